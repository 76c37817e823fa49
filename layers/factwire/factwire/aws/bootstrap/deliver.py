"""The use cases of `deliver`."""

from __future__ import annotations

import os
from dataclasses import dataclass

from factwire.aws import clients
from factwire.aws.bootstrap.adapters import SystemClock
from factwire.aws.dynamodb.webhooks_table import WebhooksTable
from factwire.aws.settings import DeliverSettings
from factwire.aws.webhooks.delivery_queue import SqsDeliveryQueue
from factwire.aws.webhooks.https_sender import HttpsSender
from factwire.services.delivery.attempt_delivery import AttemptDelivery
from factwire.services.delivery.fan_out import FanOut


@dataclass(frozen=True)
class DeliverServices:
    """The use cases of `deliver`."""

    fan_out: FanOut
    attempt: AttemptDelivery
    queue: SqsDeliveryQueue


def deliver_services() -> DeliverServices:
    """Return the use cases of `deliver`."""
    settings = DeliverSettings.of(os.environ)
    webhooks = WebhooksTable(clients.dynamodb(), table=settings.webhooks_table_name)
    queue = SqsDeliveryQueue(clients.sqs(), queue_url=settings.deliver_queue_url)
    sender = HttpsSender(loopback=settings.allow_loopback)
    return DeliverServices(
        fan_out=FanOut(webhooks=webhooks, queue=queue),
        attempt=AttemptDelivery(webhooks=webhooks, sender=sender, clock=SystemClock()),
        queue=queue,
    )
