"""The messages of the queue of deliveries: notifications as SNS sends them, and deliveries to one webhook each.

A message of ours is JSON: `{"webhook": id, "notification": {...}}`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from factwire.domain.delivery.filters import NotificationAttributes
from factwire.domain.delivery.webhooks import Delivery
from factwire.errors import InvalidDocument
from factwire.model import Notification


@dataclass(frozen=True)
class Announced:
    """A notification as it comes from the topic."""

    notification: Notification
    attributes: NotificationAttributes


def delivery_message(delivery: Delivery) -> str:
    """Return the body of a message that has a notification sent to one webhook, in ASCII, which SQS takes."""
    return json.dumps(
        {"webhook": delivery.webhook_id, "notification": delivery.notification.model_dump(mode="json")},
        separators=(",", ":"),
    )


def message_in(body: str) -> Announced | Delivery:
    """Return what a message asks for.

    Raises:
        InvalidDocument: it is neither SNS's nor ours; it goes to the dead letters to be looked at.
    """
    try:
        message: Any = json.loads(body)
        if "webhook" in message:
            notification = Notification.model_validate(message["notification"])
            return Delivery(webhook_id=message["webhook"], notification=notification)
        return Announced(
            notification=Notification.model_validate_json(message["Message"]),
            attributes=_attributes(message.get("MessageAttributes", {})),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise InvalidDocument(f"the message is no notification: {type(error).__name__}") from None


def _attributes(sent: Mapping[str, Mapping[str, str]]) -> NotificationAttributes:
    """Return the attributes in an envelope; see `factwire.aws.sns.notifier.attributes_of`."""
    values = {name: _value(each) for name, each in sent.items() if name in NotificationAttributes.model_fields}
    return NotificationAttributes.model_validate(values)


def _value(attribute: Mapping[str, str]) -> Any:
    kind, value = attribute["Type"], attribute["Value"]
    return value if kind == "String" else json.loads(value)
