"""`python -m tests.examples`: ask the endpoint, write its answers where the OpenAPI document finds them.

With `--check` they are only compared; status 1 where they differ.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from factwire.aws.http.documentation.examples import COMMITTED, Examples
from factwire.aws.http.routes import submission_routes as submissions
from factwire.aws.http.routes.article_body import EXAMPLE
from factwire.services import delete_article
from moto.moto_api._internal import mock_random

from local.dropping import content_type_of, seeds
from tests.examples.requests import MAILBOX, Request, requests
from tests.integration.conftest import ROOT, Stack, in_process, load

SENTENCE = EXAMPLE
NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)
REVISED = ("at least 17", "at least 19")
# A signature changes with the time.
_SIGNATURE = re.compile(r"\?X-Amz-Algorithm=[^\"]*")


def main() -> int:
    """Write the examples, or check them; answers the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.examples", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; status 1 on drift")
    checking = parser.parse_args().check
    written = generated()
    if not checking:
        COMMITTED.write_text(written, encoding="utf-8")
    elif COMMITTED.read_text(encoding="utf-8") != written:
        sys.stderr.write(f"{COMMITTED.name} differs from the answers: run python -m tests.examples\n")
        return 1
    return 0


def generated() -> str:
    """The examples as their file holds them."""
    mock_random.seed(0)
    with pytest.MonkeyPatch.context() as monkeypatch, in_process(monkeypatch) as stack:
        # Every deletion is a large one: a small one has no body to show.
        monkeypatch.setattr(delete_article, "_AT_ONCE", -1)
        monkeypatch.setattr("factwire.aws.bootstrap.adapters.SystemClock.now", lambda _clock: NOON)
        numbers = count(1)
        secrets = "factwire.aws.bootstrap.api.secrets.token_bytes"
        monkeypatch.setattr(secrets, lambda size: bytes([next(numbers)]) * size)
        monkeypatch.setattr(submissions, "token_hex", lambda _size: "5be8b4e7" * 4)
        # One article after the other, so that what moto draws at random comes in one order.
        monkeypatch.setattr("factwire.aws.triggers.change_batches.SIDE_BY_SIDE", 1)
        revised = _store_seeds(stack)
        stack.relate()
        story = stack.get("/stories", killed_min="5")["json"]["stories"][0]["id"]
        made = stack.http("POST", "/subscriptions", body=json.dumps(MAILBOX))["json"]
        found: Examples = {}
        for request in requests(article=revised, sentence=SENTENCE, story=story, subscription=made["id"]):
            with _refusing(monkeypatch, request):
                answer = stack.http(
                    request.method, request.path, query=request.query, body=request.body, headers=request.headers
                )
            _keep(found, request, answer)
    return json.dumps(found, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _keep(found: Examples, request: Request, answer: dict[str, Any]) -> None:
    status, media_type = str(answer["statusCode"]), answer["headers"].get("Content-Type", "").partition(";")[0]
    if answer["body"]:
        body = _SIGNATURE.sub("?X-Amz-Algorithm=AWS4-HMAC-SHA256&...", answer["body"])
        value = json.loads(body) if media_type.endswith("json") and not media_type.endswith("x-ndjson") else body
        answers = found.setdefault(request.operation, {}).setdefault(status, {}).setdefault(media_type, {})
        answers.setdefault(request.name, value)


def _store_seeds(stack: Stack) -> str:
    """Store the seeds, one of them revised; answers the id of that one."""
    revised = ""
    for number, (path, metadata) in enumerate(sorted(seeds(ROOT / "seeds").items())):
        data = path.read_bytes()
        versions = [data]
        if REVISED[0].encode() in data:
            versions.append(data.replace(*(words.encode() for words in REVISED)))
        for version, content in enumerate(versions):
            _store(stack, path, content, metadata=metadata, number=number, version=version)
        if len(versions) > 1:
            (revised,) = _with_two_revisions(stack)
    return revised


def _with_two_revisions(stack: Stack) -> Iterator[str]:
    for item in stack.records():
        article_id = item["pk"]["S"].removeprefix("A#")
        if len(stack.get(f"/articles/{article_id}/revisions")["json"]["revisions"]) > 1:
            yield article_id


def _store(stack: Stack, path: Path, data: bytes, *, metadata: dict[str, str], number: int, version: int) -> None:
    key = f"incoming/seeds/{path.name}"
    stored = stack.drop(key, data, content_type=content_type_of(path), **metadata)
    event = load("sqs_file.json")
    body = json.loads(event["Records"][0]["body"])
    body["Records"][0]["eventTime"] = f"2025-11-22T10:{number:02}:{version:02}.000Z"
    body["Records"][0]["s3"]["object"] |= {"key": key, "versionId": stored, "sequencer": f"{version + 1:018}"}
    event["Records"][0]["body"] = json.dumps(body)
    assert stack.call("extract", event) == {"batchItemFailures": []}


@contextmanager
def _refusing(monkeypatch: pytest.MonkeyPatch, request: Request) -> Iterator[None]:
    """AWS refuses every call, or only to change a subscription, where the request wants that."""
    if request.refused is None:
        yield
        return
    call = BaseClient._make_api_call

    def refuse(client: BaseClient, operation: str, parameters: dict[str, Any]) -> Any:
        if request.refused == "InvalidParameter" and operation not in {"Subscribe", "Unsubscribe"}:
            return call(client, operation, parameters)
        error: Any = {"Error": {"Code": request.refused, "Message": "Subscription already exists"}}
        raise ClientError(error, operation)

    with monkeypatch.context() as within:
        within.setattr(BaseClient, "_make_api_call", refuse)
        yield


if __name__ == "__main__":
    sys.exit(main())
