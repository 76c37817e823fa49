"""The commit as DynamoDB does it: one transaction, conditional on the record's state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, passing_faults
from factwire.aws.table_items import entry_item, entry_key, key_of, record_item, record_key, revision_item
from factwire.services.entries import Entry
from factwire.services.ports import StaleRecord
from factwire.services.records import Record

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# What a transaction may hold; an article has at most 35 lanes, so that both sets of two revisions fit.
MAX_ACTIONS = 100


def commit_record(
    client: DynamoDBClient,
    *,
    table: str,
    record: Record,
    replacing: Record | None,
    entries: tuple[Entry, ...],
    expiry: dict[str, Any],
) -> None:
    """Write the record, its entries and its revision, and remove what `replacing` had elsewhere, all or nothing.

    Raises:
        StaleRecord: the article's state is not `replacing`.
        StorageUnavailable: a passing fault.
    """
    put = {"Item": {**record_item(record), **expiry}, "TableName": table, **_unchanged(replacing)}
    actions: list[Any] = [{"Put": put}]
    actions += [{"Put": {"Item": {**entry_item(entry, record), **expiry}, "TableName": table}} for entry in entries]
    actions += [
        {"Put": {"Item": {**revision_item(each), **expiry}, "TableName": table}}
        for each in _new_in_history(record, replacing)
    ]
    kept = {entry_key(record, lane) for lane in record.lanes}
    stale = [entry_key(replacing, lane) for lane in replacing.lanes] if replacing else []
    actions += [{"Delete": {"Key": key_of(*key), "TableName": table}} for key in stale if key not in kept]
    with passing_faults(), _stale_when_refused():
        if len(actions) == 1:  # at half the price
            client.put_item(**put)
        else:
            client.transact_write_items(TransactItems=actions)


def remove_record(client: DynamoDBClient, *, table: str, record: Record) -> None:
    """Remove the record.

    Raises:
        StaleRecord: the article's state is not `record`.
        StorageUnavailable: a passing fault.
    """
    with passing_faults(), _stale_when_refused():
        client.delete_item(TableName=table, Key=record_key(record.article_id), **_unchanged(record))


def _new_in_history(record: Record, replacing: Record | None) -> tuple[Record, ...]:
    """The revisions to note: most articles never have a second one, so the first is noted along with that."""
    if replacing is None or replacing.held is None or record.held is None or record.commit == replacing.commit:
        return ()
    return (replacing, record) if replacing.notice.kind == "summary" else (record,)


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
        }:
            raise StaleRecord from error
        raise
