"""What crowds ask of the table: a story with hundreds of articles, and a day on which all name the same president."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from factwire.aws import clients
from factwire.aws.dynamodb.stories_table import StoriesTable
from factwire.domain.judgements.effects import NO_EFFECTS
from factwire.domain.stored_stories import Membership, digest_of_member
from factwire.model import Facts
from factwire.services.stories.relate_article import RelateArticle
from factwire.stories import member_of

from tests.bench.meter import Meter, metered_stack
from tests.integration.conftest import TABLE
from tests.unit.stories.made import facts_of_text

MEMBERS = 500
SPEECHES = 40
_DAY = "2025-03-03"
_STRIKE = """\
A strike on the covered market of Harim killed 34 people on Monday, the health ministry said. Rescuers were digging
through the rubble of the spice stalls. Ambulances from Idlan took the wounded to two hospitals. {own}."""


@dataclass(frozen=True)
class Crowd:
    """What relating the last article took: its calls and units, and the units of the partition asked most of all."""

    calls: int
    written: int
    read: float
    hottest: str
    hottest_written: float
    hottest_read: float


def large_story() -> Crowd:
    """The last article of a story of `MEMBERS`; all before it are put into the story as they would be."""
    with _related() as (relate, stories, facts, meter):
        first = relate(_report(facts, 0))
        assert first
        for number in range(1, MEMBERS - 1):
            member = member_of(facts[_report(facts, number)])
            stories.put_member(first.id, member)
            joined = Membership(story=first.id, digest=digest_of_member(member))
            stories.set_membership(member.id, joined, replacing=None)
        last = _report(facts, MEMBERS - 1)
        with meter.invocation("relate"):
            relate(last)
        assert len(stories.members(first.id)) == MEMBERS
        units, hottest = meter.units, f"T#{first.id}"
        heat = units.partitions[hottest], units.read_from[hottest]
        return Crowd(meter.calls.total(), units.written, units.read, hottest, *heat)


def presidents_day() -> Crowd:
    """The last of `SPEECHES` articles that have a president's name and nothing else in common, and the hottest key.

    Its units are those of an article on average.
    """
    with _related() as (relate, _, facts, meter):
        for number in range(SPEECHES):
            id, (first, *own) = f"p{number:03}", _words(number, 60)
            names = " ".join(word.title() for word in own[:3])
            text = f"President Ana Ruiz saw {names}. {' '.join(own)}."
            facts[id] = _made(id, text, title=f"{first.title()} {own[0]} {own[1]}")
            calls, written, read = meter.calls.total(), meter.units.written, meter.units.read
            with meter.invocation("relate"):
                relate(id)
        units = meter.units
        hottest = max((name for name in units.read_from if name.startswith("K#")), key=units.read_from.__getitem__)
        heat = units.partitions[hottest] / SPEECHES, units.read_from[hottest] / SPEECHES
        return Crowd(meter.calls.total() - calls, units.written - written, units.read - read, hottest, *heat)


@contextmanager
def _related() -> Iterator[tuple[RelateArticle, StoriesTable, dict[str, Facts], Meter]]:
    """The use case over a table in this process, what it reads of articles, and a meter."""
    meter, facts = Meter(), dict[str, Facts]()
    with metered_stack(meter):
        clock: Any = SimpleNamespace(now=lambda: datetime(2025, 3, 6, tzinfo=UTC))
        stories = StoriesTable(clients.dynamodb(), table=TABLE, clock=clock)
        yield RelateArticle(repository=_repository(facts), stories=stories), stories, facts, meter


def _repository(facts: dict[str, Facts]) -> Any:
    """Records whose facts are made here: what extraction takes is not what is measured."""
    return SimpleNamespace(
        find=lambda article: SimpleNamespace(article_id=article, status="stored", stored_facts=article, quiet=False),
        facts=lambda article, _stored: facts[article],
        effects=lambda _id, _stored: NO_EFFECTS,
    )


def _report(facts: dict[str, Facts], number: int) -> str:
    id = f"m{number:03}"
    own = " ".join(f"word{number}x{n}" for n in range(12))
    facts[id] = _made(id, _STRIKE.format(own=own), title="Strike on Harim market kills 34")
    return id


def _words(article: int, number: int) -> list[str]:
    """Words that no other article has: of letters, for numbers would be terms of their own."""
    digests = (hashlib.sha256(f"{article} {n}".encode()).hexdigest()[:8] for n in range(number))
    return [digest.translate(str.maketrans("0123456789", "ghijklmnop")) for digest in digests]


def _made(id: str, text: str, *, title: str) -> Facts:
    return facts_of_text(text, title=title, published_at=_DAY, source=f"{id}.example", article_id=id, revision="r1")
