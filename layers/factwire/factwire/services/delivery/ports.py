"""What delivery needs from the world outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from factwire.domain.delivery.signing import SigningSecret
from factwire.domain.delivery.webhooks import Delivery, Webhook, WebhookHealth


class WebhookStore(Protocol):
    """The webhooks there are; their secrets are in it, so it is a store of its own."""

    def all(self) -> tuple[Webhook, ...]:
        """Return all webhooks, as of now."""

    def find(self, webhook_id: str) -> Webhook | None:
        """Return one webhook, as of now."""

    def add(self, webhook: Webhook) -> bool:
        """Store a webhook; return False, and change nothing, where there is one of this id."""

    def set_health(self, webhook_id: str, health: WebhookHealth) -> None:
        """Replace the health of a webhook; no fault when it is not there."""

    def set_secrets(self, webhook_id: str, secrets: tuple[SigningSecret, ...]) -> None:
        """Replace the secrets of a webhook; no fault when it is not there."""

    def remove(self, webhook_id: str) -> None:
        """Remove a webhook; no fault when it is not there."""


class DeliveryQueue(Protocol):
    """Deliveries that wait for their attempt, each for itself."""

    def send(self, deliveries: Sequence[Delivery]) -> None:
        """Have each delivery attempted, by other calls."""


class NotificationSource(Protocol):
    """The topic, as far as notifications come from it to be delivered."""

    def connect(self) -> None:
        """Have every notification come in; no fault when they do already."""

    def disconnect(self) -> None:
        """Have none come in any more; no fault when none do."""


@dataclass(frozen=True)
class EndpointResponse:
    """What an endpoint answered: the status, and for how long it wants to be left alone."""

    status: int
    retry_after: str | None = None


class EndpointSender(Protocol):
    """POST to a webhook's address."""

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> EndpointResponse:
        """Send a body once, follow no redirect, and return the response, whatever its status.

        Raises:
            DeliveryFailed: the address is not allowed, or did not answer in time.
        """
