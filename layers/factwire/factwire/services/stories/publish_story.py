"""Use case: what is new about a story is announced once, from the table's stream; all else is quiet."""

from __future__ import annotations

from dataclasses import dataclass

from factwire.domain.notification.story_notifications import labels_of_story, notification_of_story
from factwire.domain.stored_stories import StoryRecord
from factwire.model import Links, Notification
from factwire.services.ports import Notifier


@dataclass(frozen=True)
class PublishStory:
    """Announces changes of stories; a change seen twice is announced with the same notification id."""

    notifier: Notifier
    api_url: str

    def __call__(self, before: StoryRecord | None, after: StoryRecord | None) -> Notification | None:
        """Return the notification that went out; None when the change says nothing new.

        Raises:
            FactwireError: a passing fault; the change is to be delivered again.
        """
        notification = notification_of_story(before, after)
        if notification is None or before is None or after is None or after.quiet:
            return None
        url = self.api_url.rstrip("/")
        links = (
            Links(
                article=f"{url}/articles/{notification.article.article_id}",
                story=f"{url}/stories/{after.document.merged_into or after.id}",
            )
            if url
            else Links()
        )
        notification = notification.model_copy(update={"links": links})
        # Whoever follows a story that was merged is notified where it continues.
        labelled = before if after.document.merged_into else after
        self.notifier.publish(notification, labels=labels_of_story(labelled))
        return notification
