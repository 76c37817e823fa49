"""The commit as DynamoDB does it: one write, conditional on the record's state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, passing_faults
from factwire.aws.table_items import record_item, record_key, revision_item
from factwire.services.ports import StaleRecord
from factwire.services.records import Record

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def commit_record(
    client: DynamoDBClient, *, table: str, record: Record, replacing: Record | None, expiry: dict[str, Any]
) -> None:
    """Write the record; one that revises another is noted in the article's history in the same step.

    Raises:
        StaleRecord: the article's state is not `replacing`.
        StorageUnavailable: a passing fault.
    """
    put: Any = {"Item": {**record_item(record), **expiry}, "TableName": table, **_unchanged(replacing)}
    history = [{**revision_item(each), **expiry} for each in _new_in_history(record, replacing)]
    with passing_faults(), _stale_when_refused():
        if history:
            noted: list[Any] = [{"Put": {"Item": item, "TableName": table}} for item in history]
            client.transact_write_items(TransactItems=[{"Put": put}, *noted])
        else:  # at half the price
            client.put_item(**put)


def remove_record(client: DynamoDBClient, *, table: str, record: Record) -> None:
    """Remove the record.

    Raises:
        StaleRecord: the article's state is not `record`.
        StorageUnavailable: a passing fault.
    """
    with passing_faults(), _stale_when_refused():
        client.delete_item(TableName=table, Key=record_key(record.article_id), **_unchanged(record))


def _new_in_history(record: Record, replacing: Record | None) -> tuple[Record, ...]:
    """The revisions to note: most articles never have a second one, so the first is noted along with that.

    What is withheld is none before it comes out.
    """
    if replacing is None or replacing.held is None or record.held is None or record.commit == replacing.commit:
        return ()
    made = (replacing, record) if replacing.notice.kind == "summary" else (record,)
    return tuple(each for each in made if each.status == "stored")


def _unchanged(record: Record | None) -> dict[str, Any]:
    """The condition that an article's state is still this one."""
    if record is None:
        return {"ConditionExpression": "attribute_not_exists(pk)"}
    return {
        "ConditionExpression": "#state = :state",
        "ExpressionAttributeNames": {"#state": "state"},
        "ExpressionAttributeValues": {":state": {"S": record.state}},
    }


@contextmanager
def _stale_when_refused() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        # A transaction that met another one on the same record is decided anew as well.
        answer: dict[str, Any] = dict(error.response)
        reasons = {reason.get("Code") for reason in answer.get("CancellationReasons", ())}
        if {code_of(error), *reasons} & {
            "ConditionalCheckFailedException",
            "ConditionalCheckFailed",
            "TransactionConflict",
            "TransactionConflictException",
        }:
            raise StaleRecord from error
        raise
