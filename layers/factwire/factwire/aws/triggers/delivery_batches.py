"""Batches of the queue of webhooks: notifications to hand out, and those that wait for one endpoint."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from aws_lambda_powertools.utilities.batch import EventType
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.observability import count, logger
from factwire.aws.triggers.batches import Event, Response, process_records
from factwire.aws.triggers.poison_isolation import receive_count
from factwire.aws.webhooks.delivery_messages import message_in
from factwire.domain.delivery.webhooks import Delivery, delay_after
from factwire.services.delivery.attempt_delivery import DeliveryOutcome

if TYPE_CHECKING:
    from factwire.aws.bootstrap.deliver import DeliverServices


def deliver_messages(event: Event, context: LambdaContext, *, services: DeliverServices) -> Response:
    """Hand notifications out to webhooks and send what waits for one; return the messages to deliver again.

    Requests of a batch go out side by side: they wait for endpoints, and one that is slow holds up no other.
    """
    records = event["Records"]
    with ThreadPoolExecutor(max_workers=max(1, len(records))) as pool:
        attempts = {record["messageId"]: pool.submit(_delivered, record["body"], services) for record in records}

        def message(record: SQSRecord) -> None:
            attempt = receive_count(record.raw_event)
            try:
                outcome, ids = attempts[record.message_id].result()
            except Exception as error:
                seconds = delay_after(attempt, retry_after=getattr(error, "retry_after", None))
                services.queue.postpone(record.receipt_handle, seconds=seconds)
                raise
            if outcome == DeliveryOutcome.DELIVERED:
                count("NotificationDelivered")
            logger.info("delivery processed", extra={"outcome": outcome, "attempt": attempt, **ids})

        return process_records(event, context, kind=EventType.SQS, process=message)


def _delivered(body: str, services: DeliverServices) -> tuple[str, dict[str, str]]:
    """Return what became of a message, and the ids to log it by."""
    message = message_in(body)
    ids = {"notification_id": message.notification.notification_id}
    if isinstance(message, Delivery):
        return services.attempt(message).value, {**ids, "webhook": message.webhook_id}
    return "queued" if services.fan_out(message.notification, message.attributes) else "unwanted", ids
