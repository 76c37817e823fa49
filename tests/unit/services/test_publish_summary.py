"""Each change of a record is announced as what it is to a subscriber, with its place in the article's sequence."""

from __future__ import annotations

from typing import Any

import pytest
from factwire.domain.records import Record, deleting, sequenced, tombstone_of
from factwire.services.publish_summary import PublishSummary, RecordChange

from tests.unit.services.fakes import FakeNotifier, World, origin

FIRST = "Rebels shelled the port of Aden, killing 12."
AT = "2024-10-08T12:00:00.000Z"


@pytest.fixture(scope="module")
def records() -> dict[str, Record | None]:
    """A stored article and what may become of it."""
    world = World()
    world.drop(origin(1), FIRST)
    world.ingest()(origin(1))
    (stored,) = world.records.values()
    rejected = stored.model_copy(
        update={"status": "rejected", "overview": stored.overview.model_copy(update={"status": "rejected"})}
    )
    withheld = stored.model_copy(
        update={
            "status": "withheld",
            "commit": "w",
            "overview": stored.overview.model_copy(update={"status": "withheld"}),
        }
    )
    hidden = deleting(stored, at=AT)
    return {
        "none": None,
        "stored": stored,
        "revised": sequenced(stored.model_copy(update={"commit": "c2"}), replacing=stored, at=AT),
        "moved": stored.model_copy(update={"origin": origin(2)}),
        "withheld": withheld,
        "hidden": hidden,
        "hidden while withheld": deleting(withheld, at=AT),
        "deleted": sequenced(tombstone_of(hidden), replacing=hidden, at=AT),
        "rejected": rejected,
    }


def publish(change: RecordChange) -> list[Any]:
    """What goes out for a change: its kind and sequence."""
    world = World()
    PublishSummary(notifier=FakeNotifier(world), api_url="https://api.example.com")(change)
    return [(each.kind, each.sequence) for each in world.notifications]


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        ("none", "stored", [("summary", 1)]),
        ("stored", "moved", []),
        ("stored", "revised", [("summary", 2)]),
        ("stored", "withheld", [("retraction", 1)]),
        ("stored", "hidden", []),
        ("hidden", "deleted", [("retraction", 2)]),
        ("hidden while withheld", "deleted", []),
        ("deleted", "none", []),
        ("deleted", "withheld", []),
        ("stored", "none", [("retraction", 2)]),
        ("withheld", "none", []),
    ],
)
def test_a_change_is_announced(
    records: dict[str, Record | None], before: str, after: str, sent: list[tuple[str, int]]
) -> None:
    assert publish(RecordChange(before=records[before], after=records[after])) == sent


def test_what_time_removes_is_not_retracted(records: dict[str, Record | None]) -> None:
    assert publish(RecordChange(before=records["stored"], after=None, expired=True)) == []


def test_a_retraction_goes_to_those_who_got_the_article_and_leads_nowhere(records: dict[str, Record | None]) -> None:
    world = World()
    change = RecordChange(before=records["hidden"], after=records["deleted"])
    PublishSummary(notifier=FakeNotifier(world), api_url="https://api.example.com")(change)
    ((notification, labels),) = world.sent
    assert labels.event_types == ("ASSAULT",)
    assert notification.links.model_dump(exclude_none=True) == {}
    assert notification.committed_at == AT
