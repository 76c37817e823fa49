"""`deliver` as it is deployed: from a commit to what an endpoint on this machine gets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from factwire.model import Notification
from standardwebhooks.webhooks import Webhook as Verifier

from tests.integration.conftest import load
from tests.integration.delivery.receiver import Answer, Receiver, receiving
from tests.integration.test_api_function import stored

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

GIVEN_UP = 7


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def subscribe(stack: Stack, receiver: Receiver, **wanted: Any) -> dict[str, Any]:
    body = json.dumps({"protocol": "webhook", "endpoint": receiver.url, **wanted})
    made = stack.http("POST", "/subscriptions", body=body)
    assert made["statusCode"] == 201, made["body"]
    subscription: dict[str, Any] = made["json"]
    return subscription


def received_again(stack: Stack) -> None:
    """Let all messages in flight come again at once, as they do when their time has passed."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.sqs.models import sqs_backends

    for message in sqs_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].queues["deliver"]._messages:
        message.change_visibility(0)


def test_a_commit_arrives_signed_at_the_webhook(stack: Stack, receiver: Receiver) -> None:
    made = subscribe(stack, receiver, filter={"countries": ["YEM"], "killed_min": 3})
    article_id = stored(stack, 1)
    stack.announce()
    assert stack.send_webhooks() == []
    ((path, headers, body),) = receiver.requests
    notification = Notification.model_validate(Verifier(made["secret"]).verify(body, headers))
    assert (path, notification.article.article_id) == ("/in?key=1", article_id)
    assert headers["webhook-id"] == notification.notification_id
    assert headers["content-type"] == "application/json"


def test_the_golden_events_are_handed_out_and_sent(stack: Stack, receiver: Receiver) -> None:
    made = subscribe(stack, receiver, filter={"countries": ["YEM"], "killed_min": 12})
    assert stack.call("deliver", load("sqs_notification.json")) == {"batchItemFailures": []}
    delivery = load("sqs_delivery.json")
    assert stack.call("deliver", delivery) == {"batchItemFailures": []}  # its webhook has ended
    assert receiver.requests == []
    (record,) = delivery["Records"]
    record["body"] = json.dumps({**json.loads(record["body"]), "webhook": made["id"]})
    assert stack.call("deliver", delivery) == {"batchItemFailures": []}
    assert stack.send_webhooks() == []
    first, second = (json.loads(body) for _, _, body in receiver.requests)
    assert first == second


def test_what_a_filter_keeps_back_is_not_sent(stack: Stack, receiver: Receiver) -> None:
    subscribe(stack, receiver, filter={"countries": ["LBN"]})
    stored(stack, 1)
    stack.announce()
    assert stack.send_webhooks() == []
    assert receiver.requests == []


@pytest.mark.parametrize("format", ["cloudevents", "slack", "discord", "teams"])
def test_each_format_arrives(stack: Stack, receiver: Receiver, format: str) -> None:
    made = subscribe(stack, receiver, format=format)
    stored(stack, 1)
    stack.announce()
    assert stack.send_webhooks() == []
    ((_, headers, body),) = receiver.requests
    sent = json.loads(body)
    expected = {"cloudevents": "specversion", "slack": "blocks", "discord": "embeds", "teams": "attachments"}
    assert expected[format] in sent
    assert ("webhook-signature" in headers) is bool(made["secret"]) is (format == "cloudevents")


def test_a_failed_attempt_comes_again_under_the_same_id_and_holds_up_no_other_webhook(
    stack: Stack, receiver: Receiver
) -> None:
    receiver.answers = [Answer(status=500), Answer(status=200)]
    made = subscribe(stack, receiver)
    with receiving() as other:
        subscribe(stack, other)
        stored(stack, 1)
        stack.announce()
        assert len(stack.send_webhooks()) == 1
        assert len(other.requests) == 1
    assert stack.get(f"/subscriptions/{made['id']}")["json"]["state"] == "failing"
    assert stack.send_webhooks() == []  # it is put off
    received_again(stack)
    assert stack.send_webhooks() == []
    first, second = receiver.requests
    assert first[1]["webhook-id"] == second[1]["webhook-id"]
    assert stack.get(f"/subscriptions/{made['id']}")["json"]["state"] == "confirmed"


