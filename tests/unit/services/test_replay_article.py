"""An article is extracted again by the engine as it is now: once in effect, and announced only for what changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factwire.domain.records import Record
from factwire.model import Article, Facts
from factwire.services.ingestion.replay_article import ReplayOutcome

from tests.unit.services.fakes import World, facts_of, newer_engine, origin, replay_of

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."


@pytest.fixture
def world() -> World:
    """An article was stored and announced an hour ago."""
    world = World()
    world.drop(origin(1), FIRST)
    world.ingest()(origin(1))
    world.publish_all()
    world.now += timedelta(hours=1)
    return world


def record(world: World) -> Record:
    (only,) = world.records.values()
    return only


def toll(world: World) -> float | None:
    (facts,) = world.parts.values()
    return facts.quantities[0].value


def test_what_a_newer_engine_finds_replaces_the_facts_and_is_announced_as_a_revision(world: World) -> None:
    before = record(world)

    assert world.replay(extract=newer_engine)(replay_of(before, before=world.now)) is ReplayOutcome.CHANGED

    world.publish_all()
    after = record(world)
    assert (after.revision, after.origin, toll(world)) == (before.revision, before.origin, 13)
    assert [facts.quantities[0].value for facts in world.documents.values()] == [13]
    assert after.overview.engine
    assert after.overview.engine.version == "2"
    assert [notice.kind for notice in world.notifications] == ["summary", "revision"]
    assert [(change.fact, change.before, change.after) for change in world.notifications[1].changes] == [
        ("killed", "12", "13")
    ]


def test_the_same_facts_are_no_new_commit_but_the_article_says_what_confirmed_them(world: World) -> None:
    def renamed(subject: Article) -> Facts:
        facts = facts_of(subject)
        return facts.model_copy(update={"engine": facts.engine.model_copy(update={"version": "2"})})

    before = record(world)

    assert world.replay(extract=renamed)(replay_of(before, before=world.now)) is ReplayOutcome.UNCHANGED

    world.publish_all()
    assert record(world).commit == before.commit
    assert record(world).overview.engine
    assert record(world).overview.engine.version == "2"
    assert record(world).overview.extracted_at == "2024-10-08T13:00:00.000Z"
    assert [notice.kind for notice in world.notifications] == ["summary"]


def test_facts_that_differ_in_nothing_a_subscriber_is_told_are_replaced_without_a_word(world: World) -> None:
    def resummarised(subject: Article) -> Facts:
        facts = facts_of(subject)
        return facts.model_copy(update={"summary": facts.summary.model_copy(update={"text": "Another summary."})})

    task = replay_of(record(world), before=world.now)

    assert world.replay(extract=resummarised)(task) is ReplayOutcome.CHANGED

    world.publish_all()
    assert [facts.summary.text for facts in world.parts.values()] == ["Another summary."]
    assert [notice.kind for notice in world.notifications] == ["summary"]


def test_the_same_replay_again_does_nothing(world: World) -> None:
    task = replay_of(record(world), before=world.now)
    world.now += timedelta(seconds=1)
    world.replay(extract=newer_engine)(task)
    done = record(world)

    def never(_: Article) -> Facts:
        raise AssertionError("extracted again")

    assert world.replay(extract=never)(task) is ReplayOutcome.OVERTAKEN
    assert record(world) == done
    assert toll(world) == 13


def test_a_quiet_replay_announces_nothing_and_the_revision_after_it_is_announced_again(world: World) -> None:
    world.replay(extract=newer_engine)(replay_of(record(world), before=world.now, quiet=True))
    world.publish_all()
    assert (toll(world), [notice.kind for notice in world.notifications]) == (13, ["summary"])

    world.drop(origin(2), SECOND)
    world.ingest()(origin(2))

    world.publish_all()
    assert [notice.kind for notice in world.notifications] == ["summary", "revision"]


def test_the_delivery_of_the_old_input_after_a_replay_changes_nothing(world: World) -> None:
    world.replay(extract=newer_engine)(replay_of(record(world), before=world.now))
    replayed = record(world)

    world.ingest()(origin(1))

    assert (record(world), toll(world)) == (replayed, 13)
    assert replayed.stored_facts
    assert list(world.documents) == [replayed.stored_facts.archive_key]


def test_an_original_that_reads_otherwise_now_becomes_a_revision(world: World) -> None:
    # Given an original that was read as other words than it would be read as now
    world.objects[origin(1).location]["v1"] = (SECOND.encode(), {})

    world.replay()(replay_of(record(world), before=world.now))

    world.publish_all()
    assert toll(world) == 15
    assert [notice.kind for notice in world.notifications] == ["summary", "revision"]


def test_an_original_that_reads_otherwise_is_not_announced_by_a_quiet_replay(world: World) -> None:
    world.objects[origin(1).location]["v1"] = (SECOND.encode(), {})

    world.replay()(replay_of(record(world), before=world.now, quiet=True))

    world.publish_all()
    assert toll(world) == 15
    assert [notice.kind for notice in world.notifications] == ["summary"]


def test_a_member_of_an_archive_is_replayed_from_the_text_as_it_was_read(world: World) -> None:
    world = World()
    world.drop(origin(1), f"{FIRST}---Nothing happened in Mocha.")
    world.ingest_all(origin(1))
    world.now += timedelta(hours=1)
    first = next(each for each in world.records.values() if each.overview.event_types)

    assert world.replay(extract=newer_engine)(replay_of(first, before=world.now)) is ReplayOutcome.CHANGED
    assert sorted(len(facts.quantities) for facts in world.parts.values()) == [0, 1]


def test_a_deleted_article_is_not_brought_back(world: World) -> None:
    task = replay_of(record(world), before=world.now)
    world.delete(task.article_id)

    assert world.replay(extract=newer_engine)(task) is ReplayOutcome.OVERTAKEN
    assert (world.articles, world.parts, world.documents, world.entries) == ({}, {}, {}, {})
