"""What the table is asked while articles go in and questions are answered: few units, keys that spread, no Scan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from tests.bench.meter import Meter
from tests.bench.metering import metered_seeds
from tests.integration.conftest import in_process

# What an article may take; `make cost` has the dollars.
MOST_WRITTEN = 40
MOST_READ = 2
# What one partition of a table can write in a second, and the bursts we promise to take in.
PARTITION_UNITS = 1000
BURST = 200
QUESTIONS = [
    "/articles",
    "/articles?source=x",
    "/events",
    "/events?type=ASSAULT",
    "/events?country=YEM",
    "/quotes",
    "/quotes?speaker=somebody",
    "/entities?q=so",
    "/entities/somebody",
    "/entities/somebody/timeline",
]


@pytest.fixture(scope="module")
def meter() -> Meter:
    """The seeds went through `extract` and `publish`."""
    return metered_seeds()


def test_an_average_article_takes_few_units(meter: Meter) -> None:
    assert meter.articles >= 10
    assert meter.units.written / meter.articles <= MOST_WRITTEN
    assert meter.units.read / meter.articles <= MOST_READ


def test_an_article_is_written_without_a_transaction_and_found_without_a_scan(meter: Meter) -> None:
    asked = {call.partition(":")[2] for call in meter.calls if call.startswith("dynamodb:")}
    assert asked == {"GetItem", "PutItem", "BatchWriteItem"}


def test_no_partition_is_written_more_often_than_a_burst_allows(meter: Meter) -> None:
    """Years spread an archive; what comes in today is all of one."""
    for partition, units in meter.units.partitions.items():
        assert units / meter.articles * BURST < PARTITION_UNITS, partition


@pytest.fixture
def asked() -> Iterator[Counter[str]]:
    """What the questions ask of the table."""
    with pytest.MonkeyPatch.context() as monkeypatch, in_process(monkeypatch) as stack:
        assert boto3.DEFAULT_SESSION
        calls: Counter[str] = Counter()

        def count(model: Any, **_: Any) -> None:
            calls[model.name] += 1

        boto3.DEFAULT_SESSION.events.register("before-parameter-build.dynamodb", count)
        for question in QUESTIONS:
            path, _, query = question.partition("?")
            answer = stack.get(path, **dict([query.split("=")] if query else []))
            assert answer["statusCode"] in {200, 404, 422}
        yield calls


def test_no_question_scans_the_table(asked: Counter[str]) -> None:
    assert set(asked) <= {"GetItem", "BatchGetItem", "Query"}
    assert asked["Query"] >= len(QUESTIONS)
