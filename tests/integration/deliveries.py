"""The services between the functions: they deliver, deliver again and give up, as S3, SQS and Lambda do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote_plus

import pytest
from factwire.domain.listing.times import timestamp
from moto.moto_api._internal import mock_random

from tests.integration.chaos import Chaos, Killed, install
from tests.integration.conftest import BUCKET, REGION, Stack, in_process
from tests.unit.services.fakes import facts_of

Event = dict[str, Any]
START = datetime(2024, 10, 8, tzinfo=UTC)


@dataclass
class Deliveries:
    """The stack of a test, and what is delivered to its functions."""

    stack: Stack
    chaos: Chaos
    dropped: int = 0

    def now(self) -> datetime:
        """The time: half a second after the last file was dropped."""
        return START + timedelta(seconds=self.dropped, milliseconds=500)

    def drop(self, key: str, body: bytes | str, **said: str) -> Event:
        """Put a file into the bucket; answers the event that S3 makes of it."""
        version = self.stack.drop(key, body, **said)
        self.waiting()  # this AWS's own event has neither a sequencer nor a time of its own
        self.dropped += 1
        seconds = self.dropped
        return {
            "eventName": "ObjectCreated:Put",
            "eventTime": timestamp(START + timedelta(seconds=seconds)),
            "s3": {
                "bucket": {"name": BUCKET},
                "object": {"key": quote_plus(key, safe="/"), "versionId": version, "sequencer": f"{seconds:016X}"},
            },
        }

    def deliver(self, bodies: Sequence[str]) -> list[str]:
        """Give `extract` a batch of messages; answers those that are to be delivered again."""
        messages = [message(body, name=str(number)) for number, body in enumerate(bodies)]
        try:
            failures = self.stack.call("extract", {"Records": messages})["batchItemFailures"]
        except Killed:
            return list(bodies)
        return [bodies[int(failure["itemIdentifier"])] for failure in failures]

    def settle(self, *events: Event, batch: int = 5, tries: int = 8) -> list[str]:
        """Deliver events, and what comes of them, until nothing is left; answers what was tried too often."""
        tried: dict[str, int] = {}
        left, dead = [json.dumps({"Records": [event]}) for event in events], []
        while left := [*left, *self.waiting()]:
            now, left = left[:batch], left[batch:]
            for body in self.deliver(now):
                tried[body] = tried.get(body, 0) + 1
                (left if tried[body] < tries else dead).append(body)
        return dead

    def waiting(self) -> list[str]:
        """Take what the functions, or S3 because of them, sent to the queue."""
        return [message["Body"] for message in iter(self._next, None)]

    def delete(self, article_id: str) -> bool:
        """DELETE an article; whether that is done."""
        try:
            return self.stack.http("DELETE", f"/articles/{article_id}")["statusCode"] in {204, 404}
        except Killed:
            return False

    def announce(self, *, plan: Sequence[str] = (), again: bool = False) -> set[str]:
        """Give `publish` the stream since last asked, twice if `again`; answers the ids of the commits in it."""
        commits = set()
        while records := self.stack._stream():
            commits |= {_commit(record) for record in records}
            for _ in range(2 if again else 1):
                with self.chaos.planned(plan):
                    self._take("publish", records)
        return commits - {""}

    def relate(self, *, plan: Sequence[str] = ()) -> None:
        """Give `relate` the articles in the stream since last asked, again until it is done with them."""
        records = [each for each in self.stack._stream() if each["dynamodb"]["Keys"]["sk"]["S"] == "META"]
        with self.chaos.planned(plan):
            self._take("relate", records)

    def notifications(self) -> list[dict[str, Any]]:
        """What subscribers got since last asked."""
        return [json.loads(envelope["Message"]) for envelope in self.stack.messages()]

    def _take(self, function: str, records: list[dict[str, Any]]) -> None:
        for _ in range(200):
            try:
                failures = self.stack.call(function, {"Records": records})["batchItemFailures"]
            except Killed:
                continue
            if not failures:
                return
            numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
            records = records[min(numbers.index(failure["itemIdentifier"]) for failure in failures) :]
        raise AssertionError(f"{function} was called too often")

    def _next(self) -> dict[str, Any] | None:
        for message in self.stack._received(1):
            return message
        return None


@contextmanager
def deliveries(monkeypatch: pytest.MonkeyPatch) -> Iterator[Deliveries]:
    """A fresh stack, the same each time, with an extractor that needs no language model."""
    monkeypatch.setattr("factwire.extraction.extract_facts", facts_of)
    monkeypatch.setattr("factwire.aws.bootstrap.engine.load_model", lambda: None)
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    mock_random.seed(1)
    with in_process(monkeypatch) as stack:
        world = Deliveries(stack=stack, chaos=install(monkeypatch))
        monkeypatch.setattr("factwire.aws.bootstrap.adapters.SystemClock.now", lambda _clock: world.now())
        monkeypatch.setattr("moto.s3.models.utcnow", lambda: world.now().replace(tzinfo=None))
        yield world


def _commit(record: dict[str, Any]) -> str:
    """The commit that a record of the stream tells of; "" where it tells of none."""
    image = record["dynamodb"].get("NewImage", {})
    is_shown = image.get("status", {}).get("S") in {"stored", "rejected"}
    return str(image["commit"]["S"]) if is_shown else ""


def message(
    body: str, *, name: str, receipt: str = "handle", attributes: dict[str, str] | None = None
) -> dict[str, Any]:
    """A message of the queue, as Lambda gives it to a function."""
    return {
        "messageId": name,
        "receiptHandle": receipt,
        "body": body,
        "attributes": attributes or {"ApproximateReceiveCount": "1"},
        "messageAttributes": {},
        "md5OfBody": "0" * 32,
        "eventSource": "aws:sqs",
        "eventSourceARN": f"arn:aws:sqs:{REGION}:123456789012:incoming",
        "awsRegion": REGION,
    }
