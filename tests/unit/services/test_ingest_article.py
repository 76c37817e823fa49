"""One effect per content, whatever the deliveries."""

from __future__ import annotations

import contextlib

import pytest
from factwire.domain.records import Record
from factwire.errors import StorageRefused, StorageUnavailable
from factwire.reading import read_articles
from factwire.services.ingestion.ingest_article import Outcome

from tests.unit.services.fakes import FakeRepository, World, origin, settle

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."


@pytest.fixture
def world() -> World:
    return World()


def only_record(world: World):
    (record,) = world.records.values()
    return record


def test_a_file_becomes_facts_a_document_and_a_summary(world: World) -> None:
    world.drop(origin(1), FIRST, source="Example Wire")
    assert world.ingest()(origin(1)) == [Outcome.STORED]
    world.publish_all()
    record = only_record(world)
    assert list(world.parts) == [(record.article_id, record.revision, record.commit)]
    assert list(world.documents) == [record.stored_facts.archive_key]
    assert [(notice.kind, notice.notification_id) for notice in world.notifications] == [("summary", record.commit)]


def test_the_same_event_again_changes_and_announces_nothing(world: World) -> None:
    world.drop(origin(1), FIRST)
    world.ingest()(origin(1))
    before = dict(world.records)
    assert world.ingest()(origin(1)) == [Outcome.UNCHANGED]
    world.publish_all()
    assert world.records == before
    assert len(world.sent) == 1


def test_the_same_content_from_a_newer_input_is_no_new_revision(world: World) -> None:
    for number in (1, 2):
        world.drop(origin(number), FIRST)
    world.ingest()(origin(1))
    commit = only_record(world).commit
    assert world.ingest()(origin(2)) == [Outcome.UNCHANGED]
    world.publish_all()
    assert only_record(world).commit == commit
    assert only_record(world).origin == origin(2)
    assert len(world.sent) == len(world.parts) == len(world.documents) == 1


def test_an_older_event_never_overwrites_a_newer_one(world: World) -> None:
    world.drop(origin(1), FIRST)
    world.drop(origin(2), SECOND)
    assert world.ingest()(origin(2)) == [Outcome.STORED]
    after_newer = dict(world.records)
    assert world.ingest()(origin(1)) == [Outcome.SUPERSEDED]
    assert world.records == after_newer
    assert len(world.parts) == len(world.documents) == 1


def test_an_input_between_two_of_the_same_content_is_superseded_when_it_comes_last(world: World) -> None:
    for number, text in ((1, FIRST), (2, SECOND), (3, FIRST)):
        world.drop(origin(number), text)
    for number in (1, 3, 2):
        world.ingest()(origin(number))
    assert [facts.article.text for facts in world.parts.values()] == [FIRST]


def test_a_new_revision_replaces_the_facts_of_the_old_one(world: World) -> None:
    world.drop(origin(1), FIRST)
    world.drop(origin(2), SECOND)
    world.ingest()(origin(1))
    assert world.ingest()(origin(2)) == [Outcome.STORED]
    world.publish_all()
    assert [facts.article.text for facts in world.parts.values()] == [SECOND]
    assert [facts.article.text for facts in world.documents.values()] == [SECOND]
    assert [notice.kind for notice in world.notifications] == ["summary", "revision"]
    assert len({notice.notification_id for notice in world.notifications}) == 2


def test_going_back_to_an_earlier_content_is_announced_as_a_revision_of_its_own(world: World) -> None:
    for number, text in ((1, FIRST), (2, SECOND), (3, FIRST)):
        world.drop(origin(number), text)
        world.ingest()(origin(number))
    world.publish_all()
    assert len({notice.notification_id for notice in world.notifications}) == 3


def test_two_files_about_one_address_are_one_article_and_the_later_wins(world: World) -> None:
    first, second = origin(1, key="incoming/a.txt"), origin(2, key="incoming/b.txt")
    world.drop(first, FIRST, url="https://example.com/aden")
    world.drop(second, SECOND, url="https://example.com/aden")
    world.ingest()(second)
    assert world.ingest()(first) == [Outcome.SUPERSEDED]
    assert only_record(world).origin == second


