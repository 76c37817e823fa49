"""Delivery in memory: the webhooks, the queue, the topic, an endpoint, the time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from factwire.domain.delivery.signing import SigningSecret
from factwire.domain.delivery.webhooks import Delivery, Webhook, WebhookHealth
from factwire.services.delivery.ports import EndpointResponse


class FakeWebhooks:
    """A `WebhookStore`."""

    def __init__(self) -> None:
        self.webhooks: dict[str, Webhook] = {}

    def all(self) -> tuple[Webhook, ...]:
        return tuple(self.webhooks[id] for id in sorted(self.webhooks))

    def find(self, webhook_id: str) -> Webhook | None:
        return self.webhooks.get(webhook_id)

    def add(self, webhook: Webhook) -> bool:
        return self.webhooks.setdefault(webhook.id, webhook) is webhook

    def set_health(self, webhook_id: str, health: WebhookHealth) -> None:
        self._update(webhook_id, health=health)

    def set_secrets(self, webhook_id: str, secrets: tuple[SigningSecret, ...]) -> None:
        self._update(webhook_id, secrets=secrets)

    def remove(self, webhook_id: str) -> None:
        self.webhooks.pop(webhook_id, None)

    def _update(self, webhook_id: str, **changed: object) -> None:
        if webhook_id in self.webhooks:
            self.webhooks[webhook_id] = self.webhooks[webhook_id].model_copy(update=changed)


@dataclass
class FakeQueue:
    """A `DeliveryQueue`."""

    sent: list[Delivery] = field(default_factory=list)

    def send(self, deliveries: Sequence[Delivery]) -> None:
        self.sent += deliveries


@dataclass
class FakeSource:
    """A `NotificationSource`."""

    connected: bool = False

    def connect(self) -> None:
        self.connected = True

    def disconnect(self) -> None:
        self.connected = False


@dataclass
class FakeEndpoint:
    """An `EndpointSender` whose endpoint answers in turn, or fails; the last answer stays."""

    answers: list[EndpointResponse | Exception] = field(default_factory=lambda: [EndpointResponse(status=200)])
    requests: list[tuple[str, bytes, Mapping[str, str]]] = field(default_factory=list)

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> EndpointResponse:
        self.requests.append((url, body, headers))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class FakeClock:
    """A clock that is set."""

    time: datetime = datetime(2024, 10, 8, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def passes(self, **amount: float) -> None:
        """Let time pass."""
        self.time += timedelta(**amount)
