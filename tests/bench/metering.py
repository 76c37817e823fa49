"""What the functions ask of AWS while the seeds go through them, as AWS would put it on the bill."""

from __future__ import annotations

import io
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from threading import Lock, current_thread, local, main_thread
from typing import Any

import boto3
import pytest
from factwire import extraction
from factwire.aws.dynamodb.stories_table import READERS
from factwire.aws.triggers.queue_messages import replay_message
from factwire.domain.listing.times import sortable, timestamp
from factwire.model import Facts
from factwire.services.ports import Replay

from tests.bench.units import Item, Units
from tests.eval.seeds import load_seed, seed_names
from tests.integration.conftest import TABLE, Stack, in_process, load


@dataclass
class Meter:
    """Counts of what is billed, over all articles."""

    articles: int = 0
    words: int = 0
    characters: int = 0
    facts_characters: int = 0
    facts_bytes: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    waits: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """How many answers each function waits for: of calls that it makes side by side, one for so many."""
    units: Units = field(default_factory=Units)
    invocations: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    log_bytes: int = 0
    running: str = ""
    # Functions call from several threads: what a thread waits for, and has asked, is its own.
    _thread: local = field(default_factory=local, compare=False)
    _counting: Lock = field(default_factory=Lock, compare=False)

    @contextmanager
    def invocation(self, name: str) -> Iterator[None]:
        """Count one invocation, the processor time it takes outside of AWS, and what it logs."""
        self.running = name
        self.invocations[name] += 1
        printed = io.StringIO()
        started = time.process_time()
        try:
            with redirect_stdout(printed):
                yield
        finally:
            self.seconds[name] += time.process_time() - started
            self.log_bytes += len(printed.getvalue().encode())
            self.running = ""

    def watch(self, session: boto3.Session) -> None:
        """Count the calls of clients that this session makes from now on."""
        session.events.register("before-parameter-build", self._asked)
        session.events.register("before-call", self._sent)
        session.events.register("after-call", self._answered)

    def _asked(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        if not self.running:
            return
        with self._counting:
            self.calls[f"{model.service_model.service_name}:{model.name}"] += 1
            self.waits[self.running] += 1 if current_thread() is main_thread() else 1 / READERS
        self._thread.asked = params
        if model.service_model.service_name == "dynamodb":
            with self._paused():
                self.units.asked(model.name, params)

    def _sent(self, **_: Any) -> None:
        self._thread.waiting_since = time.thread_time()

    def _answered(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        # What the AWS in this process works is not the function's.
        if self.running:
            self._take_off(time.thread_time() - self._thread.waiting_since)
            if model.service_model.service_name == "dynamodb":
                with self._paused():
                    self.units.answered(model.name, self._thread.asked, parsed)

    @contextmanager
    def _paused(self) -> Iterator[None]:
        """What counting takes is not the function's; one thread counts at a time."""
        with self._counting:
            started = time.thread_time()
            yield
            taken = time.thread_time() - started
        self._take_off(taken)

    def _take_off(self, seconds: float) -> None:
        """Take the processor time of this thread off that of the process, which is that of all its threads."""
        with self._counting:
            self.seconds[self.running] -= seconds


def metered_seeds(*, stories: bool = False) -> Meter:
    """Put every seed through `extract` and `publish`, with `stories` through `relate` too, one message at a time."""
    meter = Meter()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("OMP_NUM_THREADS", "1")
        with in_process(monkeypatch) as stack:
            connect(meter, stack)
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


def metered_replay() -> Meter:
    """Replay every seed after the extraction has changed: each loses a quote, or has another summary."""
    meter = Meter()
    with pytest.MonkeyPatch.context() as monkeypatch, _with_seeds(monkeypatch, meter) as stack:
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
    with pytest.MonkeyPatch.context() as monkeypatch, _with_seeds(monkeypatch, meter) as stack:
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
def _with_seeds(monkeypatch: pytest.MonkeyPatch, meter: Meter) -> Iterator[Stack]:
    """A stack with the seeds and their stories; what is called from then on can be metered."""
    with in_process(monkeypatch) as stack:
        connect(meter, stack)  # before the functions make their clients
        for name in seed_names():
            _put_through(stack, name, Meter(), load_seed(name).article.text, stories=True)
        yield stack


def connect(meter: Meter, stack: Stack) -> None:
    """Let a meter see the calls of all clients that are made from now on."""
    assert boto3.DEFAULT_SESSION
    meter.units.stored = stored_in(stack)
    meter.watch(boto3.DEFAULT_SESSION)


def _changes(stack: Stack, kind: str) -> list[dict[str, Any]]:
    """The records of the stream that the functions are called for."""
    records = stack._stream()
    return [record for record in records if record["dynamodb"]["Keys"]["sk"]["S"].startswith(kind)]


def _otherwise(facts: Facts) -> Facts:
    summary = facts.summary.model_copy(update={"headline": f"{facts.summary.headline} (2)"})
    return facts.model_copy(update={"quotes": facts.quotes[:-1], "summary": summary})


def stored_in(stack: Stack) -> Callable[[Item], Item | None]:
    """Finds an item by its key, by a client that nobody watches."""
    table: Any = stack.dynamodb
    return lambda key: table.get_item(TableName=TABLE, Key=key).get("Item")


def _put_through(stack: Stack, name: str, meter: Meter, text: str, *, stories: bool, **metadata: str) -> None:
    told = {key: value.encode("ascii", "ignore").decode() for key, value in metadata.items() if value}
    version = stack.drop(f"incoming/{name}.txt", text, **told)
    event = load("sqs_file.json")
    message = json.loads(event["Records"][0]["body"])
    message["Records"][0]["s3"]["object"] |= {"key": f"incoming/{name}.txt", "versionId": version}
    event["Records"][0]["body"] = json.dumps(message)
    _call_all(stack, meter, event, stories=stories)


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
