"""Use case: every commit is announced once, in its own words, from the table's stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from factwire.domain.notification.notifications import notification_of_retraction
from factwire.domain.records import Record
from factwire.model import Links, Notification
from factwire.services.ports import Notifier

_NOT_FOR_USE: Final = frozenset({"withheld", "canceled", "deleted"})


@dataclass(frozen=True)
class RecordChange:
    """A change of one article's record: `before` is None for a new one, `after` for one that is gone.

    `expired` says that time, not a person, removed it.
    """

    before: Record | None
    after: Record | None
    expired: bool = False


@dataclass(frozen=True)
class PublishSummary:
    """Announces commits; a change seen twice is announced with the same notification id."""

    notifier: Notifier
    api_url: str

    def __call__(self, change: RecordChange) -> Notification | None:
        """Return the notification that went out; None when the change says nothing new.

        Raises:
            FactwireError: a passing fault; the change is to be delivered again.
        """
        notification = _notification_of(change)
        # Subscribers that a retraction is for are those that got the article.
        filtered_by = change.before if notification and notification.kind == "retraction" else change.after
        if notification is None or filtered_by is None:
            return None
        notification = notification.model_copy(update={"links": self._links(change.after), **_place_of(change)})
        self.notifier.publish(notification, labels=filtered_by.labels)
        return notification

    def _links(self, record: Record | None) -> Links:
        if record is None or record.is_deleted:
            return Links()
        article = f"{self.api_url.rstrip('/')}/articles/{record.article_id}" if self.api_url else None
        facts = f"{article}/facts" if article and record.status == "stored" else None
        return Links(article=article, facts=facts, original=record.origin.location)


def _notification_of(change: RecordChange) -> Notification | None:
    before, after = change.before, change.after
    if after is None:
        return None if change.expired else _retraction(before)
    if after.status == "deleting" or (before and before.commit == after.commit) or after.quiet:
        return None  # a deletion is announced when it is done
    if after.status == "deleted":
        return _retraction(before)
    if after.status in _NOT_FOR_USE:
        return _retraction(before) if before and before.overview.status == "stored" else None
    return after.notification


def _retraction(before: Record | None) -> Notification | None:
    """Return the retraction of what was announced; None where nothing was, or it has been retracted."""
    if before is None or before.overview.status in _NOT_FOR_USE:
        return None
    return notification_of_retraction(before)


def _place_of(change: RecordChange) -> dict[str, Any]:
    """Return the place of a change in the order of the article's commits, and its time."""
    if change.after is not None:
        return {"sequence": change.after.sequence or None, "committed_at": change.after.committed_at}
    return {"sequence": change.before.sequence + 1 if change.before else None, "committed_at": None}
