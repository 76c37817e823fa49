"""What the functions ask of AWS while the seeds go through them, as AWS would put it on the bill."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import pytest
from factwire import extraction
from factwire.aws.triggers.queue_messages import replay_message
from factwire.domain.listing.times import sortable, timestamp
from factwire.model import Facts
from factwire.services.ports import Replay

from tests.bench.meter import Meter, metered_stack
from tests.eval.seeds import load_seed, seed_names
from tests.integration.conftest import Stack, load


def metered_seeds(*, stories: bool = False) -> Meter:
    """Put every seed through `extract` and `publish`, with `stories` through `relate` too, one message at a time."""
    meter = Meter()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("OMP_NUM_THREADS", "1")
        with metered_stack(meter) as stack:
            for name in ("extract", "publish", *(("relate",) if stories else ())):
                stack.function(name)
            # The first article fills caches that a warm function has filled.
            _put_through(stack, "warm", Meter(), load_seed(seed_names()[0]).article.text, stories=stories)
            logged = len(stack.log.getvalue())
            for name in seed_names():
                article = load_seed(name).article
                told = {"title": article.title or "", "source": article.source or ""}
                _put_through(stack, name, meter, article.text, stories=stories, **told)
                meter.articles += 1
                meter.words += article.word_count
                meter.characters += len(article.text)
            meter.log_bytes += len(stack.log.getvalue()[logged:].encode())
            for key in stack.keys("facts/"):
                body = stack.s3.get_object(Bucket="news", Key=key)["Body"].read()
                meter.facts_bytes += len(body)
                meter.facts_characters += _answer_length(Facts.model_validate_json(body))
    return meter


def metered_batch() -> Meter:
    """Relate all seeds in one batch of the stream; what comes before is not counted."""
    meter = Meter()
    with metered_stack(meter) as stack:
        warm = _dropped(stack, "warm", load_seed(seed_names()[0]).article.text)
        _call_all(stack, Meter(), warm, stories=True)
        for name in seed_names():
            article = load_seed(name).article
            told = {"title": article.title or "", "source": article.source or ""}
            _call(stack, Meter(), "extract", _dropped(stack, name, article.text, **told))
            meter.articles += 1
        _call(stack, meter, "relate", {"Records": _changes(stack, "META")})
    return meter


def metered_replay() -> Meter:
    """Replay every seed after the extraction has changed: each loses a quote, or has another summary."""
    meter = Meter()
    with pytest.MonkeyPatch.context() as monkeypatch, _with_seeds(meter) as stack:
        extract = extraction.extract_facts
        monkeypatch.setattr(extraction, "extract_facts", lambda article: _otherwise(extract(article)))
        for row in stack.get("/articles", limit="100")["json"]["articles"]:
            event, now = load("sqs_replay.json"), timestamp(datetime.now(UTC))
            task = Replay(
                article_id=row["article_id"],
                revision=row["revision"],
                listed_at=sortable(row["published_at"] or row["received_at"]) or now,
                extracted_before=now,
            )
            event["Records"][0]["body"] = replay_message(task)
            _call_all(stack, meter, event, stories=True)
            meter.articles += 1
    return meter


def metered_judgements() -> Meter:
    """Reject the first event of every seed that has one over HTTP, and let that take effect and be announced."""
    meter = Meter()
    with _with_seeds(meter) as stack:
        stack._stream()
        for row in stack.get("/articles", limit="100")["json"]["articles"]:
            if not row["event_types"]:
                continue
            verdict = {"article_id": row["article_id"], "fact": "v1", "verdict": "reject"}
            with meter.invocation("api"):
                assert stack.http("POST", "/judgements", body=json.dumps(verdict))["statusCode"] == HTTPStatus.CREATED
            _call(stack, meter, "relate", {"Records": _changes(stack, "JUDGE#")})
            changes = _changes(stack, "META")
            for function in ("publish", "relate"):
                _call(stack, meter, function, {"Records": changes})
            meter.articles += 1
    return meter


@contextmanager
def _with_seeds(meter: Meter) -> Iterator[Stack]:
    """A stack with the seeds and their stories; what is called from then on can be metered."""
    with metered_stack(meter) as stack:
        for name in seed_names():
            _put_through(stack, name, Meter(), load_seed(name).article.text, stories=True)
        yield stack


def _changes(stack: Stack, kind: str) -> list[dict[str, Any]]:
    """The records of the stream that the functions are called for."""
    records = stack._stream()
    return [record for record in records if record["dynamodb"]["Keys"]["sk"]["S"].startswith(kind)]


def _otherwise(facts: Facts) -> Facts:
    summary = facts.summary.model_copy(update={"headline": f"{facts.summary.headline} (2)"})
    return facts.model_copy(update={"quotes": facts.quotes[:-1], "summary": summary})


def _put_through(stack: Stack, name: str, meter: Meter, text: str, *, stories: bool, **metadata: str) -> None:
    _call_all(stack, meter, _dropped(stack, name, text, **metadata), stories=stories)


def _dropped(stack: Stack, name: str, text: str, **metadata: str) -> dict[str, Any]:
    """Put an article into the bucket; answers the message that says so."""
    told = {key: value.encode("ascii", "ignore").decode() for key, value in metadata.items() if value}
    version = stack.drop(f"incoming/{name}.txt", text, **told)
    event = load("sqs_file.json")
    message = json.loads(event["Records"][0]["body"])
    message["Records"][0]["s3"]["object"] |= {"key": f"incoming/{name}.txt", "versionId": version}
    event["Records"][0]["body"] = json.dumps(message)
    return event


def _call_all(stack: Stack, meter: Meter, event: dict[str, Any], *, stories: bool) -> None:
    """Give a message to `extract`, and what it commits to the functions that follow."""
    _call(stack, meter, "extract", event)
    changes = _changes(stack, "META")
    for function in ("publish", *(("relate",) if stories else ())):
        _call(stack, meter, function, {"Records": changes})


def _call(stack: Stack, meter: Meter, function: str, event: dict[str, Any]) -> None:
    """Invoke a function; what it could not do would be missing in the bill."""
    with meter.invocation(function):
        failures = stack.call(function, event)["batchItemFailures"]
    assert not failures, f"{function} failed: {stack.log.getvalue()[-2000:]}"


def _answer_length(facts: Facts) -> int:
    """The characters that a model would have to write: the facts without the text, in compact JSON."""
    return len(facts.model_dump_json(exclude_defaults=True, exclude={"article": True, "engine": True}))
