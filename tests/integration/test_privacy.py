"""Article text stays out of logs, metrics, traces, errors and messages about errors; what is deleted is gone."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.aws.s3.originals import S3ArticleStore
from factwire.aws.sns.notifier import SnsNotifier
from factwire.extraction import pipeline

from tests.unit.template.conftest import Template

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

CANARY = "Zanzarafel"
TITLE = f"{CANARY} resigns"
TEXT = (
    f"Harbour master Ilse {CANARY} resigned on Monday after rebels shelled the port of Aden, killing three dockers. "
    f'"We could not stay," said {CANARY}. Officials in Sanaa said that {CANARY} had asked for more guards.'
)


def printed(stack: Stack, capture: pytest.CaptureFixture[str], records: pytest.LogCaptureFixture) -> str:
    """All that the functions logged and printed, metrics among it, but for the warnings of the tests' own AWS."""
    out, err = capture.readouterr()
    return stack.log.getvalue() + out + err + records.text


def drop(stack: Stack, text: str | bytes = TEXT, **options: Any) -> list[str]:
    """Drop an article that holds the canary, and deliver it."""
    version = stack.drop("incoming/aden.txt", text, title=TITLE, **options)
    return stack.deliver("sqs_file.json", version)


def failing(error: Exception) -> Callable[..., Any]:
    """Something that always raises this."""

    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


def fault(operation: str) -> ClientError:
    """What AWS answers at times: its message repeats what it was sent."""
    return ClientError({"Error": {"Code": "ValidationException", "Message": f"invalid value: {TEXT}"}}, operation)


def test_a_stored_and_announced_article_leaves_no_word_in_logs_and_metrics(
    stack: Stack, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert drop(stack) == []
    assert stack.announce() == []
    (message,) = stack.messages()
    told = printed(stack, capsys, caplog)
    assert CANARY in message["Message"]
    assert "ArticleStored" in told
    assert CANARY not in told


UNREADABLE = [
    ("undecodable", CANARY.encode() + bytes(range(128, 160)) * 8 + b"\0\1\2\3" * 16, "text/plain"),
    ("invalid_document", f'{{"title": "{CANARY}'.encode(), "application/json"),
    ("invalid_document", f'{{"text": ["{CANARY}"]}}'.encode(), "application/json"),
    ("too_large", f"{CANARY} ".encode() * 20_000, "text/plain"),
    ("unsupported_type", b"\x89PNG\r\n\x1a\n" + CANARY.encode() * 9, "image/png"),
    (
        "unsupported_language",
        f"Die Regierung hat {CANARY} am Montag gebeten, die Steuern für kleine Betriebe nicht zu erhöhen.".encode(),
        "text/plain",
    ),
]


@pytest.mark.parametrize(
    ("code", "data", "kind"), UNREADABLE, ids=[f"{case[0]}-{number}" for number, case in enumerate(UNREADABLE)]
)
def test_a_rejection_tells_its_reason_and_no_word_of_the_file(
    stack: Stack,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    code: str,
    data: bytes,
    kind: str,
) -> None:
    version = stack.drop("incoming/aden.txt", data, content_type=kind)
    assert stack.deliver("sqs_file.json", version) == []
    stack.announce()
    (rejected,) = stack.get("/articles", status="rejected")["json"]["articles"]
    (message,) = stack.messages()
    assert rejected["error"]["code"] == code
    assert CANARY not in json.dumps(rejected) + message["Message"] + printed(stack, capsys, caplog)


def test_a_component_that_fails_with_the_text_in_its_error_leaves_no_word_of_it(
    stack: Stack, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a component whose error quotes the text
    broken = failing(ValueError(f"cannot attribute {TEXT}"))
    components = tuple(replace(each, run=broken) if each.assigns == "quotes" else each for each in pipeline.COMPONENTS)
    monkeypatch.setattr(pipeline, "COMPONENTS", components)
    # When the article is taken in
    assert drop(stack) == []
    # Then it is stored with a warning that does not
    (record,) = stack.records()
    facts = stack.get(f"/articles/{record['pk']['S'].removeprefix('A#')}/facts")["json"]
    assert [warning["component"] for warning in facts["warnings"]] == ["quotes"]
    assert CANARY not in json.dumps(facts["warnings"]) + printed(stack, capsys, caplog)


@pytest.mark.parametrize(
    ("owner", "method", "error"),
    [
        (FactsTable, "commit", fault("TransactWriteItems")),
        (FactsTable, "write_facts", RuntimeError(TEXT)),
        (S3ArticleStore, "read", fault("GetObject")),
        (S3ArticleStore, "read", MemoryError(TEXT)),
    ],
)
def test_a_fault_that_quotes_the_text_is_reported_without_it(
    stack: Stack,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    owner: type,
    method: str,
    error: Exception,
) -> None:
    monkeypatch.setattr(owner, method, failing(error))
    assert len(drop(stack)) == 1
    told = printed(stack, capsys, caplog)
    assert "record failed" in told
    assert CANARY not in told


def test_a_notification_that_cannot_be_sent_is_reported_without_its_text(
    stack: Stack, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(stack)
    monkeypatch.setattr(SnsNotifier, "publish", failing(fault("Publish")))
    changes = [change for change in stack._stream() if change["dynamodb"]["Keys"]["sk"]["S"] == "META"]
    assert len(stack.call("publish", {"Records": changes})["batchItemFailures"]) == 1
    told = printed(stack, capsys, caplog)
    assert "record failed" in told
    assert CANARY not in told


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/extract", "text/plain", TEXT),
        ("/extract", "application/json", json.dumps({"text": TEXT, "title": TITLE})),
        ("/articles", "text/plain", TEXT),
    ],
)
def test_what_is_sent_to_the_endpoint_is_not_logged(
    stack: Stack, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, path: str, kind: str, body: str
) -> None:
    assert stack.http("POST", path, body=body, headers={"content-type": kind})["statusCode"] in {200, 202}
    assert CANARY not in printed(stack, capsys, caplog)


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/extract", "application/json", f'{{"text": "{CANARY}'),
        ("/extract", "application/json", json.dumps({"text": [CANARY]})),
        ("/articles", "application/json", json.dumps({"text": 7, "title": CANARY})),
    ],
)
def test_a_refusal_repeats_nothing_of_what_was_sent(
    stack: Stack, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, path: str, kind: str, body: str
) -> None:
    answer = stack.http("POST", path, body=body, headers={"content-type": kind})
    assert 400 <= answer["statusCode"] < 500
    assert CANARY not in answer["body"] + printed(stack, capsys, caplog)


