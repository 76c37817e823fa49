"""A notification in the format that a webhook asks for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from factwire.domain.delivery.chat import chat_message_of
from factwire.domain.delivery.cloud_events import cloud_event_of
from factwire.domain.delivery.discord import discord_document
from factwire.domain.delivery.slack import slack_document
from factwire.domain.delivery.teams import teams_document
from factwire.domain.delivery.webhooks import WebhookFormat
from factwire.model import Notification


@dataclass(frozen=True)
class Rendered:
    """The body of a POST and its media type."""

    content_type: str
    body: bytes


_JSON: Final = "application/json"
_FORMATS: Final[Mapping[WebhookFormat, tuple[str, Callable[[Notification], dict[str, Any]]]]] = {
    "json": (_JSON, lambda notification: notification.model_dump(mode="json")),
    "cloudevents": ("application/cloudevents+json", cloud_event_of),
    "slack": (_JSON, lambda notification: slack_document(chat_message_of(notification))),
    "discord": (_JSON, lambda notification: discord_document(chat_message_of(notification))),
    "teams": (_JSON, lambda notification: teams_document(chat_message_of(notification))),
}


def rendered(notification: Notification, *, format: WebhookFormat) -> Rendered:
    """Return a notification as it is sent; the same notification gives the same bytes at every attempt."""
    content_type, document = _FORMATS[format]
    text = json.dumps(document(notification), ensure_ascii=True, separators=(",", ":"))
    return Rendered(content_type=content_type, body=text.encode("ascii"))
