"""The topic's messages, by way of a queue that is subscribed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factwire.model import Notification

from local import clients

if TYPE_CHECKING:
    from local.settings import Settings

_QUEUE = "local-summaries"


class Subscription:
    """A queue that is subscribed to the topic; like the topic, it outlives the run."""

    def __init__(self, settings: Settings, *, topic_arn: str) -> None:
        self._sqs = clients.sqs(settings)
        self._url = self._sqs.create_queue(QueueName=_QUEUE)["QueueUrl"]
        attributes = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=["QueueArn"])["Attributes"]
        clients.sns(settings).subscribe(
            TopicArn=topic_arn,
            Protocol="sqs",
            Endpoint=attributes["QueueArn"],
            Attributes={"RawMessageDelivery": "true"},
        )

    def receive(self, *, seconds: int = 1) -> list[Notification]:
        """Return the notifications that arrive within so many seconds, each once."""
        answer = self._sqs.receive_message(QueueUrl=self._url, MaxNumberOfMessages=10, WaitTimeSeconds=seconds)
        notifications = []
        for message in answer.get("Messages", ()):
            notifications.append(Notification.model_validate_json(message["Body"]))
            self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
        return notifications
