"""A judgement takes effect once on all that shows its article, whatever breaks or overtakes it on the way."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from factwire.domain.judgements.requests import JudgementRequest
from factwire.domain.listing.entries import entries_of_judged
from factwire.errors import FactwireError
from factwire.services.ports import StaleRecord

from tests.telling import Tell
from tests.unit.services.fakes import World, origin, settle

TEXT = "Rebels shelled the port of Aden, killing 12. Nobody answered."
REVISED = "The port is shut. " + TEXT


def judged_world(*verdicts: tuple[str, str]) -> World:
    """An article that is stored, with verdicts whose events have not been delivered."""
    world = World()
    world.drop(origin(1), TEXT)
    world.drop(origin(2), REVISED)
    world.ingest()(origin(1))
    for user, verdict in verdicts or (("ada", "reject"),):
        (article_id,) = world.records
        world.judge(JudgementRequest(article_id=article_id, fact="n1", verdict=verdict), user=user)
    return world


def check_shown(world: World, *, tolls: int) -> None:
    """The facts, the lists and the document of the article show so many tolls, and nothing else is left."""
    (record,) = world.articles.values()
    judged = world.state().facts(record)
    assert len(judged.shown.quantities) == tolls
    stored = record.stored_facts
    assert world.documents == {stored.archive_key: judged.shown}
    assert [commit for _, _, commit in world.parts] == [stored.commit]
    listed = {key[0]: entry for key, entry in world.entries.items()}
    assert listed == {entry.list_key: entry for entry in entries_of_judged(judged)}
    assert {key[3] for key in world.entries} == {stored.facts_digest}


def test_a_rejected_toll_is_gone_and_subscribers_are_told_what_changed() -> None:
    world = judged_world()
    world.apply_all()
    check_shown(world, tolls=0)
    world.publish_all()
    first, second = world.notifications
    assert (first.kind, second.kind, second.sequence) == ("summary", "revision", 2)
    assert [(change.fact, change.before, change.after) for change in second.changes] == [("killed", "12", None)]
    assert (first.events[0].killed.min, second.events[0].killed) == (12, None)
    (record,) = world.records.values()
    assert record.labels.killed_min is None


def test_a_verdict_taken_back_brings_the_fact_back_under_a_notification_of_its_own() -> None:
    world = judged_world()
    world.apply_all()
    (article_id,) = world.records
    for verdict in ("unsure", "reject"):
        world.judge(JudgementRequest(article_id=article_id, fact="n1", verdict=verdict))
        world.apply_all()
    world.publish_all()
    assert len({each.notification_id for each in world.notifications}) == 4
    assert [each.sequence for each in world.notifications] == [1, 2, 3, 4]
    check_shown(world, tolls=0)


def test_what_is_accepted_or_disputed_is_marked_and_not_announced() -> None:
    world = judged_world(("ada", "accept"))
    world.apply_all()
    world.publish_all()
    assert [each.kind for each in world.notifications] == ["summary"]
    check_shown(world, tolls=1)


def test_a_judgement_survives_a_revision_where_its_words_stand() -> None:
    world = judged_world()
    world.apply_all()
    world.ingest()(origin(2))
    check_shown(world, tolls=0)
    (record,) = world.records.values()
    assert record.origin == origin(2)


def test_a_judgement_given_while_a_revision_was_on_its_way_takes_effect() -> None:
    world = judged_world()
    world.ingest()(origin(2))
    world.apply_all()
    check_shown(world, tolls=0)


def test_a_redelivered_judgement_changes_and_announces_nothing() -> None:
    world = judged_world()
    events = list(world.judged_stream)
    world.apply_all()
    records = dict(world.records)
    world.judged_stream = events
    world.apply_all()
    assert world.records == records
    # Nor does the file of the article, delivered again.
    world.ingest()(origin(1))
    assert world.records == records
    check_shown(world, tolls=0)


def test_the_erasure_of_an_article_takes_its_judgements_and_a_late_event_brings_nothing_back() -> None:
    world = judged_world()
    events = list(world.judged_stream)
    world.apply_all()
    (article_id,) = world.records
    world.delete(article_id)
    assert (world.judged, world.parts, world.documents, world.entries) == ({}, {}, {}, {})
    world.judged_stream = events
    world.apply_all()
    assert (world.judged, world.parts, world.documents, world.entries) == ({}, {}, {}, {})


VERDICTS = {
    "a rejection": (("ada", "reject"),),
    "one taken back": (("ada", "reject"), ("ada", "unsure")),
    "a dispute": (("ada", "reject"), ("ben", "accept")),
}
TOLLS = {"a rejection": 0, "one taken back": 1, "a dispute": 1}


def delete(world: World) -> None:
    """Somebody deletes the article."""
    (article_id,) = world.records
    world.delete(article_id)


OTHERS: dict[str, Callable[[World], object]] = {
    "the same event": lambda world: world.apply_all(),
    "a revision": lambda world: world.ingest()(origin(2)),
    "its own file again": lambda world: world.ingest()(origin(1)),
    "a deletion": delete,
}


def calls(verdicts: str) -> range:
    """Each call of a port that the events of verdicts make."""
    world = judged_world(*VERDICTS[verdicts])
    world.faults.calls = 0
    world.apply_all()
    return range(world.faults.calls)


def attempt(world: World) -> None:
    """Deliver the events once, whatever comes of it."""
    with contextlib.suppress(FactwireError, StaleRecord):
        world.apply_all()
    world.faults.plan = []


@pytest.mark.parametrize("verdicts", VERDICTS)
def test_a_fault_at_any_call_heals_by_redelivery(verdicts: str, tell: Tell) -> None:
    for call in calls(verdicts):
        for fate in ("lost", "unheard"):
            world = judged_world(*VERDICTS[verdicts])
            world.faults.plan = ["works"] * call + [fate]
            attempt(world)
            settle(world.apply_all)
            check_shown(world, tolls=TOLLS[verdicts])
            tell("schedules over fakes", 1)


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("verdicts", VERDICTS)
def test_whoever_overtakes_at_any_call_the_end_is_the_same(verdicts: str, other: str, tell: Tell) -> None:
    for call in calls(verdicts):
        world = judged_world(*VERDICTS[verdicts])
        events = list(world.judged_stream)
        world.faults.plan = ["works"] * call + ["preempted"]
        world.faults.meanwhile = lambda world=world: OTHERS[other](world)
        attempt(world)
        world.judged_stream = events
        settle(world.apply_all)
        if any(record.status == "deleting" for record in world.records.values()):
            settle(lambda world=world: delete(world))
        if other == "a deletion":
            assert (world.judged, world.parts, world.documents, world.entries) == ({}, {}, {}, {})
        else:
            check_shown(world, tolls=TOLLS[verdicts])
        tell("schedules over fakes", 1)
