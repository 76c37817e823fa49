"""The queue that notifications and deliveries wait in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from factwire.aws.clients import translated_errors
from factwire.aws.request_batches import request_batches
from factwire.aws.webhooks.delivery_messages import delivery_message
from factwire.domain.delivery.webhooks import Delivery
from factwire.errors import StorageUnavailable

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sqs import SQSClient

# What SQS takes at once; the bytes with room for the envelope.
_BATCH: Final = 10
_BATCH_BYTES: Final = 240_000


class SqsDeliveryQueue:
    """A `DeliveryQueue`; a message that has failed is seen again after as many seconds as it is put off."""

    def __init__(self, client: SQSClient, *, queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def send(self, deliveries: Sequence[Delivery]) -> None:
        """Queue deliveries; those of a failed call may come twice.

        Raises:
            StorageUnavailable: not all of them were taken.
        """
        messages = list(map(delivery_message, deliveries))
        for bodies in request_batches(messages, most=_BATCH, largest=_BATCH_BYTES, size_of=len):
            with translated_errors():
                response = self._client.send_message_batch(
                    QueueUrl=self._queue_url,
                    Entries=[{"Id": str(number), "MessageBody": body} for number, body in enumerate(bodies)],
                )
            if response.get("Failed"):
                raise StorageUnavailable(f"SendMessageBatch: {response['Failed'][0]['Code']}")

    def postpone(self, receipt_handle: str, *, seconds: int) -> None:
        """Have a message that was received come again after so many seconds."""
        with translated_errors():
            self._client.change_message_visibility(
                QueueUrl=self._queue_url, ReceiptHandle=receipt_handle, VisibilityTimeout=seconds
            )


class SnsNotificationSource:
    """A `NotificationSource`: the queue's own subscription to the topic, which costs nothing while there is none."""

    def __init__(self, client: SNSClient, *, topic_arn: str, queue_arn: str) -> None:
        self._client = client
        self._topic_arn = topic_arn
        self._queue_arn = queue_arn

    def connect(self) -> None:
        """Subscribe the queue."""
        self._subscribed()

    def disconnect(self) -> None:
        """End the subscription of the queue."""
        arn = self._subscribed()  # the one there is: SNS keeps one for each endpoint
        with translated_errors():
            self._client.unsubscribe(SubscriptionArn=arn)

    def _subscribed(self) -> str:
        with translated_errors():
            return self._client.subscribe(
                TopicArn=self._topic_arn, Protocol="sqs", Endpoint=self._queue_arn, ReturnSubscriptionArn=True
            )["SubscriptionArn"]
