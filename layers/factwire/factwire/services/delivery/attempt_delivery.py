"""Use case: one attempt to deliver a notification to one webhook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from factwire.domain.delivery.formats import rendered
from factwire.domain.delivery.signing import signature_headers
from factwire.domain.delivery.webhooks import Delivery, Webhook, WebhookHealth, after_failure
from factwire.errors import DeliveryFailed
from factwire.services.delivery.ports import EndpointResponse, EndpointSender, WebhookStore
from factwire.services.ports import Clock
from factwire.version import __version__

_USER_AGENT: Final = f"factwire/{__version__}"


class DeliveryOutcome(StrEnum):
    """What became of a delivery that is not to be tried again."""

    DELIVERED = "delivered"
    GONE = "gone"
    DROPPED = "dropped"


@dataclass(frozen=True)
class AttemptDelivery:
    """Sends a notification, signed anew at each attempt, and keeps how it stands with the webhook."""

    webhooks: WebhookStore
    sender: EndpointSender
    clock: Clock

    def __call__(self, delivery: Delivery) -> DeliveryOutcome:
        """Return what became of the delivery: `dropped` where the webhook has ended or is disabled meanwhile.

        Raises:
            DeliveryFailed: it is to be tried again, not before `retry_after` if the endpoint says so.
            StorageUnavailable: the webhook could not be read; it is to be tried again.
        """
        webhook = self.webhooks.find(delivery.webhook_id)
        if webhook is None or webhook.health.disabled:
            return DeliveryOutcome.DROPPED
        try:
            response = self._sent(webhook, delivery)
        except DeliveryFailed as error:
            self._note_failure(webhook, str(error))
            raise
        if HTTPStatus(200) <= response.status < HTTPStatus(300):
            if webhook.health != WebhookHealth():
                self.webhooks.set_health(webhook.id, WebhookHealth())
            return DeliveryOutcome.DELIVERED
        message = f"the endpoint answered {response.status}"
        if response.status == HTTPStatus.GONE:
            since = webhook.health.failing_since or self.clock.now().isoformat()
            self.webhooks.set_health(
                webhook.id, WebhookHealth(failing_since=since, last_error=message, disabled="gone")
            )
            return DeliveryOutcome.GONE
        self._note_failure(webhook, message)
        raise DeliveryFailed(message, retry_after=_seconds(response.retry_after, now=self.clock.now()))

    def _sent(self, webhook: Webhook, delivery: Delivery) -> EndpointResponse:
        sent = rendered(delivery.notification, format=webhook.format)
        headers = {"content-type": sent.content_type, "user-agent": _USER_AGENT}
        if webhook.secrets:
            headers |= signature_headers(
                delivery.notification.notification_id, sent.body, secrets=webhook.secrets, now=self.clock.now()
            )
        return self.sender.post(webhook.url, sent.body, headers=headers)

    def _note_failure(self, webhook: Webhook, message: str) -> None:
        """Write the health where it has changed: a webhook that goes on failing in the same way costs no writes."""
        health = after_failure(webhook.health, error=message, now=self.clock.now())
        if health != webhook.health:
            self.webhooks.set_health(webhook.id, health)


def _seconds(retry_after: str | None, *, now: datetime) -> float | None:
    """Return how long `Retry-After` asks to wait (RFC 9110, 10.2.3: seconds or a date); None if it makes no sense."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds())
