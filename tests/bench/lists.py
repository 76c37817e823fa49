"""`make lists`: what each list takes over 10,000 stored articles, in read units and beside a GET of one article.

The endpoint runs as it is deployed, through AWS's own client; only the table is in memory. What the table works is
not counted as time: each call to it waits as long as `assumed.toml` says.
"""

from __future__ import annotations

import io
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from statistics import median

import boto3
import pytest
from factwire.aws.bootstrap.adapters import SystemClock
from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.domain.listing.entity_keys import entity_key
from factwire.model import Facts

from tests.bench.archive import RARE_COUNTRY, archive, store
from tests.bench.cost import data, memory_of
from tests.bench.memory_table import MemoryTable
from tests.integration.conftest import TABLE, Stack, in_process

ARTICLES = 10_000
PAGE = 50
# What a page may take: read units, and how many times as long as one article.
MOST_UNITS = 120
MOST_RATIO = 15.0
_ROUNDS = 5


@dataclass(frozen=True)
class Taken:
    """What the answer to a question took."""

    question: str
    rows: int
    calls: int
    units: float
    seconds: float

    @property
    def milliseconds(self) -> float:
        """How long it takes on AWS: the function's work on its share of a processor, and the waiting for the table."""
        assumed = data("assumed")
        slower = max(1.0, assumed["full_processor_megabytes"] / memory_of("ApiFunction"))
        return 1000 * self.seconds * slower + self.calls * assumed["milliseconds_per_call"]


@contextmanager
def stored(count: int) -> Iterator[tuple[Stack, MemoryTable, list[str]]]:
    """The endpoint over so many articles, the table, and what to ask."""
    table = MemoryTable()
    writer = FactsTable(table, table=TABLE, clock=SystemClock())
    known: Counter[tuple[str, str]] = Counter()
    article_id = ""
    for facts in archive(count):
        store(facts, table=writer)
        known.update(_names(facts))
        article_id = facts.article.article_id
    with pytest.MonkeyPatch.context() as monkeypatch, in_process(monkeypatch) as stack:
        assert boto3.DEFAULT_SESSION
        table.answer_all(boto3.DEFAULT_SESSION)
        yield stack, table, _questions(article_id, known)


def take(stack: Stack, table: MemoryTable, question: str) -> Taken:
    """Ask a question some times; the median of the time it takes."""
    path, _, asked = question.partition("?")
    query = dict(pair.split("=") for pair in asked.split("&") if pair)
    if not path.startswith("/articles/"):
        query["limit"] = str(PAGE)
    times: list[float] = []
    for _ in range(_ROUNDS + 1):  # the first one fills caches
        table.calls.clear()
        table.units.read, table.seconds = 0.0, 0.0
        started = time.process_time()
        with redirect_stdout(io.StringIO()):  # metrics
            answer = stack.get(path, **query)
        times.append(time.process_time() - started - table.seconds)
        assert answer["statusCode"] == 200, (question, answer["body"])
    rows = max((len(value) for value in answer["json"].values() if isinstance(value, list)), default=1)
    return Taken(question, rows, table.calls.total(), table.units.read, median(times[1:]))


def _names(facts: Facts) -> Iterator[tuple[str, str]]:
    """What an article can be asked for by name."""
    keys = {entity.id: entity_key(entity.name) for entity in facts.entities}
    yield from {("entity", key) for key in keys.values()}
    yield from {("speaker", keys[quote.speaker]) for quote in facts.quotes if quote.speaker}
    actors = {actor.entity for event in facts.events for actor in event.actors if actor.entity}
    yield from {("actor", keys[actor]) for actor in actors}


def _questions(article_id: str, known: Counter[tuple[str, str]]) -> list[str]:
    def most(role: str) -> str:
        return next(key for (each, key), _ in known.most_common() if each == role)

    letters = Counter(key[:2] for role, key in known if role == "entity")
    rare = min(key for (role, key), number in known.items() if role == "entity" and number == 1)
    return [
        f"/articles/{article_id}",
        f"/articles/{article_id}/facts",
        "/articles",
        "/articles?source=Source 7",
        "/articles?since=2024-03-01&until=2024-03-31",
        "/events",
        "/events?type=ASSAULT",
        f"/events?type=ASSAULT&country={RARE_COUNTRY}",
        "/events?country=JPN",
        f"/events?country={RARE_COUNTRY}",
        f"/events?actor={most('actor')}",
        "/events?killed_min=1",
        "/places",
        "/quotes",
        f"/quotes?speaker={most('speaker')}",
        f"/entities?q={letters.most_common(1)[0][0]}",
        f"/entities/{most('entity')}",
        f"/entities/{rare}",
        f"/entities/{most('actor')}/timeline",
    ]


def main() -> int:
    """Print the table; answers the exit status."""
    price = data("prices")["dynamodb"]["read_unit"]
    with stored(ARTICLES) as (stack, table, questions):
        taken = [take(stack, table, question) for question in questions]
    one = taken[0].milliseconds
    print(f"Lists over {ARTICLES:,} articles of a year, {PAGE} a page (beside GET of one article, {one:.0f} ms)\n")
    print(f"  {'question':<58}{'rows':>6}{'calls':>7}{'read units':>12}{'$ a million':>13}{'ms':>7}{'ratio':>8}")
    for each in taken:
        question = each.question.replace(questions[0].rpartition("/")[2], "{id}")
        dollars, ratio = each.units * price * 1e6, each.milliseconds / one
        figures = (
            f"{each.rows:>6}{each.calls:>7}{each.units:>12.1f}{dollars:>13.2f}{each.milliseconds:>7.0f}{ratio:>8.1f}"
        )
        print(f"  {question:<58}{figures}")
    units, ratio = max(each.units for each in taken), max(each.milliseconds for each in taken) / one
    kept = units <= MOST_UNITS and ratio <= MOST_RATIO
    print(f"\n  at most {MOST_UNITS} read units and {MOST_RATIO:g} times one article: {'yes' if kept else 'NO'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
