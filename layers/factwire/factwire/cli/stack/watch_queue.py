"""The queue of one `factwire watch`: it lives as long as the command, and the next one removes it if that was killed.

SQS has no queues that expire, so that each says in a tag when its command was last there.
"""

from __future__ import annotations

import json
import signal
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from types import FrameType
from typing import Final

from factwire.cli.stack.cloud import Cloud
from factwire.domain.delivery.filters import NotificationFilter

_PREFIX: Final = "factwire-watch-"
_TOPIC: Final = "factwire:topic"
_SEEN: Final = "factwire:seen"
_WAIT_SECONDS: Final = 5
_SEEN_EVERY_SECONDS: Final = 600
_ABANDONED: Final = timedelta(hours=1)
# What is sent to an abandoned queue until it is removed goes after an hour.
_KEPT_SECONDS: Final = "3600"
_ENDINGS: Final = (signal.SIGTERM, signal.SIGHUP)  # the latter when its terminal is closed


class WatchQueue:
    """A queue that a stack's topic sends to.

    Args:
        cloud: the stack.
    """

    def __init__(self, cloud: Cloud) -> None:
        self._sns, self._sqs = cloud.client("sns"), cloud.client("sqs")
        self._topic = cloud.output("TopicArn")
        self._name = f"{_PREFIX}{uuid.uuid4().hex}"
        self._url = ""
        self._seen = 0.0

    def open(self, wanted: NotificationFilter) -> None:
        """Make the queue, and subscribe it to what passes the filter."""
        from factwire.aws.sns.filter_policies import policy_of

        policy = policy_of(wanted)
        tags = {_TOPIC: self._topic, _SEEN: _now().isoformat()}
        self._url = self._sqs.create_queue(QueueName=self._name, tags=tags)["QueueUrl"]
        self._seen = time.monotonic()
        arn = self._arn(self._url)
        self._sqs.set_queue_attributes(
            QueueUrl=self._url,
            Attributes={"Policy": _only_from(self._topic, queue=arn), "MessageRetentionPeriod": _KEPT_SECONDS},
        )
        attributes = {"RawMessageDelivery": "true"} | ({"FilterPolicy": json.dumps(policy)} if policy else {})
        self._sns.subscribe(TopicArn=self._topic, Protocol="sqs", Endpoint=arn, Attributes=attributes)

    def bodies(self) -> Iterator[str]:
        """Yield the bodies of the messages as they come, without an end."""
        while True:
            if time.monotonic() - self._seen > _SEEN_EVERY_SECONDS:
                self._sqs.tag_queue(QueueUrl=self._url, Tags={_SEEN: _now().isoformat()})
                self._seen = time.monotonic()
            answer = self._sqs.receive_message(
                QueueUrl=self._url, MaxNumberOfMessages=10, WaitTimeSeconds=_WAIT_SECONDS
            )
            for message in answer.get("Messages", ()):
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
                yield message["Body"]

    def close(self) -> None:
        """Remove the queue and its subscription, however far they were made."""
        with suppress(self._sqs.exceptions.QueueDoesNotExist):
            self._remove(self._sqs.get_queue_url(QueueName=self._name)["QueueUrl"])

    def remove_abandoned(self) -> None:
        """Remove the queues of this topic whose commands have not been there for an hour."""
        from botocore.exceptions import ClientError

        # Whoever may watch need not be allowed to list queues; then others remove them.
        with suppress(ClientError):
            for page in self._sqs.get_paginator("list_queues").paginate(QueueNamePrefix=_PREFIX):
                for url in page.get("QueueUrls", ()):
                    if self._is_abandoned(self._sqs.list_queue_tags(QueueUrl=url).get("Tags", {})):
                        self._remove(url)

    def _is_abandoned(self, tags: dict[str, str]) -> bool:
        if tags.get(_TOPIC) != self._topic or _SEEN not in tags:
            return False
        return _now() - datetime.fromisoformat(tags[_SEEN]) > _ABANDONED

    def _remove(self, url: str) -> None:
        arn = self._arn(url)
        for page in self._sns.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=self._topic):
            for subscription in page["Subscriptions"]:
                if subscription["Endpoint"] == arn:
                    self._sns.unsubscribe(SubscriptionArn=subscription["SubscriptionArn"])
        self._sqs.delete_queue(QueueUrl=url)

    def _arn(self, url: str) -> str:
        answer = self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        arn: str = answer["Attributes"]["QueueArn"]
        return arn


@contextmanager
def watch_queue(cloud: Cloud, wanted: NotificationFilter) -> Iterator[WatchQueue]:
    """Yield an open queue, which goes at the end, also at the end by a signal.

    Raises:
        InvalidRequest: the filter is over a limit of SNS.
    """
    queue = WatchQueue(cloud)
    with _ended_by_signals():
        try:
            queue.remove_abandoned()
            queue.open(wanted)
            yield queue
        finally:
            for ending in (signal.SIGINT, *_ENDINGS):
                signal.signal(ending, signal.SIG_IGN)
            queue.close()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """End the command in order, with status 0, when it is told to end."""
    before = {ending: signal.getsignal(ending) for ending in (signal.SIGINT, *_ENDINGS)}
    for ending in _ENDINGS:
        signal.signal(ending, _end)
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _now() -> datetime:
    return datetime.now(UTC)


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
