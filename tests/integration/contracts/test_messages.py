"""`DelayedTasks`, `DeletionQueue` and `Notifier`: what is sent comes as it was sent."""

from __future__ import annotations

from datetime import timedelta

from factwire.domain.input_origins import Origin
from factwire.domain.records import Labels
from factwire.model import Notification, NotifiedArticle
from factwire.services.ports import Deletion, Release

from tests.integration.contracts.conftest import NOON, Ports


def test_an_object_that_is_to_be_visited_again_comes_back(ports: Ports) -> None:
    origin = Origin(bucket="news", key="incoming/day.zip", version_id="v1", sequencer="0A", at="2024-10-08T10:00:00Z")
    ports.delayed.resume(origin)
    assert ports.tasks() == [origin]


def test_a_release_that_is_due_comes_back(ports: Ports) -> None:
    until = (NOON - timedelta(minutes=1)).isoformat()
    release = Release(article_id="a", commit="c", until=until, archive_key="facts/a.json")
    ports.delayed.schedule_release(release, now=NOON)
    assert ports.tasks() == [release]


def test_a_deletion_comes_back(ports: Ports) -> None:
    deletion = Deletion(article_id="a", at="2024-10-08T12:00:00.000Z")
    ports.deletions.schedule_deletion(deletion)
    assert ports.tasks() == [deletion]


def test_a_notification_arrives_with_its_place_in_the_sequence(ports: Ports) -> None:
    notification = Notification(
        notification_id="n",
        kind="retraction",
        sequence=7,
        committed_at="2024-10-08T12:00:00.000Z",
        article=NotifiedArticle(article_id="a"),
    )
    ports.notifier.publish(notification, labels=Labels())
    assert ports.sent() == [notification]
