"""From a notification to what an endpoint gets, and what becomes of a webhook that takes nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from factwire.domain.delivery.filters import NotificationAttributes, NotificationFilter
from factwire.domain.delivery.webhooks import Delivery, WebhookHealth
from factwire.errors import Conflict, DeliveryFailed, InvalidRequest, NotFound, StorageUnavailable
from factwire.services.delivery import manage_webhooks
from factwire.services.delivery.attempt_delivery import AttemptDelivery, DeliveryOutcome
from factwire.services.delivery.fan_out import FanOut
from factwire.services.delivery.manage_webhooks import ManageWebhooks
from factwire.services.delivery.ports import EndpointResponse
from factwire.services.subscriptions import Subscription, SubscriptionRequest
from standardwebhooks.webhooks import Webhook as Verifier

from tests.unit.domain.delivery.notifications import summary
from tests.unit.services.delivery.fakes import FakeClock, FakeEndpoint, FakeQueue, FakeSource, FakeWebhooks

URL = "https://hooks.example.com/in"
ASSAULT = NotificationAttributes(kind="summary", event_types=("ASSAULT",), countries=("YEM",), killed_min=12)


class World:
    """Everything of delivery, in memory."""

    def __init__(self) -> None:
        self.clock = FakeClock(datetime.now(UTC))
        self.webhooks, self.queue, self.source = FakeWebhooks(), FakeQueue(), FakeSource()
        self.endpoint = FakeEndpoint()
        self.given = iter(range(1, 100))
        self.manage = ManageWebhooks(
            webhooks=self.webhooks,
            source=self.source,
            clock=self.clock,
            random_bytes=lambda length: bytes([next(self.given)]) * length,
        )
        self.fan_out = FanOut(webhooks=self.webhooks, queue=self.queue)
        self.attempt = AttemptDelivery(webhooks=self.webhooks, sender=self.endpoint, clock=self.clock)

    def subscribe(self, url: str = URL, **wanted: Any) -> Subscription:
        return self.manage.add(SubscriptionRequest(protocol="webhook", endpoint=url, **wanted))

    def delivery(self, subscription: Subscription) -> Delivery:
        assert subscription.id
        return Delivery(webhook_id=subscription.id, notification=summary())

    def health(self, subscription: Subscription) -> WebhookHealth:
        return self.webhooks.webhooks[subscription.id or ""].health


@pytest.fixture
def world() -> World:
    return World()


def test_a_notification_goes_to_each_webhook_whose_filter_it_passes(world: World) -> None:
    yemen = world.subscribe(filter=NotificationFilter(countries=("YEM",)))
    everything = world.subscribe("https://other.example.com/")
    world.subscribe("https://third.example.com/", filter=NotificationFilter(killed_min=13))
    assert world.fan_out(summary(), ASSAULT) == 2
    assert {delivery.webhook_id for delivery in world.queue.sent} == {yemen.id, everything.id}


def test_a_queue_that_takes_only_some_gets_all_at_the_next_try_and_each_webhook_the_same_id_twice_at_most(
    world: World,
) -> None:
    """As when `deliver` is killed between two batches: the notification comes again."""
    ids = {world.subscribe(f"https://hook{number}.example.com/").id for number in range(25)}
    send, taken = world.queue.send, iter((7,))

    def some(deliveries: Sequence[Delivery]) -> None:
        number = next(taken, None)
        send(deliveries[:number])
        if number is not None:
            raise StorageUnavailable("SendMessageBatch: InternalError")

    world.queue.send = some  # type: ignore[method-assign]
    with pytest.raises(StorageUnavailable):
        world.fan_out(summary(), ASSAULT)
    world.fan_out(summary(), ASSAULT)
    sent = [delivery.webhook_id for delivery in world.queue.sent]
    assert set(sent) == ids
    assert max(map(sent.count, sent)) == 2
    assert {delivery.notification.notification_id for delivery in world.queue.sent} == {summary().notification_id}


@pytest.mark.parametrize("broken", ["find", "set_health"])
def test_a_store_that_fails_puts_the_attempt_off_and_loses_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    made = world.subscribe()
    world.endpoint.answers = [EndpointResponse(status=500), EndpointResponse(status=200)]
    with monkeypatch.context() as within:
        within.setattr(world.webhooks, broken, _unavailable)
        with pytest.raises(StorageUnavailable):
            world.attempt(world.delivery(made))
    world.endpoint.answers = [EndpointResponse(status=200)]
    assert world.attempt(world.delivery(made)) is DeliveryOutcome.DELIVERED


def _unavailable(*_: Any) -> None:
    raise StorageUnavailable("GetItem: ThrottlingException")


def test_what_an_endpoint_gets_is_verified_with_the_secret_that_was_shown_once(world: World) -> None:
    made = world.subscribe()
    assert made.secret
    assert world.manage.find(made.id or "").secret is None
    assert world.manage.list()[0].secret is None
    assert world.attempt(world.delivery(made)) is DeliveryOutcome.DELIVERED
    ((url, body, headers),) = world.endpoint.requests
    assert url == URL
    assert Verifier(made.secret).verify(body, dict(headers))["article"]["article_id"] == "a1"
    assert headers["webhook-id"] == summary().notification_id
    assert headers["user-agent"].startswith("factwire/")


def test_an_attempt_that_is_repeated_has_the_same_id_and_a_new_timestamp(world: World) -> None:
    made = world.subscribe()
    for _ in range(2):
        world.attempt(world.delivery(made))
        world.clock.passes(seconds=600)
    (_, _, first), (_, _, second) = world.endpoint.requests
    assert first["webhook-id"] == second["webhook-id"]
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 600


def test_after_a_rotation_both_secrets_verify_for_a_day(world: World) -> None:
    made = world.subscribe()
    rotated = world.manage.rotate(made.id or "")
    assert rotated.secret
    assert rotated.secret != made.secret
    world.attempt(world.delivery(made))
    _, body, headers = world.endpoint.requests[-1]
    for secret in (made.secret, rotated.secret):
        Verifier(secret or "").verify(body, dict(headers))


@pytest.mark.parametrize("format", ["slack", "discord", "teams"])
def test_a_chat_is_not_signed_and_its_address_is_shown_to_nobody(world: World, format: Any) -> None:
    made = world.subscribe("https://hooks.slack.com/services/T0/B0/token", format=format)
    assert made.secret is None
    assert made.endpoint == "https://hooks.slack.com/..."
    world.attempt(world.delivery(made))
    ((url, body, headers),) = world.endpoint.requests
    assert url.endswith("/token")
    assert "webhook-signature" not in headers
    assert json.loads(body)
    with pytest.raises(InvalidRequest):
        world.manage.rotate(made.id or "")


@pytest.mark.parametrize("status", [300, 302, 400, 401, 404, 429, 500, 503])
def test_any_other_answer_is_a_failure_to_be_tried_again(world: World, status: int) -> None:
    made = world.subscribe()
    world.endpoint.answers = [EndpointResponse(status=status)]
    with pytest.raises(DeliveryFailed) as failed:
        world.attempt(world.delivery(made))
    assert failed.value.retryable
    shown = world.manage.find(made.id or "")
    assert (shown.state, shown.last_error) == ("failing", f"the endpoint answered {status}")


@pytest.mark.parametrize(
    ("header", "expected"),
    [("120", 120.0), ("", None), ("soon", None), ("-3", None), ("9" * 40, 999999999.0), (None, None)],
)
def test_an_endpoint_says_for_how_long_it_wants_to_be_left_alone(
    world: World, header: str | None, expected: float | None
) -> None:
    made = world.subscribe()
    world.endpoint.answers = [EndpointResponse(status=429, retry_after=header)]
    with pytest.raises(DeliveryFailed) as failed:
        world.attempt(world.delivery(made))
    assert failed.value.retry_after == expected


def test_or_until_when(world: World) -> None:
    world.clock.time = datetime(2024, 10, 8, 12, tzinfo=UTC)
    made = world.subscribe()
    world.endpoint.answers = [EndpointResponse(status=503, retry_after="Tue, 08 Oct 2024 12:05:00 GMT")]
    with pytest.raises(DeliveryFailed) as failed:
        world.attempt(world.delivery(made))
    assert failed.value.retry_after == 300


def test_an_endpoint_that_is_gone_gets_nothing_more_until_it_is_subscribed_again(world: World) -> None:
    made = world.subscribe()
    world.endpoint.answers = [EndpointResponse(status=410), EndpointResponse(status=200)]
    assert world.attempt(world.delivery(made)) is DeliveryOutcome.GONE
    assert world.manage.find(made.id or "").state == "disabled"
    assert world.attempt(world.delivery(made)) is DeliveryOutcome.DROPPED
    assert world.fan_out(summary(), ASSAULT) == 0
    again = world.subscribe()
    assert (again.id, again.state, again.secret) == (made.id, "confirmed", None)
    assert world.attempt(world.delivery(made)) is DeliveryOutcome.DELIVERED


def test_a_webhook_that_takes_nothing_for_three_days_is_disabled_and_one_success_clears_it(world: World) -> None:
    made = world.subscribe()
    failure = EndpointResponse(status=500)
    world.endpoint.answers = [failure, failure, EndpointResponse(status=200), failure, failure]
    for hours in (0, 48):
        world.clock.passes(hours=hours)
        with pytest.raises(DeliveryFailed):
            world.attempt(world.delivery(made))
    assert world.attempt(world.delivery(made)) is DeliveryOutcome.DELIVERED
    assert world.health(made) == WebhookHealth()
    for hours in (1, 72):
        world.clock.passes(hours=hours)
        with pytest.raises(DeliveryFailed):
            world.attempt(world.delivery(made))
    assert world.health(made).disabled == "failing"


def test_what_is_on_its_way_to_a_webhook_that_has_ended_is_dropped(world: World) -> None:
    made = world.subscribe()
    world.manage.remove(made.id or "")
    assert world.attempt(world.delivery(made)) is DeliveryOutcome.DROPPED
    assert not world.endpoint.requests


def test_notifications_come_in_only_while_there_is_a_webhook(world: World) -> None:
    assert not world.source.connected
    first, second = world.subscribe(), world.subscribe("https://other.example.com/")
    assert world.source.connected
    world.manage.remove(first.id or "")
    assert world.source.connected
    world.manage.remove(second.id or "")
    assert not world.source.connected


def test_a_webhook_added_while_the_last_one_ends_is_not_cut_off(world: World) -> None:
    made = world.subscribe()
    disconnect = world.source.disconnect

    def disconnected() -> None:
        world.subscribe("https://other.example.com/")
        disconnect()

    world.source.disconnect = disconnected  # type: ignore[method-assign]
    world.manage.remove(made.id or "")
    assert world.source.connected


def test_a_crash_between_webhook_and_topic_is_healed_by_asking_again(world: World) -> None:
    def refuses() -> None:
        raise StorageUnavailable("Subscribe: Throttled")

    connect, world.source.connect = world.source.connect, refuses  # type: ignore[method-assign]
    with pytest.raises(StorageUnavailable):
        world.subscribe()
    world.source.connect = connect  # type: ignore[method-assign]
    world.subscribe()
    assert world.source.connected


def test_an_address_has_one_filter_and_there_are_so_many_webhooks_and_no_more(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.subscribe(filter=NotificationFilter(killed_min=3))
    with pytest.raises(Conflict) as refused:
        world.subscribe(filter=NotificationFilter(killed_min=4))
    assert refused.value.field == "endpoint"
    monkeypatch.setattr(manage_webhooks, "MAX_WEBHOOKS", 1)
    with pytest.raises(Conflict):
        world.subscribe("https://other.example.com/")
    assert world.subscribe(filter=NotificationFilter(killed_min=3)).state == "confirmed"


@pytest.mark.parametrize("url", ["http://hooks.example.com/", "https://10.0.0.1/", "http://127.0.0.1:8000/"])
def test_only_public_addresses_are_subscribed(world: World, url: str) -> None:
    with pytest.raises(InvalidRequest):
        world.subscribe(url)


def test_there_is_no_webhook_that_nobody_made(world: World) -> None:
    for ask in (world.manage.find, world.manage.rotate):
        with pytest.raises(NotFound):
            ask("wh-0123")
