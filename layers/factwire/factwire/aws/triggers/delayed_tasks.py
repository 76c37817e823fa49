"""Tasks that come back to `extract`, by a message or by a schedule.

A message is delayed by a quarter of an hour at most; what is due later gets a schedule of EventBridge Scheduler.
A message that was sent on every quarter of an hour would be a loop to Lambda, which drops the 17th call of a chain
(docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html). A schedule begins a new chain.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, translated_errors
from factwire.aws.triggers.queue_messages import deletion_message, release_message, resume_message
from factwire.domain.input_origins import Origin
from factwire.services.ports import Deletion, Release

if TYPE_CHECKING:
    from mypy_boto3_scheduler import EventBridgeSchedulerClient
    from mypy_boto3_sqs import SQSClient

# The longest delay of a message in SQS.
_LONGEST_DELAY: Final = timedelta(seconds=900)


class ExtractQueues:
    """The queues that `extract` reads: of single files, and of members of archives."""

    def __init__(self, client: SQSClient, *, incoming_url: str, members_url: str) -> None:
        self._client = client
        self._incoming_url = incoming_url
        self._members_url = members_url

    def send_incoming(self, body: str, *, delay: timedelta) -> None:
        """Send a message to the queue of single files."""
        self._send(self._incoming_url, body, seconds=int(delay.total_seconds()))

    def send_member(self, body: str) -> None:
        """Send a message to the queue of members."""
        self._send(self._members_url, body, seconds=0)

    def delete(self, receipt_handle: str, *, queue_arn: str) -> None:
        """Delete a message that is done, whatever becomes of the others in its batch."""
        name = queue_arn.rpartition(":")[2]
        url = next(url for url in (self._members_url, self._incoming_url) if url.rpartition("/")[2] == name)
        with translated_errors():
            self._client.delete_message(QueueUrl=url, ReceiptHandle=receipt_handle)

    def _send(self, url: str, body: str, *, seconds: int) -> None:
        with translated_errors():
            self._client.send_message(QueueUrl=url, MessageBody=body, DelaySeconds=seconds)


class SqsDeletionQueue:
    """A `DeletionQueue`: the queue of single files."""

    def __init__(self, client: SQSClient, *, queue_url: str) -> None:
        self._client = client
        self._queue_url = queue_url

    def schedule_deletion(self, deletion: Deletion) -> None:
        """Have another call delete an article, or what is left of it."""
        with translated_errors():
            self._client.send_message(QueueUrl=self._queue_url, MessageBody=deletion_message(deletion))


class ReleaseSchedules:
    """One-off schedules that send a release to the queue at its time and then delete themselves."""

    def __init__(
        self,
        client: EventBridgeSchedulerClient,
        *,
        group: str,
        role_arn: str,
        queue_arn: str,
        dead_letters_arn: str,
        key_arn: str = "",
    ) -> None:
        self._client = client
        self._group = group
        self._key: dict[str, Any] = {"KmsKeyArn": key_arn} if key_arn else {}
        self._target: dict[str, Any] = {
            "Arn": queue_arn,
            "RoleArn": role_arn,
            "DeadLetterConfig": {"Arn": dead_letters_arn},
        }

    def create(self, name: str, body: str, *, at: datetime) -> None:
        """Schedule a message; a schedule of this name that is there already is the same one."""
        target: Any = {**self._target, "Input": body}
        with translated_errors():
            try:
                self._client.create_schedule(
                    Name=name,
                    GroupName=self._group,
                    ScheduleExpression=f"at({at.astimezone(UTC):%Y-%m-%dT%H:%M:%S})",
                    ScheduleExpressionTimezone="UTC",
                    FlexibleTimeWindow={"Mode": "OFF"},
                    ActionAfterCompletion="DELETE",
                    Target=target,
                    **self._key,
                )
            except ClientError as error:
                if code_of(error) != "ConflictException":
                    raise


class AwsDelayedTasks:
    """`DelayedTasks` by SQS and EventBridge Scheduler."""

    def __init__(self, queues: ExtractQueues, schedules: ReleaseSchedules) -> None:
        self._queues = queues
        self._schedules = schedules

    def resume(self, origin: Origin) -> None:
        """Have another call continue with an archive; its members wait in the same queue."""
        self._queues.send_member(resume_message(origin))

    def schedule_release(self, release: Release, *, now: datetime) -> None:
        """Have a release delivered when it is due; a second later, since none may come early."""
        due = datetime.fromisoformat(release.until) + timedelta(seconds=1)
        if due - now <= _LONGEST_DELAY:
            self._queues.send_incoming(release_message(release), delay=max(due - now, timedelta()))
        else:
            self._schedules.create(release.commit, release_message(release), at=due)