def test_the_wait_grows_and_an_endpoint_may_ask_for_longer(
    stack: Stack, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver.answers = [Answer(status=500), Answer(status=429, headers={"Retry-After": "1200"}), Answer(status=500)]
    waits: list[int] = []
    queue = stack.function("deliver").SERVICES.queue
    postpone = queue.postpone
    monkeypatch.setattr(
        queue, "postpone", lambda handle, *, seconds: (waits.append(seconds), postpone(handle, seconds=seconds))
    )
    subscribe(stack, receiver)
    stored(stack, 1)
    stack.announce()
    for _ in range(3):
        assert len(stack.send_webhooks()) == 1
        received_again(stack)
    assert waits == [5, 1200, 120]


def test_410_ends_it(stack: Stack, receiver: Receiver) -> None:
    receiver.answers = [Answer(status=410)]
    made = subscribe(stack, receiver)
    stored(stack, 1)
    stack.announce()
    assert stack.send_webhooks() == []
    assert stack.get(f"/subscriptions/{made['id']}")["json"]["state"] == "disabled"
    stored(stack, 2)
    stack.announce()
    assert stack.send_webhooks() == []
    assert len(receiver.requests) == 1


def test_without_webhooks_nothing_comes_to_the_queue(stack: Stack, receiver: Receiver) -> None:
    made = subscribe(stack, receiver)
    assert stack.http("DELETE", f"/subscriptions/{made['id']}")["statusCode"] == 204
    stored(stack, 1)
    stack.announce()
    waiting = stack.sqs.get_queue_attributes(QueueUrl=stack.deliveries, AttributeNames=["ApproximateNumberOfMessages"])
    assert waiting["Attributes"]["ApproximateNumberOfMessages"] == "0"


def test_webhooks_are_listed_and_shown_without_their_secret_and_the_stacks_own_queue_is_not(
    stack: Stack, receiver: Receiver
) -> None:
    made = subscribe(stack, receiver)
    listed = stack.get("/subscriptions")["json"]["subscriptions"]
    assert [each["protocol"] for each in listed] == ["webhook", "sqs"]
    shown = stack.get(f"/subscriptions/{made['id']}")["json"]
    assert shown == {**made, "secret": None}
    rotated = stack.http("POST", f"/subscriptions/{made['id']}/secret")["json"]
    assert rotated["secret"] not in {None, made["secret"]}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"protocol": "webhook", "endpoint": "http://example.com/"}, "endpoint"),
        ({"protocol": "webhook", "endpoint": "https://169.254.169.254/"}, "endpoint"),
        ({"protocol": "webhook", "endpoint": "https://example.com/", "raw": True}, "raw"),
        ({"protocol": "webhook", "endpoint": "https://example.com/", "format": "irc"}, "body.format"),
        ({"protocol": "email", "endpoint": "desk@example.com", "format": "slack"}, "format"),
        ({"protocol": "sqs", "endpoint": "arn:aws:sqs:eu-central-1:123456789012:deliver"}, "endpoint"),
    ],
)
def test_what_cannot_be_subscribed_is_refused_by_its_field(stack: Stack, body: dict[str, Any], field: str) -> None:
    answer = stack.http("POST", "/subscriptions", body=json.dumps(body))
    assert answer["statusCode"] in {400, 409}, answer["body"]
    assert field.endswith(answer["json"]["errors"][0]["field"]) or answer["json"]["errors"][0]["field"] == field


def test_a_subscription_of_sns_has_no_secret(stack: Stack) -> None:
    made = stack.http("POST", "/subscriptions", body=json.dumps({"protocol": "email", "endpoint": "desk@example.com"}))[
        "json"
    ]
    assert stack.http("POST", f"/subscriptions/{made['id']}/secret")["statusCode"] == 400


def test_a_message_of_nobodys_is_put_off_and_reported(stack: Stack) -> None:
    stack.sqs.send_message(QueueUrl=stack.deliveries, MessageBody='{"hello": 1}')
    assert len(stack.send_webhooks()) == 1


def test_no_address_or_secret_or_word_is_logged(stack: Stack, receiver: Receiver) -> None:
    receiver.answers = [Answer(status=500), Answer(status=200)]
    made = subscribe(stack, receiver)
    stored(stack, 1)
    stack.announce()
    stack.send_webhooks()
    received_again(stack)
    stack.send_webhooks()
    log = stack.log.getvalue()
    assert made["id"] in log
    for secret in (made["secret"], receiver.url, "127.0.0.1", "Aden"):
        assert secret not in log
