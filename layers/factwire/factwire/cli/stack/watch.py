"""`factwire watch`: notifications as they come, through a queue that lives as long as the command does."""

from __future__ import annotations

import sys
from typing import Final

from factwire.cli.stack.cloud import Cloud, faults
from factwire.cli.stack.watch_queue import watch_queue
from factwire.cli.terminal import is_to_read, printable
from factwire.domain.delivery.filters import NotificationFilter
from factwire.domain.notification.messages import text_of
from factwire.errors import InvalidRequest
from factwire.model import Notification

# https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html and, for the queue's policy,
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
_WATCHING: Final = (
    "watching; Ctrl-C ends. On AWS the queue's policy takes effect within a minute, and a filter within 15: what is "
    "sent before may be missed, or pass the filter\n"
)


def watch(cloud: Cloud, wanted: NotificationFilter, *, count: int | None, form: str | None) -> int:
    """Show notifications that pass a filter until the command is told to end, or until `count` have come.

    Raises:
        InvalidRequest: the filter is over a limit of SNS.
        StorageUnavailable: AWS refused.
    """
    readable = is_to_read(form)
    with faults(), watch_queue(cloud, wanted) as queue:
        sys.stderr.write(_WATCHING)
        for number, notification in enumerate(map(_notification, queue.bodies()), start=1):
            sys.stdout.write(_shown(notification) if readable else notification.model_dump_json() + "\n")
            sys.stdout.flush()
            if number == count:
                break
    return 0


def _notification(body: str) -> Notification:
    try:
        return Notification.model_validate_json(body)
    except ValueError:
        raise InvalidRequest("the stack sends notifications of another version of factwire") from None


def _shown(notification: Notification) -> str:
    text = printable(text_of(notification), but="\n")
    return f"{notification.kind.upper()}  {text}\n"
