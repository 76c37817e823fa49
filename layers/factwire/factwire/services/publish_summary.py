"""Use case: every commit is announced once, in its own words, from the table's stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factwire.domain.notifications import notification_of_retraction
from factwire.domain.records import Record
from factwire.model import Links, Notification
from factwire.services.ports import Notifier

_NOT_FOR_USE: Final = frozenset({"withheld", "canceled"})


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
        record, notification = change.after or change.before, _notice(change)
        if record is None or notification is None:
            return None
        notification = notification.model_copy(update={"links": self._links(record, kept=change.after is not None)})
        # Whoever was told of an article is told that it is withdrawn.
        told = change.before if notification.kind == "retraction" and change.before else record
        self.notifier.publish(notification, labels=told.labels)
        return notification

    def _links(self, record: Record, *, kept: bool) -> Links:
        if not kept:
            return Links()
        article = f"{self.api_url.rstrip('/')}/articles/{record.article_id}" if self.api_url else None
        facts = f"{article}/facts" if article and record.status == "stored" else None
        return Links(article=article, facts=facts, original=record.origin.location)


def _notice(change: RecordChange) -> Notification | None:
    before, after = change.before, change.after
    told = before if before and before.overview.status not in _NOT_FOR_USE else None
    if after is None:
        return notification_of_retraction(told) if told and not change.expired else None
    if after.status == "deleting":
        return None  # announced when it is gone
    if after.status in _NOT_FOR_USE:
        return notification_of_retraction(told) if told and told.overview.status == "stored" else None
    if before and before.commit == after.commit:
        return None
    return after.notification
