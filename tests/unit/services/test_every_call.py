"""Each call of each use case in turn: broken before or after its effect, or overtaken by every other use case."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from factwire.domain.listing.entries import entries_of
from factwire.domain.listing.times import sortable, timestamp
from factwire.domain.records import Record
from factwire.errors import FactwireError
from factwire.services.ports import Replay, StaleRecord

from tests.telling import Tell
from tests.unit.services.fakes import (
    FakeRepository,
    World,
    article,
    facts_of,
    newer_engine,
    origin,
    settle,
)

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."
TEXTS = {1: FIRST, 2: SECOND, 3: SECOND, 4: " ", 5: FIRST}
ARTICLE = article(FIRST).article_id
NOON = datetime(2024, 10, 8, 12, tzinfo=UTC)

Act = Callable[[World], object]


def delivery(number: int) -> Act:
    """The event of a version comes."""
    return lambda world: world.ingest()(origin(number))


def deletion(world: World) -> None:
    """Somebody deletes the article."""
    world.delete(ARTICLE)


def replay(world: World) -> None:
    """The first version is extracted once more, by another engine, if that has not been done since noon."""
    task = Replay(
        article_id=ARTICLE,
        revision=article(FIRST).revision,
        listed_at=sortable(origin(1).at) or "",
        extracted_before=timestamp(NOON),
    )
    world.replay(extract=newer_engine)(task)


ACTS: dict[str, Act] = {
    **{f"delivery {number}": delivery(number) for number in TEXTS},
    "deletion": deletion,
    "replay": replay,
}
BEFORE: dict[str, list[Act]] = {
    "nothing": [],
    "the first": [delivery(1)],
    "two revisions": [delivery(1), delivery(2)],
    "a rejection": [delivery(4)],
}


def world_after(acts: list[Act]) -> World:
    """All versions are in the store; some have been delivered."""
    world = World(now=NOON - timedelta(hours=1))
    for number, text in TEXTS.items():
        world.drop(origin(number), text)
    for act in acts:
        act(world)
    world.now = NOON
    return world


def calls(before: str, act: str) -> range:
    """Each call of a port that an act makes."""
    world = world_after(BEFORE[before])
    world.faults.calls = 0
    attempt(world, ACTS[act])
    return range(world.faults.calls)


def attempt(world: World, act: Act) -> None:
    """Do it once, whatever comes of it."""
    with contextlib.suppress(FactwireError, StaleRecord):
        act(world)
    world.faults.plan = []


def check_committed(world: World) -> None:
    """An article that can be seen has all its facts."""
    for record in world.records.values():
        if record.stored_facts and record.status == "stored":
            assert (record.article_id, record.revision, record.stored_facts.commit) in world.parts
            assert record.stored_facts.archive_key in world.documents
            assert list_keys(world, record) == sorted(entry.list_key for entry in entries_of(facts_of(article(FIRST))))


def list_keys(world: World, record: Record) -> list[str]:
    """The lists that show the article."""
    facts_digests = FakeRepository(world).facts_digests([record.article_id])
    return sorted(
        list_key
        for list_key, _, key, facts_digest, _ in world.entries
        if key in facts_digests and (key, facts_digests[key]) == (record.article_id, facts_digest)
    )


def check_no_orphans(world: World) -> None:
    """There are no facts that no record names."""
    stored_facts = [record.stored_facts for record in world.records.values() if record.stored_facts]
    assert sorted(commit for _, _, commit in world.parts) == [each.commit for each in stored_facts]
    assert list(world.documents) == [each.archive_key for each in stored_facts]
    assert {facts_digest for _, _, _, facts_digest, _ in world.entries} == {each.facts_digest for each in stored_facts}


def check_settled(world: World) -> None:
    """After all deliveries the newest version is there, alone, and every commit is announced."""
    commits = {change.after.commit for change in world.stream if change.after and not change.after.is_deleted}
    for number in TEXTS:
        settle(lambda number=number: world.ingest()(origin(number)))
        check_committed(world)
    commits |= {change.after.commit for change in world.stream if change.after and not change.after.is_deleted}
    world.publish_all()
    if world.objects:
        (record,) = world.articles.values()
        assert (record.status, record.origin) == ("stored", origin(5))
        assert [facts.article.text for facts in world.parts.values()] == [FIRST]
        assert [facts.article.text for facts in world.documents.values()] == [FIRST]
    else:
        assert (world.articles, world.parts, world.documents, world.entries, world.noted) == ({}, {}, {}, {}, {})
    assert {each.notification_id for each in world.notifications if each.kind != "retraction"} == commits


def finish(world: World) -> None:
    """Whoever asked for a deletion that failed asks again."""
    if any(record.status == "deleting" for record in world.records.values()):
        settle(lambda: deletion(world))


@pytest.mark.parametrize(("before", "act"), [*product(BEFORE, ACTS)])
def test_a_fault_at_any_call_leaves_the_old_state_or_the_new_and_heals(before: str, act: str, tell: Tell) -> None:
    for call, fate in product(calls(before, act), ("lost", "unheard")):
        world = world_after(BEFORE[before])
        world.faults.plan = ["works"] * call + [fate]
        attempt(world, ACTS[act])
        check_committed(world)
        attempt(world, ACTS[act])
        finish(world)
        check_no_orphans(world)
        check_settled(world)
        tell("schedules over fakes", 1)


@pytest.mark.parametrize(("before", "act", "other"), [*product(BEFORE, ACTS, ACTS)])
def test_whoever_overtakes_at_any_call_the_end_is_the_same(before: str, act: str, other: str, tell: Tell) -> None:
    for call in calls(before, act):
        world = world_after(BEFORE[before])
        world.faults.plan = ["works"] * call + ["preempted"]
        world.faults.meanwhile = lambda world=world: ACTS[other](world)
        attempt(world, ACTS[act])
        check_committed(world)
        finish(world)
        check_settled(world)
        tell("schedules over fakes", 1)
