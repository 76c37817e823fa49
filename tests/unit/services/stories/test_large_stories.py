"""Stories of hundreds of articles: all at once, one after the other, and more than a story takes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Barrier, get_ident

import pytest
from factwire.aws.dynamodb.packing import pack
from factwire.aws.dynamodb.stories_table import story_item
from factwire.domain.stored_stories import Membership, digest_of_member, record_of
from factwire.errors import StorageUnavailable
from factwire.stories import member_of
from factwire.stories.comparison import score
from factwire.stories.comparison.keys import CROWDED

from tests.bench.units import size
from tests.unit.services.stories.test_relate_article import STRIKE_TEXTS, World, fact_of
from tests.unit.stories.made import claim, reporting

TRIES = 20  # of a batch of the stream, before it is a dead letter


def reported(world: World, number: int) -> str:
    """Store one of many reports of the strike, without relating it; return its id."""
    text, title, day = STRIKE_TEXTS[f"s{number % 3 + 1}"]
    own = " ".join(f"word{number}x{n}" for n in range(12))
    id = f"m{number:03}"
    world.records.stored[id] = fact_of(id, f"{text} {own}.", title=title, day=day, outlet=f"{id}.example")
    return id


def related(world: World, id: str) -> None:
    """Relate an article, and again as its batch is delivered again."""
    for _ in range(TRIES):
        with suppress(StorageUnavailable):
            world.relate(id)
            return
    raise AssertionError(id)


def test_two_hundred_articles_of_one_story_at_once_are_one_story() -> None:
    # Given two hundred reports that are stored, and four functions that relate them side by side
    world = World()
    ids = [reported(world, number) for number in range(200)]

    # When all are related at once
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(partial(related, world), ids))

    # Then they are one story, and a second delivery of everything changes nothing
    assert world.clusters() == {frozenset(ids)}
    world.check()
    before = dict(world.stories.records)
    for id in ids[:20]:
        world.relate(id)
    assert world.stories.records == before


def test_as_many_articles_as_a_key_leads_to_that_begin_one_story_at_once_find_each_other() -> None:
    # Given reports none of which writes before all have looked for their story
    world = World()
    ids = [reported(world, number) for number in range(CROWDED)]
    all_looked, wrote = Barrier(CROWDED, timeout=10), set[int]()

    def wait_for_all(call: str) -> None:
        if call == "lead" and get_ident() not in wrote:
            wrote.add(get_ident())
            all_looked.wait()

    world.stories.before_call = wait_for_all
    # When they are related at once
    with ThreadPoolExecutor(CROWDED) as pool:
        list(pool.map(partial(related, world), ids))
    # Then they are one story
    assert world.clusters() == {frozenset(ids)}


def test_the_five_hundredth_article_takes_as_many_calls_and_writes_no_more_than_the_tenth() -> None:
    # Given a story, one article after the other, and all but one of five hundred in it
    world = World()
    first = world.relate(reported(world, 0))
    assert first

    def fill(numbers: range) -> None:
        for number in numbers:
            member = member_of(world.records.stored[reported(world, number)])
            world.stories.put_member(first.id, member)
            joined = Membership(story=first.id, digest=digest_of_member(member))
            world.stories.set_membership(member.id, joined, replacing=None)
        world.relate("m000")

    def taken(number: int) -> tuple[int, int]:
        """The calls of one more article, and the bytes of the story's record."""
        id = reported(world, number)
        world.stories.calls.clear()
        record = world.relate(id)
        assert record
        return len(world.stories.calls), size(story_item(record))

    fill(range(1, 9))
    calls, written = taken(9)
    fill(range(10, 499))

    # When the last one joins
    most_calls, most_written = taken(499)

    # Then it took no more than the tenth did
    assert world.clusters() == {frozenset(world.records.stored)}
    assert most_calls <= calls
    assert most_written <= 2 * written


def test_the_record_of_a_story_is_bounded_whatever_its_sources_claim() -> None:
    members = [
        reporting(f"m{n}", claim("killed", n, said_by=f"source {n}"), claim("wounded", 2 * n), outlet=f"o{n}.example")
        for n in range(1, 501)
    ]

    record = record_of("s1", members, version=1)

    assert record.document.independent_sources == 500
    assert all(len(toll.claims) <= 12 for toll in record.document.casualties.values())
    assert len(pack(record)) < 8 * 1024


def test_what_a_story_cannot_take_begins_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score, "MOST_ARTICLES", 5)
    world = World()
    for number in range(8):
        world.relate(reported(world, number))

    assert sorted(map(len, world.clusters())) == [3, 5]
    world.check()
