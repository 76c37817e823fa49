"""Archives: one message per member, and one effect however often a split is broken off."""

from __future__ import annotations

import json
import math
from collections import Counter

import pytest
from factwire.errors import StorageUnavailable
from factwire.services.ingestion import split_container
from factwire.services.ingestion.ingest_article import Outcome

from tests.unit.reading.built import gzipped, zipped
from tests.unit.services.fakes import FakeArticles, World, origin, settle

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."
ZIP = "incoming/day.zip"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split_container, "_PAGE_MEMBERS", 2)


def texts(world: World) -> list[str]:
    return sorted(facts.article.text for facts in world.parts.values())


def story(number: int) -> str:
    return f"Rebels shelled the port of Aden, killing {number}."


def files(count: int) -> dict[str, bytes]:
    return {f"{number}.txt": story(number).encode() for number in range(count)}


def where(key: str, number: int = 1):
    return origin(number, key=key)


def test_each_member_is_an_input_of_its_own(world: World) -> None:
    world.drop(where(ZIP), zipped({**files(5), "bad.txt": b" "}))

    assert world.ingest()(where(ZIP)) == [Outcome.SPLIT, Outcome.REJECTED]
    assert (len(world.records), len(world.staged)) == (1, 5)
    outcomes = [world.ingest()(event) for event in world.staged]

    assert outcomes == [[Outcome.STORED]] * 5
    assert {record.origin.location for record in world.records.values()} == {f"s3://news/{ZIP}"}
    assert sorted(record.origin.part for record in world.records.values())[:2] == ["0.txt", "1.txt"]


def test_a_thousand_empty_members_are_one_rejection_that_names_the_first(world: World) -> None:
    # Given an archive of a thousand empty files and one article, and calls that have little time
    world.drop(where(ZIP), zipped({**{f"empty{number}.txt": b" " for number in range(1_000)}, "a.txt": FIRST.encode()}))
    outcomes = world.ingest(max_bytes=10**6)(where(ZIP), remaining=lambda: 0)
    while world.delayed or world.staged:
        event = world.delayed.pop(0) if world.delayed else world.staged.pop(0)
        outcomes += world.ingest(max_bytes=10**6)(event, remaining=lambda: 0)

    # Then the article is stored, and one rejection counts the others
    assert Counter(outcomes)[Outcome.REJECTED] == Counter(outcomes)[Outcome.STORED] == 1
    (rejected,) = [record for record in world.records.values() if record.status == "rejected"]
    assert rejected.overview.error.code == "empty"
    assert "1000 of 1001 members" in rejected.overview.error.message
    assert "empty0.txt" in rejected.overview.error.message
    assert len(rejected.overview.error.message) < 500
    world.publish_all()
    assert sorted(each.kind for each in world.notifications) == ["rejection", "summary"]


def test_nothing_of_a_member_is_left_apart_once_it_is_settled(world: World) -> None:
    world.drop(where(ZIP), zipped(files(3)))
    world.ingest_all(where(ZIP))

    assert list(world.objects) == [f"s3://news/{ZIP}"]
    assert len(world.records) == 3


def test_a_member_alone_in_its_archive_is_read_at_once(world: World) -> None:
    world.drop(where(ZIP), zipped({"a.txt": SECOND.encode()}))

    assert world.ingest()(where(ZIP)) == [Outcome.STORED]
    assert (world.staged, world.split_progress) == ([], {})


def test_a_plain_article_asks_the_store_for_nothing_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    for name in ("head", "read", "open"):
        original = getattr(FakeArticles, name)
        call = lambda *given, original=original, name=name: asked.append(name) or original(*given)  # noqa: E731
        monkeypatch.setattr(FakeArticles, name, call)
    world.drop(where("incoming/a.txt"), FIRST)
    world.ingest()(where("incoming/a.txt"))

    assert asked == ["head", "read"]
    assert world.split_progress == {}


def test_archives_within_archives_are_split_in_their_turn(world: World) -> None:
    inner = zipped(files(3))
    lines = "\n".join(json.dumps({"text": story(number)}) for number in (7, 8)).encode()
    world.drop(where(ZIP), zipped({"inner.zip": inner, "rows.jsonl": lines, "one.zip": zipped({"a.txt": b"One."})}))
    world.ingest_all(where(ZIP))

    parts = sorted(record.origin.part for record in world.records.values())
    assert parts == [
        "inner.zip#0.txt", "inner.zip#1.txt", "inner.zip#2.txt", "one.zip#a.txt", "rows.jsonl#1", "rows.jsonl#2",
    ]  # fmt: skip
    assert list(world.objects) == [f"s3://news/{ZIP}"]


def test_the_same_archive_again_has_one_effect(world: World) -> None:
    world.drop(where(ZIP), zipped(files(4)))
    world.ingest_all(where(ZIP))
    before = dict(world.records)

    assert world.ingest_all(where(ZIP)) == [Outcome.UNCHANGED]
    assert world.records == before
    world.publish_all()
    assert len(world.sent) == 4


