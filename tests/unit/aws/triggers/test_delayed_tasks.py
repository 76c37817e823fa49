"""When and by what way a task comes back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError
from factwire.aws.triggers.delayed_tasks import AwsDelayedTasks, ExtractQueues, ReleaseSchedules
from factwire.aws.triggers.queue_messages import tasks_in
from factwire.domain.input_origins import Origin
from factwire.errors import StorageUnavailable
from factwire.services.ports import Release

NOW = datetime(2025, 3, 12, 10, tzinfo=UTC)
QUEUE = "arn:aws:sqs:eu-central-1:123456789012:incoming"


class Aws:
    """SQS and the scheduler, as far as tasks use them."""

    def __init__(self, *, refuse: str = "") -> None:
        self.sent: list[dict[str, Any]] = []
        self.deleted: list[dict[str, Any]] = []
        self.schedules: list[dict[str, Any]] = []
        self.refuse = refuse

    def send_message(self, **message: Any) -> None:
        self.sent.append(message)

    def delete_message(self, **message: Any) -> None:
        self.deleted.append(message)

    def create_schedule(self, **schedule: Any) -> None:
        if self.refuse:
            raise ClientError({"Error": {"Code": self.refuse}}, "CreateSchedule")
        self.schedules.append(schedule)


def delayed(aws: Any) -> AwsDelayedTasks:
    queues = ExtractQueues(aws, incoming_url="https://sqs/1/incoming", members_url="https://sqs/1/members")
    schedules = ReleaseSchedules(aws, group="releases", role_arn="role", queue_arn=QUEUE, dead_letters_arn="dead")
    return AwsDelayedTasks(queues, schedules)


def release(seconds: float, *, zone: str = "+00:00") -> Release:
    until = (NOW + timedelta(seconds=seconds)).isoformat().replace("+00:00", zone)
    return Release(article_id="a", commit="c0ffee", until=until)


@pytest.mark.parametrize(("seconds", "delay"), [(-60, 0), (0, 1), (59.5, 60), (899, 900)])
def test_a_release_within_a_quarter_of_an_hour_is_a_delayed_message(seconds: float, delay: int) -> None:
    aws = Aws()
    delayed(aws).schedule_release(release(seconds), now=NOW)

    (message,) = aws.sent
    assert (message["QueueUrl"], message["DelaySeconds"]) == ("https://sqs/1/incoming", delay)
    assert list(tasks_in(message["MessageBody"], prefixes=())) == [release(seconds)]
    assert aws.schedules == []


@pytest.mark.parametrize("seconds", [900, 5 * 3600, 400 * 86400])
def test_a_longer_embargo_is_one_schedule_and_no_chain_of_messages_that_lambda_takes_for_a_loop(seconds: int) -> None:
    aws = Aws()
    delayed(aws).schedule_release(release(seconds), now=NOW)

    (schedule,) = aws.schedules
    due = NOW + timedelta(seconds=seconds + 1)
    assert schedule["ScheduleExpression"] == f"at({due:%Y-%m-%dT%H:%M:%S})"
    assert schedule["ActionAfterCompletion"] == "DELETE"
    assert schedule["FlexibleTimeWindow"] == {"Mode": "OFF"}
    assert (schedule["Target"]["Arn"], schedule["GroupName"], schedule["Name"]) == (QUEUE, "releases", "c0ffee")
    assert schedule["Target"]["DeadLetterConfig"] == {"Arn": "dead"}
    assert list(tasks_in(schedule["Target"]["Input"], prefixes=())) == [release(seconds)]
    assert aws.sent == []


def test_a_key_of_ones_own_encrypts_schedules() -> None:
    aws = Aws()
    schedules = ReleaseSchedules(
        aws,  # type: ignore[arg-type]
        group="releases",
        role_arn="role",
        queue_arn=QUEUE,
        dead_letters_arn="dead",
        key_arn="arn:aws:kms:key",
    )
    schedules.create("one", "{}", at=NOW)
    delayed(aws).schedule_release(release(86400), now=NOW)
    given, default = aws.schedules
    assert given["KmsKeyArn"] == "arn:aws:kms:key"
    assert "KmsKeyArn" not in default


def test_the_time_of_a_schedule_is_utc_whatever_the_zone_of_the_embargo() -> None:
    aws = Aws()
    delayed(aws).schedule_release(release(7200, zone="+02:00"), now=NOW - timedelta(hours=3))
    assert aws.schedules[0]["ScheduleExpression"] == "at(2025-03-12T10:00:01)"


def test_a_schedule_that_is_there_already_is_the_same_one() -> None:
    delayed(Aws(refuse="ConflictException")).schedule_release(release(7200), now=NOW)


def test_a_schedule_that_is_refused_is_tried_again_by_the_queue() -> None:
    with pytest.raises(StorageUnavailable):
        delayed(Aws(refuse="ThrottlingException")).schedule_release(release(7200), now=NOW)


def test_the_rest_of_an_archive_waits_among_members_and_holds_up_no_single_file() -> None:
    aws = Aws()
    origin = Origin(bucket="b", key="incoming/a.zip", at="2025-03-12T10:00:00.000Z")
    delayed(aws).resume(origin)
    (message,) = aws.sent
    assert message["QueueUrl"] == "https://sqs/1/members"
    assert list(tasks_in(message["MessageBody"], prefixes=())) == [origin]


@pytest.mark.parametrize("name", ["incoming", "members"])
def test_a_message_is_deleted_from_the_queue_that_it_came_from(name: str) -> None:
    aws: Any = Aws()
    queues = ExtractQueues(aws, incoming_url="https://sqs/1/incoming", members_url="https://sqs/1/members")
    queues.delete("receipt", queue_arn=QUEUE.replace("incoming", name))
    assert aws.deleted == [{"QueueUrl": f"https://sqs/1/{name}", "ReceiptHandle": "receipt"}]


def test_a_message_is_json_of_one_key() -> None:
    aws = Aws()
    delayed(aws).schedule_release(release(0), now=NOW)
    assert list(json.loads(aws.sent[0]["MessageBody"])) == ["release"]
