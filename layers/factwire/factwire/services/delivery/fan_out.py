"""Use case: a notification becomes one delivery for each webhook whose filter it passes."""

from __future__ import annotations

from dataclasses import dataclass

from factwire.domain.delivery.filters import NotificationAttributes, passes
from factwire.domain.delivery.webhooks import Delivery
from factwire.model import Notification
from factwire.services.delivery.ports import DeliveryQueue, WebhookStore


@dataclass(frozen=True)
class FanOut:
    """Each webhook gets a delivery of its own, so that one that fails holds up no other."""

    webhooks: WebhookStore
    queue: DeliveryQueue

    def __call__(self, notification: Notification, attributes: NotificationAttributes) -> int:
        """Return how many deliveries were queued; one that comes twice is sent twice, under the same id.

        Raises:
            StorageUnavailable: the webhooks could not be read, or not all deliveries queued.
        """
        deliveries = [
            Delivery(webhook_id=webhook.id, notification=notification)
            for webhook in self.webhooks.all()
            if webhook.health.disabled is None and passes(webhook.filter, attributes)
        ]
        if deliveries:
            self.queue.send(deliveries)
        return len(deliveries)