def test_a_file_of_several_articles_stores_each_and_rejects_only_the_bad_one(world: World) -> None:
    world.drop(origin(1), f"{FIRST}--- ---{SECOND}")
    assert world.ingest()(origin(1)) == [Outcome.SPLIT, Outcome.REJECTED]
    assert [world.ingest()(event) for event in world.staged] == [[Outcome.STORED]] * 2
    assert len(world.records) == 3


@pytest.mark.parametrize(("text", "code"), [("  ", "empty"), ("x" * 200, "too_large")])
def test_a_permanent_fault_is_recorded_and_announced_and_the_original_stays(text: str, code: str) -> None:
    world = World()
    world.drop(origin(1), text)
    assert world.ingest(max_bytes=100)(origin(1)) == [Outcome.REJECTED]
    world.publish_all()
    record = only_record(world)
    assert (record.status, record.overview.error.code) == ("rejected", code)
    assert [(notice.kind, notice.error.code) for notice in world.notifications] == [("rejection", code)]
    assert origin(1).location in world.objects
    assert world.ingest(max_bytes=100)(origin(1)) == [Outcome.UNCHANGED]


def test_a_rejected_file_that_is_repaired_is_announced_as_news(world: World) -> None:
    world.drop(origin(1), " ")
    world.drop(origin(2), FIRST)
    world.ingest()(origin(1))
    assert world.ingest()(origin(2)) == [Outcome.STORED]
    world.publish_all()
    assert [notice.kind for notice in world.notifications] == ["rejection", "summary"]


def test_a_file_overwritten_with_junk_loses_its_facts(world: World) -> None:
    world.drop(origin(1), FIRST)
    world.drop(origin(2), " ")
    world.ingest()(origin(1))
    assert world.ingest()(origin(2)) == [Outcome.REJECTED]
    assert world.parts == {}
    assert world.documents == {}


def test_a_passing_fault_is_raised_for_the_queue(world: World) -> None:
    world.drop(origin(1), FIRST)
    world.faults.plan = ["lost"]
    with pytest.raises(StorageUnavailable):
        world.ingest()(origin(1))
    assert world.records == {}


def test_an_object_that_is_gone_leaves_nothing_to_do(world: World) -> None:
    assert world.ingest()(origin(1)) == [Outcome.GONE]


def calls_of_a_revision() -> int:
    world = World()
    world.drop(origin(1), FIRST)
    world.drop(origin(2), SECOND)
    world.ingest()(origin(1))
    world.faults.calls = 0
    world.ingest()(origin(2))
    return world.faults.calls


@pytest.mark.parametrize("fate", ["lost", "unheard"])
@pytest.mark.parametrize("call", range(calls_of_a_revision()))
def test_a_crash_at_any_call_is_healed_by_the_next_delivery(world: World, call: int, fate: str) -> None:
    world.drop(origin(1), FIRST)
    world.drop(origin(2), SECOND)
    world.ingest()(origin(1))
    world.faults.plan = ["works"] * call + [fate]
    settle(lambda: world.ingest()(origin(2)))
    world.publish_all()
    assert [facts.article.text for facts in world.parts.values()] == [SECOND]
    assert [facts.article.text for facts in world.documents.values()] == [SECOND]
    assert [notice.kind for notice in world.notifications] == ["summary", "revision"]


@pytest.mark.parametrize("call", range(6))
def test_a_crashed_writer_that_was_overtaken_leaves_no_orphans(world: World, call: int) -> None:
    world.drop(origin(1), FIRST)
    world.drop(origin(2), SECOND)
    world.faults.plan = ["works"] * call + ["unheard"]
    with contextlib.suppress(StorageUnavailable):
        world.ingest()(origin(1))
    world.faults.plan = []
    world.ingest()(origin(2))
    world.ingest()(origin(1))
    assert [facts.article.text for facts in world.parts.values()] == [SECOND]
    assert [facts.article.text for facts in world.documents.values()] == [SECOND]


