"""The table of stories keeps to its port: conditional writes, moves in one step, keys around a day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from factwire.aws.dynamodb.stories_table import StoriesTable
from factwire.domain.stored_stories import Membership, StoryRecord, digest_of_member
from factwire.domain.stored_stories import record_of as made
from factwire.services.ports import StaleRecord
from factwire.stories.comparison.keys import CROWDED

from tests.integration.conftest import TABLE
from tests.unit.stories.test_clustering import STRIKE

if TYPE_CHECKING:
    from tests.integration.conftest import Stack


class Clock:
    def now(self) -> datetime:
        return datetime(2025, 3, 6, tzinfo=UTC)


@pytest.fixture
def table(stack: Stack) -> StoriesTable:
    return StoriesTable(stack.dynamodb, table=TABLE, clock=Clock())


def record_of(story: str, *, revision: int) -> StoryRecord:
    return made(story, STRIKE, version=revision).model_copy(update={"entities": ("Harim",)})


def test_a_membership_is_changed_only_from_what_it_was(table: StoriesTable) -> None:
    first, second = Membership(story="t1", digest="d1"), Membership(story="t2", digest="d2")

    table.set_membership("a", first, replacing=None)
    for stale in (None, second):
        with pytest.raises(StaleRecord):
            table.set_membership("a", second, replacing=stale)
    table.set_membership("a", second, replacing=first)
    assert table.membership("a") == second
    table.set_membership("a", None, replacing=second)

    assert table.membership("a") is None


def test_a_member_moves_with_its_membership_or_not_at_all(table: StoriesTable) -> None:
    member = STRIKE[0]
    table.put_member("t1", member)

    # Another story has the article already: what is left here goes.
    table.set_membership(member.id, Membership(story="t3", digest="d"), replacing=None)
    table.move_member(member, source="t1", target="t2")
    assert (table.members("t1"), table.members("t2")) == ((), ())

    table.put_member("t3", member)
    now = Membership(story="t3", digest=digest_of_member(member))
    table.set_membership(member.id, now, replacing=Membership(story="t3", digest="d"))
    table.move_member(member, source="t3", target="t2")

    assert (table.members("t3"), table.members("t2")) == ((), (member,))
    assert table.membership(member.id) == now.model_copy(update={"story": "t2"})


def test_a_record_is_saved_only_over_the_one_it_was_made_from(table: StoriesTable) -> None:
    first, second = record_of("t1", revision=1), record_of("t1", revision=2)

    table.save(first, replacing=None)
    with pytest.raises(StaleRecord):
        table.save(second, replacing=None)
    table.save(second, replacing=first)
    with pytest.raises(StaleRecord):
        table.remove(first)

    assert table.find(["t1", "t9"], consistent=True) == {"t1": second}


def test_keys_lead_to_stories_within_the_window_and_no_more_than_one_too_many(table: StoriesTable) -> None:
    table.lead(["harim"], to="near", day="2025-03-03")
    table.lead(["harim"], to="far", day="2023-03-03")
    for number in range(CROWDED + 5):
        table.lead(["crowded"], to=f"t{number:02}", day="2025-03-03")

    led = table.led_to(["harim", "crowded", "nothing"], day="2025-03-10", consistent=True)

    assert led["harim"] == ("near",)
    assert len(led["crowded"]) == CROWDED + 1
    assert led["nothing"] == ()


def test_lists_show_stories_newest_first_without_those_that_were_merged(table: StoriesTable, stack: Stack) -> None:
    stack.dynamodb.put_item(TableName=TABLE, Item={"pk": {"S": "YEARS"}, "sk": {"S": "2025"}})
    table.save(record_of("t1", revision=1), replacing=None)
    table.save(record_of("t2", revision=1), replacing=None)
    gone = record_of("t3", revision=1)
    merged = gone.model_copy(update={"document": gone.document.model_copy(update={"merged_into": "t1"})})
    table.save(merged, replacing=None)

    page, following = table.newest(since=None, until=None, limit=1, after=None)
    rest, end = table.newest(since=None, until=None, limit=5, after=following)

    assert [each.story.id for each in (*page, *rest)] == ["t2", "t1"]
    assert end is None
    assert page[0].entities == ("Harim",)
    assert page[0].story.casualties["killed"].best == 41
    assert page[0].story.casualties["killed"].claims == ()
    assert page[0].story.articles == ()


def test_stories_of_a_country_are_a_list_of_their_own(table: StoriesTable, stack: Stack) -> None:
    # Given a story in Yemen, one in Peru, and one that nobody can place
    stack.dynamodb.put_item(TableName=TABLE, Item={"pk": {"S": "YEARS"}, "sk": {"S": "2025"}})
    placed: dict[str, StoryRecord] = {}
    for story, country in (("t1", "YEM"), ("t2", "PER"), ("t3", None)):
        record = record_of(story, revision=1)
        placed[story] = record.model_copy(update={"document": record.document.model_copy(update={"country": country})})
        table.save(placed[story], replacing=None)

    def found(country: str) -> list[str]:
        page, _ = table.newest(since=None, until=None, limit=5, after=None, country=country)
        return [listed.story.id for listed in page]

    assert (found("YEM"), found("PER"), found("COL")) == (["t1"], ["t2"], [])
    # When more is known, and Peru's was in Colombia
    record = placed["t2"].at_version(2)
    moved = record.model_copy(update={"document": record.document.model_copy(update={"country": "COL"})})
    table.save(moved, replacing=placed["t2"])
    # Then it is in that list and in no other
    assert (found("PER"), found("COL")) == ([], ["t2"])
