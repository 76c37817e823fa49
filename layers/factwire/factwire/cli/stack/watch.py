"""`factwire watch`: notifications as they come, through a queue that lives as long as the command."""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from factwire.cli.stack.cloud import Cloud, faults
from factwire.domain.notification.messages import text_of
from factwire.errors import InvalidRequest
from factwire.model import Notification
from factwire.services.subscriptions import NotificationFilter

_WAIT_SECONDS: Final = 5
# https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html and, for the queue's policy,
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
_WATCHING: Final = (
    "watching; Ctrl-C ends. On AWS the queue's policy takes effect within a minute, and a filter within 15: what is "
    "sent before may be missed, or pass the filter\n"
)
# What is left of a queue whose command was killed costs nothing and keeps nothing for long.
_KEPT_SECONDS: Final = "3600"


def watch(cloud: Cloud, wanted: NotificationFilter, *, count: int | None, form: str | None) -> int:
    """Show notifications that pass a filter until interrupted, or until `count` have come.

    Raises:
        InvalidRequest: the filter is over a limit of SNS.
        StorageUnavailable: AWS refused.
    """
    readable = form == "text" or (form is None and sys.stdout.isatty())
    with faults(), _subscription(cloud, wanted) as (sqs, queue):
        sys.stderr.write(_WATCHING)
        for number, notification in enumerate(_received(sqs, queue), start=1):
            sys.stdout.write(_shown(notification) if readable else notification.model_dump_json() + "\n")
            sys.stdout.flush()
            if number == count:
                break
    return 0


@contextmanager
def _subscription(cloud: Cloud, wanted: NotificationFilter) -> Iterator[tuple[Any, str]]:
    """Yield a queue that the topic sends to; both the queue and the subscription go at the end."""
    from factwire.aws.sns.filter_policies import policy_of

    policy, topic = policy_of(wanted), cloud.output("TopicArn")
    sns, sqs = cloud.client("sns"), cloud.client("sqs")
    queue = sqs.create_queue(QueueName=f"factwire-watch-{uuid.uuid4().hex}")["QueueUrl"]
    try:
        arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        sqs.set_queue_attributes(
            QueueUrl=queue,
            Attributes={"Policy": _only_from(topic, queue=arn), "MessageRetentionPeriod": _KEPT_SECONDS},
        )
        attributes = {"RawMessageDelivery": "true"} | ({"FilterPolicy": json.dumps(policy)} if policy else {})
        made = sns.subscribe(
            TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=attributes, ReturnSubscriptionArn=True
        )
        try:
            yield sqs, queue
        finally:
            sns.unsubscribe(SubscriptionArn=made["SubscriptionArn"])
    finally:
        sqs.delete_queue(QueueUrl=queue)


def _only_from(topic: str, *, queue: str) -> str:
    """Return the queue's policy: this topic may send, nobody else."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": queue,
        "Condition": {"ArnEquals": {"aws:SourceArn": topic}},
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def _received(sqs: Any, queue: str) -> Iterator[Notification]:
    while True:
        answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=_WAIT_SECONDS)
        for message in answer.get("Messages", ()):
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            try:
                yield Notification.model_validate_json(message["Body"])
            except ValueError:
                raise InvalidRequest("the stack sends notifications of another version of factwire") from None


def _shown(notification: Notification) -> str:
    text = "".join(letter for letter in text_of(notification) if letter.isprintable() or letter == "\n")
    return f"{notification.kind.upper()}  {text}\n"
