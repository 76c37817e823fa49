"""The commit as DynamoDB does it: one write, conditional on the record's state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, translated_errors
from factwire.aws.dynamodb.table_items import record_item, record_key, revision_item
from factwire.domain.records import Record
from factwire.services.ports import StaleRecord

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def commit_record(
    client: DynamoDBClient, *, table: str, record: Record, replacing: Record | None, expiry: dict[str, Any]
) -> None:
    """Write the record; a revision that it replaces is noted in the article's history in the same step.

    Raises:
        StaleRecord: the article's state is not `replacing`.
        StorageUnavailable: a passing fault.
    """
    put: Any = {"Item": {**record_item(record), **expiry}, "TableName": table, **_unchanged(replacing)}
    with translated_errors(), _stale_when_refused():
        if replacing and replacing.status == "stored" and replacing.commit != record.commit:
            noted: Any = {"Item": {**revision_item(replacing), **expiry}, "TableName": table}
            client.transact_write_items(TransactItems=[{"Put": put}, {"Put": noted}])
        else:  # at half the price
            client.put_item(**put)


def remove_record(client: DynamoDBClient, *, table: str, record: Record) -> None:
    """Remove the record.

    Raises:
        StaleRecord: the article's state is not `record`.
        StorageUnavailable: a passing fault.
    """
    with translated_errors(), _stale_when_refused():
        client.delete_item(TableName=table, Key=record_key(record.article_id), **_unchanged(record))


def _unchanged(record: Record | None) -> dict[str, Any]:
    """Return the condition that an article's state is still this one."""
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
        response: dict[str, Any] = dict(error.response)
        reasons = {reason.get("Code") for reason in response.get("CancellationReasons", ())}
        if {code_of(error), *reasons} & {
            "ConditionalCheckFailedException",
            "ConditionalCheckFailed",
            "TransactionConflict",
            "TransactionConflictException",
        }:
            raise StaleRecord from error
        raise
