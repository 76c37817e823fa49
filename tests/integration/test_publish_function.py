"""`publish` against AWS in this process: one notification per commit, made for filters and for people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from factwire.model import Notification

from tests.integration.conftest import load
from tests.integration.golden_streams import golden, images

if TYPE_CHECKING:
    from tests.integration.conftest import Stack


def published(stack: Stack, name: str) -> list[dict[str, Any]]:
    """What subscribers get for a golden event."""
    assert stack.call("publish", load(name)) == {"batchItemFailures": []}
    return stack.messages()


@pytest.mark.parametrize("name", sorted(golden()))
def test_the_golden_events_are_what_the_table_writes(name: str) -> None:
    """When this fails: `python -m tests.integration.golden_streams`."""
    assert images(load(name)) == images(golden()[name])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("stream_insert.json", "summary"),
        ("stream_modify.json", "revision"),
        ("stream_rejected.json", "rejection"),
        ("stream_remove.json", "retraction"),
        ("stream_story_confirmed.json", "story"),
        ("stream_story_merged.json", "story"),
    ],
)
def test_each_commit_is_announced_as_what_it_is(stack: Stack, name: str, kind: str) -> None:
    (message,) = published(stack, name)
    notification = Notification.model_validate_json(message["Message"])
    assert notification.kind == kind
    assert message["MessageAttributes"]["kind"]["Value"] == kind


@pytest.mark.parametrize(
    "name",
    [
        "stream_same_content_again.json",
        "stream_deleting.json",
        "stream_expired.json",
        "stream_facts.json",
        "stream_story_begun.json",
        "stream_story_removed.json",
    ],
)
def test_what_is_no_commit_is_not_announced(stack: Stack, name: str) -> None:
    assert published(stack, name) == []


def test_a_confirmed_story_is_announced_with_its_second_source_and_its_disputed_toll(stack: Stack) -> None:
    (message,) = published(stack, "stream_story_confirmed.json")
    notification = Notification.model_validate_json(message["Message"])
    changes = [(change.fact, change.before, change.after) for change in notification.changes]
    assert changes[0] == ("independent sources", "1", "2")
    assert [fact for fact, _, _ in changes] == ["independent sources", "killed"]
    assert notification.story
    assert (notification.story.casualties["killed"].low, notification.story.casualties["killed"].high) == (34, 41)


@pytest.mark.parametrize("name", ["stream_insert.json", "stream_story_confirmed.json"])
def test_a_replayed_stream_repeats_the_notification_id(stack: Stack, name: str) -> None:
    messages = [*published(stack, name), *published(stack, name)]
    assert len({json.loads(message["Message"])["notification_id"] for message in messages}) == 1


def test_a_summary_carries_what_filters_ask_for(stack: Stack) -> None:
    (message,) = published(stack, "stream_insert.json")
    attributes = {name: (each["Type"], each["Value"]) for name, each in message["MessageAttributes"].items()}
    assert attributes == {
        "kind": ("String", "summary"),
        "source": ("String", "Example Wire"),
        "language": ("String", "en"),
        "event_types": ("String.Array", '["ASSAULT"]'),
        "countries": ("String.Array", '["YEM"]'),
        "entities": ("String.Array", '["Rebels", "Aden"]'),
        "killed_min": ("Number", "12"),
    }


def test_a_summary_says_what_happened_and_where_to_read_on(stack: Stack) -> None:
    (message,) = published(stack, "stream_insert.json")
    notification = Notification.model_validate_json(message["Message"])
    (event,) = notification.events
    assert (event.type, event.actors, event.targets, event.country) == ("ASSAULT", ("Rebels",), ("Aden",), "YEM")
    assert event.killed
    assert (event.killed.min, event.date) == (12, "2024-10-07")
    address = f"https://api.example.com/articles/{notification.article.article_id}"
    assert notification.links.model_dump() == {
        "article": address,
        "facts": f"{address}/facts",
        "original": "s3://news/incoming/a.txt",
        "story": None,
    }


def test_only_a_topic_that_fails_is_tried_again(stack: Stack) -> None:
    event = load("stream_insert.json")
    event["Records"] += load("stream_same_content_again.json")["Records"]
    event["Records"][1]["dynamodb"]["SequenceNumber"] = "4421584500000000017450439092"
    stack.function("publish")
    stack.sns.delete_topic(TopicArn=stack.topic)
    failures = stack.call("publish", event)["batchItemFailures"]
    assert failures == [{"itemIdentifier": "4421584500000000017450439091"}]
