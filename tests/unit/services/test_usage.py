"""What its sender withholds is shown to nobody until it is due; what is cancelled is withdrawn."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from factwire.domain.listing.queries import ArticleQuery, FactQuery
from factwire.errors import NotFound, StorageUnavailable
from factwire.services.ingestion.ingest_article import Outcome
from factwire.services.ingestion.release_article import ReleaseOutcome
from factwire.services.questions.query_articles import QueryArticles
from factwire.services.questions.query_facts import QueryFacts

from tests.unit.services.fakes import FakeArchive, FakeRepository, World, origin, settle

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."
NOON = "2024-10-08T12:00:00Z"
EMBARGOED = f"!withheld {NOON}\n{FIRST}"


@pytest.fixture
def world() -> World:
    """It is half an hour before noon."""
    return World(now=datetime.fromisoformat(NOON) - timedelta(minutes=30))


def record(world: World):
    (only,) = world.records.values()
    return only


def come(world: World, text: str, number: int = 1) -> list[Outcome]:
    """The `number`th version of the file comes."""
    world.drop(origin(number), text)
    return world.ingest()(origin(number))


def at_noon(world: World) -> list[ReleaseOutcome]:
    world.now = datetime.fromisoformat(NOON)
    return world.release_all()


def kinds(world: World) -> list[str]:
    """What is announced from now on."""
    before = len(world.sent)
    world.publish_all()
    return [notice.kind for notice in world.notifications[before:]]


def shown_events(world: World) -> list[str]:
    query = QueryFacts(repository=FakeRepository(world), cursor_secret=b"0" * 16)
    return [event.article.article_id for event in query.events(FactQuery(), limit=10).events]


def listed(world: World, status: str) -> list[str]:
    query = QueryArticles(repository=FakeRepository(world), archive=FakeArchive(world), cursor_secret=b"0" * 16)
    return [card.article_id for card in query.list(ArticleQuery(status=status), limit=10).articles]


def test_an_embargoed_article_is_stored_and_shown_nowhere_before_its_time(world: World) -> None:
    assert come(world, EMBARGOED) == [Outcome.WITHHELD]

    article_id = record(world).article_id
    assert [facts.article.text for facts in world.parts.values()] == [FIRST]
    assert (kinds(world), world.documents, shown_events(world), listed(world, "stored")) == ([], {}, [], [])
    assert listed(world, "withheld") == [article_id]
    assert (record(world).overview.withheld_until, record(world).overview.headline) == (NOON, None)
    query = QueryArticles(repository=FakeRepository(world), archive=FakeArchive(world), cursor_secret=b"0" * 16)
    for ask in (query.facts, query.facts_link, query.changes):
        with pytest.raises(NotFound, match=NOON):
            ask(article_id)
    assert query.revisions(article_id).revisions == ()


def test_it_comes_out_by_itself_when_it_is_due(world: World) -> None:
    come(world, EMBARGOED)

    assert world.release_all() == [ReleaseOutcome.WAITING]
    assert shown_events(world) == []
    assert at_noon(world) == [ReleaseOutcome.RELEASED]
    assert kinds(world) == ["summary"]
    assert [facts.article.text for facts in world.documents.values()] == [FIRST]
    assert shown_events(world) == listed(world, "stored") == [record(world).article_id]
    assert listed(world, "withheld") == []
    assert world.delayed == []


def test_its_release_twice_has_one_effect(world: World) -> None:
    come(world, EMBARGOED)
    world.delayed *= 2

    assert at_noon(world) == [ReleaseOutcome.RELEASED, ReleaseOutcome.OVERTAKEN]
    assert kinds(world) == ["summary"]
    assert len(world.documents) == len(world.parts) == 1


def test_the_event_again_after_its_time_changes_nothing(world: World) -> None:
    come(world, EMBARGOED)
    at_noon(world)
    before = record(world)

    assert world.ingest()(origin(1)) == [Outcome.UNCHANGED]
    assert record(world) == before
    assert len(world.documents) == len(world.parts) == 1


def test_an_event_that_was_late_in_coming_lets_it_out_at_once(world: World) -> None:
    come(world, EMBARGOED)
    world.now = datetime.fromisoformat(NOON)

    assert world.ingest()(origin(1)) == [Outcome.STORED]
    assert world.release_all() == [ReleaseOutcome.OVERTAKEN]
    assert kinds(world) == ["summary"]
    assert len(world.documents) == len(world.parts) == 1


def test_what_came_out_late_keeps_its_facts_until_the_next_version_is_committed(world: World) -> None:
    come(world, EMBARGOED)
    world.now = datetime.fromisoformat(NOON)
    world.ingest()(origin(1))
    out = record(world)
    world.drop(origin(2), SECOND)

    for call in range(20):
        world.faults.plan = ["works"] * call + ["lost"]
        with suppress(StorageUnavailable):
            world.ingest()(origin(2))
        if record(world) != out:
            break
        assert (out.article_id, out.revision, out.stored_facts.commit) in world.parts
        assert out.stored_facts.archive_key in world.documents
        assert shown_events(world) == [out.article_id]
    assert record(world).revision != out.revision


def test_a_call_that_was_asleep_does_not_withhold_again_what_has_come_out(world: World) -> None:
    come(world, EMBARGOED)
    asleep = world.ingest()
    object.__setattr__(asleep.ingest, "clock", type("Slow", (), {"now": lambda _, then=world.now: then})())
    at_noon(world)

    assert asleep(origin(1)) == [Outcome.UNCHANGED]
    assert record(world).status == "stored"
    assert len(world.documents) == len(world.parts) == 1


def test_a_lost_message_is_sent_again_by_the_next_delivery(world: World) -> None:
    come(world, EMBARGOED)
    world.delayed.clear()

    assert world.ingest()(origin(1)) == [Outcome.UNCHANGED]
    assert at_noon(world) == [ReleaseOutcome.RELEASED]


def test_what_is_withheld_without_a_time_waits_for_the_next_version(world: World) -> None:
    come(world, f"!withheld\n{FIRST}")
    assert world.delayed == []
    assert listed(world, "withheld")

    assert come(world, FIRST, 2) == [Outcome.STORED]
    assert kinds(world) == ["summary"]
    assert shown_events(world)


def test_a_new_version_under_embargo_withdraws_the_one_before_until_its_time(world: World) -> None:
    come(world, FIRST)
    come(world, f"!withheld {NOON}\n{SECOND}", 2)

    assert kinds(world) == ["summary", "retraction"]
    assert shown_events(world) == []
    assert (list(world.documents), len(world.parts)) == ([], 1)
    assert at_noon(world) == [ReleaseOutcome.RELEASED]
    assert kinds(world) == ["summary"]
    assert [facts.article.text for facts in world.documents.values()] == [SECOND]


def test_a_retraction_reaches_whoever_the_summary_reached(world: World) -> None:
    come(world, FIRST)
    come(world, "!canceled\n", 2)
    world.publish_all()

    (_, told), (_, withdrawn) = world.sent
    assert withdrawn == told
    assert told.event_types == ("ASSAULT",)


def test_an_embargo_that_is_moved_holds_until_the_new_time(world: World) -> None:
    come(world, EMBARGOED)
    come(world, f"!withheld 2024-10-08T13:00:00Z\n{FIRST}", 2)

    assert at_noon(world) == [ReleaseOutcome.OVERTAKEN, ReleaseOutcome.WAITING]
    world.now += timedelta(hours=1)
    assert world.release_all() == [ReleaseOutcome.RELEASED]
    assert kinds(world) == ["summary"]


def test_the_same_embargo_from_a_newer_file_is_kept(world: World) -> None:
    come(world, EMBARGOED)
    assert come(world, EMBARGOED, 2) == [Outcome.UNCHANGED]

    assert ReleaseOutcome.RELEASED in at_noon(world)
    assert record(world).origin == origin(2)
    assert world.ingest()(origin(2)) == [Outcome.UNCHANGED]
    assert len(world.documents) == len(world.parts) == 1


def test_a_cancelled_article_is_retracted_and_its_facts_are_gone(world: World) -> None:
    come(world, FIRST)

    assert come(world, "!canceled\n", 2) == [Outcome.CANCELED]
    assert kinds(world) == ["summary", "retraction"]
    assert (world.parts, world.documents, world.entries) == ({}, {}, {})
    assert listed(world, "canceled") == [record(world).article_id]
    assert world.ingest()(origin(1)) == [Outcome.SUPERSEDED]
    assert world.ingest()(origin(2)) == [Outcome.UNCHANGED]
    assert kinds(world) == []


def test_a_later_version_that_may_be_used_brings_a_cancelled_article_back(world: World) -> None:
    come(world, FIRST)
    come(world, "!canceled\n", 2)

    assert come(world, FIRST, 3) == [Outcome.STORED]
    assert kinds(world) == ["summary", "retraction", "summary"]
    assert len({notice.notification_id for notice in world.notifications}) == 3
    assert shown_events(world)


@pytest.mark.parametrize("before", [[], [EMBARGOED], [" "]], ids=["nothing", "withheld", "rejected"])
def test_a_cancellation_of_what_nobody_was_told_of_tells_nobody(world: World, before: list[str]) -> None:
    for number, text in enumerate(before, start=1):
        come(world, text, number)
    world.publish_all()

    assert come(world, "!canceled\n", 9) == [Outcome.CANCELED]
    assert kinds(world) == []


@pytest.mark.parametrize("text", [EMBARGOED, "!canceled\n"])
def test_deleting_what_nobody_was_told_of_tells_nobody_and_leaves_nothing(world: World, text: str) -> None:
    come(world, text)
    world.delete(record(world).article_id)

    assert kinds(world) == []
    assert (world.articles, world.parts, world.documents, world.entries, world.objects) == ({}, {}, {}, {}, {})
    assert set(at_noon(world)) <= {ReleaseOutcome.OVERTAKEN}
    assert world.articles == {}


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1), (3, 1, 2), (1, 3, 2), (2, 1, 3)])
def test_the_highest_version_counts_whatever_came_last(world: World, order: tuple[int, ...]) -> None:
    for number, version in ((1, 7), (2, 9), (3, 8)):
        world.drop(origin(number), f"!version {version}\nRebels shelled the port of Aden, killing {version}.")
    for number in order:
        world.ingest()(origin(number))

    assert [facts.article.text for facts in world.parts.values()] == ["Rebels shelled the port of Aden, killing 9."]
    assert record(world).version == 9


def test_a_version_is_remembered_past_an_input_that_has_none(world: World) -> None:
    come(world, f"!version 9\n{FIRST}")
    come(world, SECOND, 2)

    assert come(world, f"!version 8\n{FIRST}", 3) == [Outcome.SUPERSEDED]
    assert come(world, f"!version 10\n{FIRST}", 4) == [Outcome.STORED]


def test_an_older_version_does_not_bring_a_cancelled_article_back(world: World) -> None:
    come(world, "!canceled\n!version 3\n")

    assert come(world, f"!version 2\n{FIRST}", 2) == [Outcome.SUPERSEDED]
    assert record(world).status == "canceled"


def calls_until_noon() -> int:
    world = World(now=datetime.fromisoformat(NOON) - timedelta(minutes=30))
    come(world, EMBARGOED)
    at_noon(world)
    return world.faults.calls


@pytest.mark.parametrize("fate", ["lost", "unheard"])
@pytest.mark.parametrize("call", range(calls_until_noon()))
def test_a_crash_at_any_call_of_an_embargo_heals(world: World, call: int, fate: str) -> None:
    world.drop(origin(1), EMBARGOED)
    world.faults.plan = ["works"] * call + [fate]
    settle(lambda: world.ingest()(origin(1)))
    world.now = datetime.fromisoformat(NOON)
    waiting = list(world.delayed)

    def release() -> None:
        world.delayed = list(waiting)
        world.release_all()

    settle(release)
    world.faults.plan = []

    assert kinds(world) == ["summary"]
    assert [facts.article.text for facts in world.documents.values()] == [FIRST]
    assert shown_events(world) == [record(world).article_id]
    assert len(world.parts) == 1


@pytest.mark.parametrize("call", range(12))
def test_a_release_overtaken_at_any_call_leaves_the_newer_version_alone(world: World, call: int) -> None:
    come(world, EMBARGOED)
    world.drop(origin(2), SECOND)
    world.now = datetime.fromisoformat(NOON)
    waiting = list(world.delayed)
    world.faults.plan = ["works"] * call + ["preempted"]
    world.faults.meanwhile = lambda: world.ingest()(origin(2))
    world.release_all()
    world.faults.plan = []
    world.ingest()(origin(2))
    world.delayed = waiting
    world.release_all()

    assert [facts.article.text for facts in world.documents.values()] == [SECOND]
    assert [facts.article.text for facts in world.parts.values()] == [SECOND]


@pytest.mark.parametrize("call", range(8))
def test_a_try_before_its_time_that_broke_leaves_nothing_when_a_newer_one_came(world: World, call: int) -> None:
    world.drop(origin(1), EMBARGOED)
    world.faults.plan = ["works"] * call + ["unheard"]
    with suppress(StorageUnavailable):
        world.ingest()(origin(1))
    world.faults.plan = []
    world.now = datetime.fromisoformat(NOON)

    come(world, SECOND, number=2)
    world.ingest()(origin(1))

    assert [facts.article.text for facts in world.parts.values()] == [SECOND]
    assert [facts.article.text for facts in world.documents.values()] == [SECOND]


def test_what_is_withheld_shows_no_headline_before_its_time(world: World) -> None:
    world.drop(origin(1), EMBARGOED, title="Aden falls", url="https://example.com/aden-falls")
    world.ingest()(origin(1))
    assert (record(world).overview.title, record(world).overview.url) == (None, None)
    assert "falls" not in record(world).notification.model_dump_json()