def test_a_member_that_was_deleted_stays_deleted_when_the_archive_comes_again(world: World) -> None:
    world.drop(where(ZIP), zipped(files(2)))
    world.ingest_all(where(ZIP))
    article_id = next(iter(world.records))
    world.delete(article_id)
    world.ingest_all(where(ZIP))

    assert article_id not in world.articles
    assert len(world.articles) == 1
    assert list(world.objects) == [f"s3://news/{ZIP}"]


def test_an_article_that_comes_in_every_archive_does_not_remember_them_all(world: World) -> None:
    for number in range(1, 5):
        world.drop(where(ZIP, number), zipped({"a.txt": story(number // 3).encode(), "b.txt": b"Calm."}))
        world.ingest_all(where(ZIP, number))

    assert world.noted == {}
    assert {record.origin.version_id for record in world.records.values()} == {"v4"}


def test_deleting_an_article_takes_its_member_and_leaves_the_others(world: World) -> None:
    world.drop(where(ZIP), zipped(files(2)))
    world.ingest()(where(ZIP))
    first, second = list(world.staged)
    world.ingest()(first)
    world.objects[first.location] = {"s2": world.objects[second.location]["s1"]}  # one more delivery is on its way
    article_id = next(iter(world.records))
    world.delete(article_id)

    assert first.location not in world.objects
    assert second.location in world.objects
    assert f"s3://news/{ZIP}" in world.objects


def test_deleting_what_was_alone_in_its_archive_takes_the_archive(world: World) -> None:
    world.drop(where(ZIP), zipped({"a.txt": FIRST.encode()}))
    world.ingest_all(where(ZIP))
    (article_id,) = world.records
    world.delete(article_id)

    assert (world.objects, world.articles) == ({}, {})


def test_deleting_a_member_that_could_not_be_unpacked_leaves_the_archive(world: World) -> None:
    data = bytearray(zipped(files(2)))
    data[data.index(b"PK\x03\x04", 10) + 40] ^= 0xFF
    world.drop(where(ZIP), bytes(data))
    world.ingest_all(where(ZIP))
    (rejected,) = [record for record in world.records.values() if record.status == "rejected"]
    delete = world.delete
    delete(rejected.article_id)

    assert f"s3://news/{ZIP}" in world.objects


def test_a_newer_archive_wins_whatever_the_order_of_its_members_events(world: World) -> None:
    for number, text in ((1, FIRST), (2, SECOND)):
        world.drop(where(ZIP, number), zipped({"a.txt": text.encode(), "b.txt": b"Calm."}))
        world.ingest()(where(ZIP, number))
    older, newer = world.staged[:2], world.staged[2:]
    outcomes = [world.ingest()(event) for event in (*newer, *older)]

    assert outcomes == [[Outcome.STORED]] * 2 + [[Outcome.SUPERSEDED]] * 2
    assert texts(world) == ["Calm.", SECOND]


@pytest.mark.parametrize("backwards", [False, True])
def test_of_two_members_about_one_article_the_later_one_counts(world: World, backwards: bool) -> None:
    lines = [{"text": text, "url": "https://example.com/aden"} for text in (FIRST, SECOND, FIRST, SECOND)]
    world.drop(where("incoming/a.jsonl"), "\n".join(map(json.dumps, lines)))
    world.ingest()(where("incoming/a.jsonl"))
    events = world.staged[::-1] if backwards else list(world.staged)
    for event in events:
        world.ingest()(event)

    (record,) = world.records.values()
    assert record.origin.part == "4"


@pytest.mark.parametrize("broken", ["two members", "the archive"])
def test_a_mended_archive_takes_back_the_rejection_of_the_one_before(world: World, broken: str) -> None:
    damaged = (
        zipped({"a.txt": b"", "b.txt": b"", "c.txt": b"Calm."}) if broken == "two members" else b"PK\x03\x04 no zip"
    )
    world.drop(where(ZIP, 1), damaged)
    world.ingest_all(where(ZIP, 1))
    assert [each.status for each in world.records.values() if each.origin.part is None] == ["rejected"]
    # When the mended archive comes
    world.drop(where(ZIP, 2), zipped({"a.txt": FIRST.encode(), "b.txt": SECOND.encode(), "c.txt": b"Calm."}))
    world.ingest_all(where(ZIP, 2))
    # Then nothing is rejected any more, also when the older event comes again
    world.ingest_all(where(ZIP, 1))
    assert sorted({each.status for each in world.records.values()}) == ["canceled", "stored"]
    assert texts(world) == sorted([FIRST, SECOND, "Calm."])
    # And what breaks again is rejected again
    world.drop(where(ZIP, 3), zipped({"a.txt": b"", "b.txt": b"", "c.txt": b"Calm."}))
    world.ingest_all(where(ZIP, 3))
    assert [each.status for each in world.records.values() if each.origin.part is None] == ["rejected"]


def test_an_archive_takes_back_nothing_but_a_rejection(world: World) -> None:
    for number, data in ((1, FIRST.encode()), (2, zipped(files(2)))):
        world.drop(where("incoming/a.dat", number), data)
        world.ingest_all(where("incoming/a.dat", number))
    assert {each.status for each in world.records.values()} == {"stored"}


def test_a_call_whose_time_runs_short_leaves_the_rest_to_the_next(world: World) -> None:
    world.drop(where(ZIP), zipped(files(7)))

    assert world.ingest()(where(ZIP), remaining=lambda: 10) == [Outcome.SPLIT, Outcome.CONTINUED]
    assert (len(world.staged), world.delayed) == (2, [where(ZIP)])
    assert Outcome.CONTINUED not in world.ingest()(world.delayed.pop(), remaining=lambda: math.inf)
    assert len(world.staged) == 7
    for event in world.staged:
        world.ingest()(event)
    assert texts(world) == sorted(story(number) for number in range(7))


def test_a_nested_archive_whose_split_goes_on_stays_until_it_is_done(world: World) -> None:
    world.drop(where(ZIP), zipped({"inner.zip": zipped(files(5)), "b.txt": b"Calm."}))
    world.ingest()(where(ZIP))
    inner = world.staged.pop(0)

    assert world.ingest()(inner, remaining=lambda: 10) == [Outcome.SPLIT, Outcome.CONTINUED]
    assert inner.location in world.objects
    world.ingest_all(world.delayed.pop())
    assert inner.location not in world.objects
    assert len(texts(world)) == 6


def calls_of_a_split() -> int:
    world = World()
    world.drop(where(ZIP), zipped(files(3)))
    world.ingest_all(where(ZIP))
    return world.faults.calls


@pytest.mark.parametrize("fate", ["lost", "unheard"])
@pytest.mark.parametrize("call", range(calls_of_a_split() + 3))
def test_a_crash_at_any_call_of_a_split_or_of_its_members_heals(world: World, call: int, fate: str) -> None:
    world.drop(where(ZIP), zipped(files(3)))
    world.faults.plan = ["works"] * call + [fate]
    settle(lambda: world.ingest()(where(ZIP)))
    while world.staged:
        event = world.staged.pop(0)
        settle(lambda event=event: world.ingest()(event))
    world.faults.plan = []
    world.publish_all()

    assert texts(world) == [story(0), story(1), story(2)]
    assert sorted(facts.article.text for facts in world.documents.values()) == texts(world)
    assert [notice.kind for notice in world.notifications] == ["summary"] * 3
    assert list(world.objects) == [f"s3://news/{ZIP}"]


def test_the_rest_of_a_broken_archive_is_rejected_and_what_is_whole_is_read(world: World) -> None:
    lines = "\n".join(json.dumps({"text": f"{story(number)} {number * 7919}"}) for number in range(2_000)).encode()
    data = gzipped(lines)
    world.drop(where("incoming/rows.jsonl.gz"), data[: len(data) // 2])
    outcomes = world.ingest(max_bytes=100_000)(where("incoming/rows.jsonl.gz"))

    assert outcomes == [Outcome.SPLIT, Outcome.REJECTED]
    (record,) = world.records.values()
    assert (record.origin.part, record.overview.error.code) == ("rest", "invalid_document")
    assert record.overview.error.message.startswith("rest: ")
    assert len(world.staged) > 100


def test_an_archive_larger_than_an_article_is_streamed_and_one_too_large_rejected(world: World) -> None:
    lines = "\n".join(json.dumps({"text": story(number)}) for number in range(50)).encode()
    for key in ("incoming/rows.jsonl", "incoming/page.html"):
        world.drop(where(key), lines)

    assert world.ingest(max_bytes=1_000)(where("incoming/rows.jsonl")) == [Outcome.SPLIT]
    assert len(world.staged) == 50
    assert world.ingest(max_bytes=1_000)(where("incoming/page.html")) == [Outcome.REJECTED]
    assert world.ingest(max_bytes=10)(where("incoming/rows.jsonl", 1)) == [Outcome.REJECTED]


def test_an_archive_without_articles_is_rejected_as_empty(world: World) -> None:
    world.drop(where(ZIP), zipped({}))

    assert world.ingest()(where(ZIP)) == [Outcome.REJECTED]
    (record,) = world.records.values()
    assert record.overview.error.code == "empty"


def test_a_passing_fault_while_members_are_set_apart_is_no_rejection(world: World) -> None:
    world.drop(where(ZIP), zipped(files(3)))
    world.faults.plan = ["works"] * 4 + ["lost"]
    with pytest.raises(StorageUnavailable):
        world.ingest()(where(ZIP))

    assert world.records == {}
