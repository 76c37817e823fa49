"""`WebhookStore`, `NotificationSource` and filters twice: in memory, and over AWS in this process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from factwire.aws import clients
from factwire.aws.dynamodb.webhooks_table import WebhooksTable
from factwire.aws.sns.filter_policies import policy_of
from factwire.aws.sns.notifier import SnsNotifier
from factwire.aws.webhooks.delivery_messages import Announced, message_in
from factwire.domain.delivery.filters import NotificationFilter, passes
from factwire.domain.delivery.signing import secret_of
from factwire.domain.delivery.webhooks import Webhook, WebhookHealth, webhook_id
from factwire.domain.records import Labels
from factwire.services.delivery.ports import WebhookStore

from tests.integration.conftest import WEBHOOKS, Stack, in_process
from tests.unit.domain.delivery.notifications import story, summary
from tests.unit.services.delivery.fakes import FakeWebhooks


@pytest.fixture(params=["in memory", "over AWS"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebhookStore]:
    if request.param == "in memory":
        yield FakeWebhooks()
        return
    with in_process(monkeypatch):
        yield WebhooksTable(clients.dynamodb(), table=WEBHOOKS)


def webhook(number: int = 1) -> Webhook:
    url = f"https://hooks{number}.example.com/"
    return Webhook(
        id=webhook_id(url, format="json"),
        url=url,
        filter=NotificationFilter(countries=("LBN",)),
        created_at="2024-10-08T12:00:00+00:00",
        secrets=(secret_of(b"k" * 32),),
    )


def test_a_webhook_is_found_as_it_was_added(store: WebhookStore) -> None:
    assert store.add(webhook())
    assert store.find(webhook().id) == webhook()
    assert store.find("wh-other") is None
    assert store.all() == (webhook(),)


def test_an_address_is_added_once(store: WebhookStore) -> None:
    store.add(webhook())
    other = webhook().model_copy(update={"created_at": "2025-01-01T00:00:00+00:00"})
    assert not store.add(other)
    assert store.find(webhook().id) == webhook()


def test_health_and_secrets_are_replaced_each_without_the_other(store: WebhookStore) -> None:
    store.add(webhook())
    health = WebhookHealth(failing_since="2024-10-08T12:00:00+00:00", last_error="500")
    store.set_health(webhook().id, health)
    store.set_secrets(webhook().id, (secret_of(b"n" * 32),))
    found = store.find(webhook().id)
    assert found
    assert (found.health, found.secrets, found.filter) == (health, (secret_of(b"n" * 32),), webhook().filter)


def test_a_webhook_that_has_ended_does_not_come_back(store: WebhookStore) -> None:
    store.add(webhook())
    store.remove(webhook().id)
    store.remove(webhook().id)
    store.set_health(webhook().id, WebhookHealth(last_error="500"))
    store.set_secrets(webhook().id, ())
    assert store.all() == ()


def test_hundreds_of_webhooks_are_all_there(store: WebhookStore) -> None:
    for number in range(300):
        store.add(webhook(number))
    assert len(store.all()) == 300


FILTERS: list[dict[str, Any]] = [
    {},
    {"kinds": ["summary"]},
    {"kinds": ["story"]},
    {"sources": ["Example Wire"]},
    {"languages": ["en"]},
    {"event_types": ["ASSAULT", "PROTEST"], "countries": ["YEM"]},
    {"event_types": ["ASSAULT"], "countries": ["LBN"]},
    {"entities": ["Aden"]},
    {"entities": ["aden"]},
    {"killed_min": 12},
    {"killed_min": 13},
    {"independent_sources_min": 2},
    {"kinds": ["story"], "independent_sources_min": 3},
]


def test_a_webhooks_filter_lets_through_what_snss_filter_policy_does(stack: Stack) -> None:
    """One filter means one thing, whoever evaluates it."""
    urls = {}
    for number, wanted in enumerate(FILTERS):
        urls[number] = stack.sqs.create_queue(QueueName=f"filtered{number}")["QueueUrl"]
        arn = stack.sqs.get_queue_attributes(QueueUrl=urls[number], AttributeNames=["QueueArn"])
        policy = policy_of(NotificationFilter.model_validate(wanted))
        stack.sns.subscribe(
            TopicArn=stack.topic,
            Protocol="sqs",
            Endpoint=arn["Attributes"]["QueueArn"],
            Attributes={"FilterPolicy": json.dumps(policy)} if policy else {},
        )
    notifier = SnsNotifier(clients.sns(), topic_arn=stack.topic)
    event = Labels(event_types=("ASSAULT",), countries=("YEM", "SAU"), entities=("Aden",), killed_min=12)
    notifier.publish(summary(), labels=event)
    notifier.publish(story(), labels=Labels(event_types=("ACCIDENT",), independent_sources=2))

    announced = [message_in(json.dumps(envelope)) for envelope in stack.messages()]

    assert len(announced) == 2
    for number, wanted in enumerate(FILTERS):
        got = stack.sqs.receive_message(QueueUrl=urls[number], MaxNumberOfMessages=10).get("Messages", [])
        by_sns = {json.loads(json.loads(each["Body"])["Message"])["notification_id"] for each in got}
        by_us = {
            each.notification.notification_id
            for each in announced
            if isinstance(each, Announced) and passes(NotificationFilter.model_validate(wanted), each.attributes)
        }
        assert by_us == by_sns, wanted
