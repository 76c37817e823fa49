"""CloudEvents 1.0 in structured mode (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md)."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from factwire.model import Notification

_TYPE: Final = "factwire.notification"
_NO_ENDPOINT: Final = "urn:factwire"


def cloud_event_of(notification: Notification) -> dict[str, Any]:
    """Return the event: `data` is the notification, `source` the stack's endpoint."""
    event: dict[str, Any] = {
        "specversion": "1.0",
        "id": notification.notification_id,
        "source": _source(notification),
        "type": f"{_TYPE}.{notification.kind}",
        "subject": f"stories/{notification.story.id}"
        if notification.story
        else f"articles/{notification.article.article_id}",
        "datacontenttype": "application/json",
        "data": notification.model_dump(mode="json"),
    }
    if notification.committed_at:
        event["time"] = notification.committed_at
    if notification.sequence is not None:
        event["sequence"] = f"{notification.sequence:010}"  # an extension: strings that sort
    return event


def _source(notification: Notification) -> str:
    link = notification.links.story or notification.links.article
    parts = urlsplit(link or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else _NO_ENDPOINT