@pytest.mark.parametrize("call", range(7))
def test_a_deletion_crashing_anywhere_is_finished_by_asking_again(world: World, call: int) -> None:
    world.drop(origin(1), FIRST)
    world.ingest()(origin(1))
    delete = world.delete
    article_id = only_record(world).article_id
    world.faults.plan = ["works"] * call + ["unheard"]
    try:
        delete(article_id)
    except StorageUnavailable:
        if world.articles:
            delete(article_id)
    world.faults.plan = []
    world.publish_all()
    assert (world.articles, world.parts, world.documents, world.objects) == ({}, {}, {}, {})
    assert [notice.kind for notice in world.notifications] == ["summary", "retraction"]
    assert world.ingest()(origin(1)) == [Outcome.GONE]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_deletion_takes_every_file_that_told_of_the_article(world: World, order: tuple[int, int]) -> None:
    # Given two files about one address, delivered in either order
    files = {1: origin(1, key="incoming/a.txt"), 2: origin(2, key="incoming/b.txt")}
    for number, text in ((1, FIRST), (2, SECOND)):
        world.drop(files[number], text, url="https://example.com/aden")
    for number in order:
        world.ingest()(files[number])
    assert only_record(world).origin == files[2]
    # When the article is deleted
    world.delete(only_record(world).article_id)
    # Then neither file is left, and no late event brings it back
    assert (world.articles, world.parts, world.documents, world.entries, world.objects) == ({}, {}, {}, {}, {})
    assert [world.ingest()(files[number]) for number in order] == [[Outcome.GONE], [Outcome.GONE]]


def test_a_deletion_takes_what_a_call_left_that_crashed_for_good(world: World) -> None:
    # Given an article whose second version was written but never committed, and is among the dead letters
    world.drop(origin(1), FIRST)
    world.drop(origin(2), SECOND)
    world.ingest()(origin(1))
    for call in range(16):
        world.faults.plan = ["works"] * call + ["lost"]
        with contextlib.suppress(StorageUnavailable):
            world.ingest()(origin(2))
        if len(world.documents) == 2 and only_record(world).origin == origin(1):
            break
    world.faults.plan = []
    assert len(world.documents) == len(world.parts) == 2
    # When it is deleted
    world.delete(only_record(world).article_id)
    # Then nothing of either version is left
    assert (world.articles, world.parts, world.documents, world.entries, world.objects) == ({}, {}, {}, {}, {})


@pytest.mark.parametrize(
    ("url", "shown"), [("HTTPS://Example.com/a?utm_source=x", "https://example.com/a"), ("a:1", None)]
)
def test_a_rejected_file_is_named_like_the_article_it_would_have_been(
    world: World, url: str, shown: str | None
) -> None:
    said = {"title": "=?utf-8?q?Port_of_=C5=81eba?=", "source": " Example\tWire ", "url": url}
    (would_be,) = read_articles(FIRST.encode(), content_type="text/plain", metadata=said, location="s3://news/a")
    world.drop(origin(1), "", **said)
    assert world.ingest()(origin(1)) == [Outcome.REJECTED]
    card = only_record(world).overview
    assert (card.article_id, card.title, card.source, card.url) == (
        would_be.article.article_id,
        "Port of Łeba",
        "Example Wire",
        shown,
    )


def test_an_article_that_the_store_will_never_take_is_rejected_and_leaves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a store that takes no record of a stored article
    commit = FakeRepository.commit

    def refuse(self: FakeRepository, record: Record, *, replacing: Record | None) -> None:
        if record.status == "stored":
            raise StorageRefused("PutItem: ValidationException")
        commit(self, record, replacing=replacing)

    monkeypatch.setattr(FakeRepository, "commit", refuse)
    world.drop(origin(1), FIRST)
    # When the article comes, it is rejected at once and not tried again
    assert world.ingest()(origin(1)) == [Outcome.REJECTED]
    assert only_record(world).overview.error.code == "storage_refused"
    assert (world.parts, world.documents, world.entries) == ({}, {}, {})


@pytest.mark.parametrize("call", range(14))
def test_what_a_crashed_revision_had_replaced_goes_with_the_next_one(world: World, call: int) -> None:
    # Given a stored article, whose second version crashed at some call, and a third one
    for number, text in ((1, FIRST), (2, SECOND), (3, FIRST.replace("12", "19"))):
        world.drop(origin(number), text)
    world.ingest()(origin(1))
    world.faults.plan = ["works"] * call + ["lost"]
    with contextlib.suppress(StorageUnavailable):
        world.ingest()(origin(2))
    world.faults.plan = []
    # When the third comes before the second is delivered again
    world.ingest()(origin(3))
    world.ingest()(origin(2))
    # Then only its facts are left
    (stored,) = [record.stored_facts for record in world.articles.values()]
    assert [commit for _, _, commit in world.parts] == [stored.commit]
    assert list(world.documents) == [stored.archive_key]
