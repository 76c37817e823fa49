"""The commit as DynamoDB does it: one write, conditional on the record's state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, translated_errors
from factwire.aws.dynamodb.table_items import Item, record_item, record_key, revision_item
from factwire.aws.request_batches import request_batches
from factwire.domain.records import Record
from factwire.services.ports import StaleRecord

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# A transaction holds 100 actions, the check of the state among them.
_MOST_AT_ONCE: Final = 99
# Bytes, with room for keys and names: a transaction takes 4 MB.
_LARGEST: Final = 3_000_000
# A transaction that met another one on the same record is decided anew as well.
_REFUSED: Final = frozenset(
    {"ConditionalCheckFailedException", "ConditionalCheckFailed", "TransactionConflict", "TransactionConflictException"}
)


def commit_record(
    client: DynamoDBClient, *, table: str, record: Record, replacing: Record | None, expiry: dict[str, Any]
) -> None:
    """Write the record; a revision that it replaces is noted in the article's history in the same step.

    Raises:
        StaleRecord: the article's state is not `replacing`.
        StorageUnavailable: a passing fault.
    """
    put: Any = {"Item": {**record_item(record), **expiry}, "TableName": table, **_unchanged(replacing)}
    with translated_errors(), stale_when_refused():
        if replacing and replacing.status == "stored" and replacing.commit != record.commit:
            noted: Any = {"Item": {**revision_item(replacing), **expiry}, "TableName": table}
            client.transact_write_items(TransactItems=[{"Put": put}, {"Put": noted}])
        else:  # at half the price
            client.put_item(**put)


def delete_while_unchanged(client: DynamoDBClient, *, table: str, keys: Sequence[Item], record: Record) -> None:
    """Delete the items with these keys as long as the article's state is `record`; no fault when one is not there.

    Each request checks the state in the same transaction, so that a writer that comes after a deletion finds what it
    wrote where it was.

    Raises:
        StaleRecord: the article's state is not `record` (any more).
        StorageUnavailable: a passing fault.
    """
    deletions = [{"Delete": {"Key": key, "TableName": table}} for key in keys]
    _write_while_unchanged(client, deletions, table=table, record=record)


def put_while_unchanged(client: DynamoDBClient, *, table: str, items: Sequence[Item], record: Record) -> None:
    """Write items as long as the article's state is `record`: nothing is written behind the back of a deletion.

    Raises:
        StaleRecord: the article's state is not `record` (any more).
        StorageUnavailable: a passing fault.
    """
    puts = [{"Put": {"Item": item, "TableName": table}} for item in items]
    _write_while_unchanged(client, puts, table=table, record=record)


def _write_while_unchanged(client: DynamoDBClient, writes: Sequence[Any], *, table: str, record: Record) -> None:
    check: Any = {"Key": record_key(record.article_id), "TableName": table, **_unchanged(record)}
    for batch in request_batches(writes, most=_MOST_AT_ONCE, largest=_LARGEST, size_of=_size_of):
        with translated_errors(), stale_when_refused():
            client.transact_write_items(TransactItems=[{"ConditionCheck": check}, *batch])


def _size_of(write: Any) -> int:
    """Return the bytes of what a write puts."""
    item: Item = write["Put"]["Item"] if "Put" in write else {}
    return sum(len(value) for attribute in item.values() for value in attribute.values())


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
def stale_when_refused() -> Iterator[None]:
    """Tell a conditional write that was refused from other errors.

    Raises:
        StaleRecord: the condition does not hold (any more), or another transaction was at the same items.
    """
    try:
        yield
    except ClientError as error:
        response: dict[str, Any] = dict(error.response)
        if {code_of(error), *(reason.get("Code") for reason in response.get("CancellationReasons", ()))} & _REFUSED:
            raise StaleRecord from error
        raise