@pytest.mark.parametrize(
    "request_",
    [
        {"method": "GET", "path": f"/articles/{CANARY}"},
        {"method": "GET", "path": f"/{CANARY}"},
        {"method": "PUT", "path": f"/entities/{CANARY}"},
        {"method": "GET", "path": f"/entities/{CANARY}/timeline"},
        {"method": "GET", "path": "/events", "query": {CANARY: "x"}},
        {"method": "GET", "path": "/events", "query": {"actor": CANARY, "source": CANARY}},
        {"method": "GET", "path": "/events", "query": {"type": CANARY}},
        {"method": "GET", "path": "/events", "query": {"since": CANARY}},
        {"method": "GET", "path": "/events", "query": {"cursor": CANARY}},
        {"method": "GET", "path": "/entities", "query": {"q": CANARY}},
        {"method": "POST", "path": "/articles", "body": "A b.", "query": {"published_at": CANARY}},
        {"method": "POST", "path": "/articles", "query": {"upload": "true", "content_type": CANARY}},
        {"method": "POST", "path": "/subscriptions", "body": f'{{"protocol": "{CANARY}"'},
        {"method": "POST", "path": "/subscriptions", "body": json.dumps({"protocol": "email", "endpoint": CANARY})},
        {"method": "POST", "path": "/subscriptions", "body": json.dumps({CANARY: CANARY})},
        {"method": "DELETE", "path": f"/subscriptions/{CANARY}"},
    ],
    ids=lambda request: f"{request['method']} {request['path'].partition(CANARY)[0]}",
)
def test_no_part_of_a_request_is_logged(
    stack: Stack, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, request_: dict[str, Any]
) -> None:
    said = {"content-type": "application/json", "user-agent": CANARY, "authorization": CANARY, CANARY: CANARY}
    stack.http(**request_, headers={**said, "if-none-match": CANARY, "x-forwarded-for": CANARY})
    assert CANARY not in printed(stack, capsys, caplog)


