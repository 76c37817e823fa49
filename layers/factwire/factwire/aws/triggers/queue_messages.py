"""The messages of the queue: S3's notifications, and the tasks that `extract` sends to itself.

A message of ours is JSON: `{"visit": {an origin}}` or `{"release": {an article that is to come out}}`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from factwire.aws.clients import translated_errors
from factwire.aws.triggers.s3_events import origins_in
from factwire.domain.origins import Origin
from factwire.errors import InvalidDocument
from factwire.services.ports import Release

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

# What SQS lets a message wait at most.
_LONGEST_WAIT: Final = 900


class IncomingQueue:
    """The queue that `extract` reads from; as a `DelayedTasks`, it is sent to as well."""

    def __init__(self, client: SQSClient, *, queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def resume(self, origin: Origin) -> None:
        """Have an object visited again, by another call."""
        self._send({"visit": origin.model_dump(exclude_defaults=True)}, seconds=0)

    def schedule_release(self, release: Release, *, now: datetime) -> None:
        """Have a release looked at when it is time, or in a quarter of an hour."""
        wait = (datetime.fromisoformat(release.until) - now).total_seconds()
        # A second more than is left, for the message must not come before its time.
        seconds = min(max(int(wait) + 1, 0), _LONGEST_WAIT)
        self._send({"release": release.model_dump()}, seconds=seconds)

    def delete(self, receipt_handle: str) -> None:
        """Delete a message that is done, whatever becomes of the others in its batch."""
        with translated_errors():
            self._client.delete_message(QueueUrl=self._queue_url, ReceiptHandle=receipt_handle)

    def _send(self, message: dict[str, Any], *, seconds: int) -> None:
        with translated_errors():
            self._client.send_message(QueueUrl=self._queue_url, MessageBody=json.dumps(message), DelaySeconds=seconds)


def tasks_in(body: str, *, prefixes: Collection[str]) -> Iterator[Origin | Release]:
    """Yield the tasks of a message: objects under one of the prefixes to visit, or an article to release.

    Raises:
        InvalidDocument: the message is neither S3's nor ours; it goes to the dead-letter queue to be looked at.
    """
    try:
        message: Any = json.loads(body)
        if "visit" in message:
            yield Origin.model_validate(message["visit"])
        elif "release" in message:
            yield Release.model_validate(message["release"])
        else:
            yield from origins_in(message, prefixes=prefixes)
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise InvalidDocument(f"the message is no S3 notification, and none of ours: {type(error).__name__}") from None
