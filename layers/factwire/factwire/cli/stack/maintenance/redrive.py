"""`factwire redrive`: what failed every retry goes through the stack again, once its cause is mended.

Whatever is delivered twice has one effect, so a letter is removed only after it has been sent again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from factwire.cli.stack.cloud import Cloud, faults
from factwire.cli.stack.maintenance.superseded import current_commits, without_superseded
from factwire.cli.stack.shown import Layout, show
from factwire.errors import StorageUnavailable

_LAYOUT: Final = Layout(
    {
        "dead letters of": lambda row: row["queue"],
        "sent again": lambda row: row["again"],
        "left": lambda row: row["left"],
    }
)
_MESSAGES: Final = 10  # what SQS hands out and takes at once
_RECORDS: Final = 25  # what the function is called with; as from the stream
_WAIT_SECONDS: Final = 1
# Long enough for the slowest letter, and letters that stay are soon seen again.
_HELD_SECONDS: Final = 120
_EMPTY_PAGES: Final = 10
# The stream keeps its records for 24 hours, and the shards they were in not much longer.
_GONE: Final = frozenset({"TrimmedDataAccessException", "ResourceNotFoundException"})


def redrive(cloud: Cloud, *, form: str | None) -> int:
    """Send dead letters again: messages to the queue they came from, changes to the function that failed on them.

    A change's letter only names a stretch of the table's stream, which keeps that for 24 hours. Commits that another
    has taken the place of meanwhile are not announced any more: a summary must not follow its own retraction. To
    relate an article again does no harm: what counts is what the table holds of it now.

    Raises:
        StorageUnavailable: AWS refused, or letters are left.
    """
    with faults():
        rows = [
            _moved(cloud, "extract", dead="DeadLettersUrl", queue="QueueUrl"),
            _called(cloud, "publish", dead="PublishDeadLettersUrl", function="PublishFunctionArn"),
            _called(cloud, "relate", dead="RelateDeadLettersUrl", function="RelateFunctionArn"),
            _moved(cloud, "deliver", dead="DeliverDeadLettersUrl", queue="DeliverQueueUrl"),
        ]
    show(rows, _LAYOUT, form=form)
    if left := sum(row["left"] for row in rows):
        raise StorageUnavailable(f"{left} dead letters are left; docs/operations.md says what to do with them")
    return 0


def _moved(cloud: Cloud, function: str, *, dead: str, queue: str) -> dict[str, Any]:
    """Move the messages that a function failed on back to its queue; `dead` and `queue` are outputs of the stack."""
    sqs, dead, queue = cloud.client("sqs"), cloud.output(dead), cloud.output(queue)
    again = left = 0
    for messages in _letters(sqs, dead):
        entries = [{"Id": str(number), "MessageBody": message["Body"]} for number, message in enumerate(messages)]
        sent = sqs.send_message_batch(QueueUrl=queue, Entries=entries)
        for success in sent.get("Successful", ()):
            sqs.delete_message(QueueUrl=dead, ReceiptHandle=messages[int(success["Id"])]["ReceiptHandle"])
        again += len(sent.get("Successful", ()))
        left += len(sent.get("Failed", ()))
    return {"queue": function, "again": again, "left": left}


def _called(cloud: Cloud, name: str, *, dead: str, function: str) -> dict[str, Any]:
    """Call a function with the stretches of the stream that it failed on; `dead` and `function` are outputs."""
    sqs, dead = cloud.client("sqs"), cloud.output(dead)
    again = left = 0
    for messages in _letters(sqs, dead):
        for message in messages:
            if _done(cloud, json.loads(message["Body"]), function=cloud.output(function)):
                sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
                again += 1
            else:
                left += 1
    return {"queue": name, "again": again, "left": left}


def _letters(sqs: Any, queue: str) -> Iterator[list[Any]]:
    """Yield the messages of a queue, until none comes that has not come yet."""
    seen: set[str] = set()
    while True:
        answer = sqs.receive_message(
            QueueUrl=queue,
            MaxNumberOfMessages=_MESSAGES,
            WaitTimeSeconds=_WAIT_SECONDS,
            VisibilityTimeout=_HELD_SECONDS,
        )
        messages = [message for message in answer.get("Messages", ()) if message["MessageId"] not in seen]
        if not messages:
            return
        seen |= {message["MessageId"] for message in messages}
        yield messages


def _done(cloud: Cloud, letter: dict[str, Any], *, function: str) -> bool:
    """Return whether a function has taken the changes that a letter names."""
    stretch = letter["DDBStreamBatchInfo"]
    records = _records(cloud.client("dynamodbstreams"), stretch)
    if records is None:
        return False
    records = without_superseded(records, commits=current_commits(cloud, records))
    lambdas = cloud.client("lambda")
    for start in range(0, len(records), _RECORDS):
        event = json.dumps({"Records": records[start : start + _RECORDS]}, default=_wire)
        answer = lambdas.invoke(FunctionName=function, Payload=event.encode())
        if answer.get("FunctionError") or json.load(answer["Payload"]).get("batchItemFailures"):
            return False
    return True


def _records(streams: Any, stretch: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return what the functions are called for in a stretch of the stream, as they get it; None when it is gone."""
    from botocore.exceptions import ClientError

    records = []
    try:
        for record in _stream(streams, stretch):
            if _is_for_functions(record):
                records.append({**record, "eventSourceARN": stretch["streamArn"]})
            if int(record["dynamodb"]["SequenceNumber"]) >= int(stretch["endSequenceNumber"]):
                return records
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") not in _GONE:
            raise
    return None


def _is_for_functions(record: dict[str, Any]) -> bool:
    """Return whether a change is one of an article, a story, or a new judgement, as the template's filters have it."""
    from factwire.aws.dynamodb.judgements_table import judged_in
    from factwire.aws.dynamodb.stories_table import STORY
    from factwire.aws.dynamodb.table_items import META

    return record["dynamodb"]["Keys"]["sk"]["S"] in {META, STORY} or judged_in(record) is not None


def _stream(streams: Any, stretch: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the stream's records from where a stretch begins; a page may be empty before the last."""
    iterator = streams.get_shard_iterator(
        StreamArn=stretch["streamArn"],
        ShardId=stretch["shardId"],
        ShardIteratorType="AT_SEQUENCE_NUMBER",
        SequenceNumber=stretch["startSequenceNumber"],
    )["ShardIterator"]
    empty = 0
    while iterator and empty < _EMPTY_PAGES:
        page = streams.get_records(ShardIterator=iterator)
        yield from page["Records"]
        empty = 0 if page["Records"] else empty + 1
        iterator = page.get("NextShardIterator")


def _wire(value: object) -> str | float:
    """Return what the client made of a record's values, as Lambda sends them."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, datetime):
        return value.timestamp()
    raise TypeError(type(value).__name__)