def test_an_unforeseen_fault_of_the_endpoint_repeats_nothing(
    stack: Stack, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack.function("api")
    monkeypatch.setattr("factwire.extraction.extract_facts", failing(RuntimeError(TEXT)))
    answer = stack.http("POST", "/extract", body=TEXT, headers={"content-type": "text/plain"})
    told = printed(stack, capsys, caplog)
    assert answer["statusCode"] == 500
    assert "request failed" in told
    assert CANARY not in answer["body"] + told


def everything(stack: Stack) -> bytes:
    """Every byte that is stored: items, unpacked where they are packed, and all versions of all objects."""
    stored = b""
    for item in stack.items():
        for typed in item.values():
            [value] = typed.values()
            stored += zlib.decompress(value) if isinstance(value, bytes) else str(value).encode()
    versions = stack.s3.list_object_versions(Bucket="news").get("Versions", ())
    for version in versions:
        found = stack.s3.get_object(Bucket="news", Key=version["Key"], VersionId=version["VersionId"])
        stored += found["Body"].read() + json.dumps(found["Metadata"]).encode()
    return stored


def test_deleting_an_article_leaves_nothing_of_it_in_table_indexes_and_bucket(stack: Stack) -> None:
    # Given an article with two revisions, and another one
    drop(stack)
    version = stack.drop("incoming/aden.txt", TEXT.replace("three", "five"), title=TITLE)
    stack.deliver("sqs_older_after_newer.json", version, version)
    other = stack.drop(
        "incoming/first.txt", "Rebels shelled the port of Hodeidah, killing two dockers, officials said."
    )
    stack.deliver("sqs_poison_batch.json", other, other)
    assert CANARY.encode() in everything(stack)
    article_id = next(
        article["article_id"]
        for article in stack.get("/articles")["json"]["articles"]
        if CANARY in (article["title"] or "")
    )
    # When it is deleted
    assert stack.http("DELETE", f"/articles/{article_id}")["statusCode"] == 204
    # Then no byte of it is left anywhere, and the other one is
    left = everything(stack)
    assert CANARY.encode() not in left
    assert CANARY.casefold().encode() not in left
    named = [item for item in stack.items() if article_id in item["pk"]["S"]]
    assert [item["status"]["S"] for item in named] == ["deleted"]
    assert b"Hodeidah" in left
    assert stack.keys("incoming/aden.txt") == []
    assert stack.get("/entities", q=CANARY.casefold())["json"]["entities"] == []


def test_with_a_retention_every_item_expires_the_year_of_lists_last(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RETENTION_DAYS", "7")
    drop(stack)
    kept = {item["pk"]["S"]: int(item["expires_at"]["N"]) for item in stack.items()}
    assert len(kept) > 1
    # The year that lists go by outlasts every article of it.
    assert kept.pop("YEARS") > max(kept.values())


def test_with_a_retention_no_record_outlives_its_facts(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given an article that came twice, two days apart
    monkeypatch.setenv("RETENTION_DAYS", "7")
    drop(stack)
    table = stack.function("extract").SERVICES.release.state.repository
    later = datetime.now(UTC) + timedelta(days=2)
    monkeypatch.setattr(table, "_clock", SimpleNamespace(now=lambda: later))
    before = stack.records()
    drop(stack)
    # Then its record has moved on, and still ends with its facts at the latest
    (record,) = stack.records()
    assert record != before[0]
    others = [item for item in stack.items() if item["sk"]["S"] != "META" and "expires_at" in item]
    assert int(record["expires_at"]["N"]) <= min(int(item["expires_at"]["N"]) for item in others)


def test_traces_are_given_neither_answers_nor_errors() -> None:
    template = Template()
    shared = template.document["Globals"]["Function"]["Environment"]["Variables"]
    for function in template.of_type("AWS::Serverless::Function").values():
        told = shared | function["Environment"]["Variables"]
        assert told["POWERTOOLS_TRACER_CAPTURE_RESPONSE"] == "false"
        assert told["POWERTOOLS_TRACER_CAPTURE_ERROR"] == "false"
