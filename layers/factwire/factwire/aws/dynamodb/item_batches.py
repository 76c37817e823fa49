"""Reads and writes of many items: batches, repeated for what DynamoDB left unprocessed, and pages of a partition."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from random import SystemRandom
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.table_items import Item
from factwire.errors import StorageUnavailable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_MOST_WRITTEN: Final = 25
_MOST_READ: Final = 100
_ATTEMPTS: Final = 6
_FIRST_WAIT: Final = 0.1
# From the operating system: functions restored from one snapshot would share any other.
_RANDOM: Final = SystemRandom()


def put_items(client: DynamoDBClient, *, table: str, items: Sequence[Item]) -> None:
    """Write the items, in no order; none is sure to be there before this returns."""
    _write(client, table=table, requests=[{"PutRequest": {"Item": item}} for item in items])


def delete_items(client: DynamoDBClient, *, table: str, keys: Sequence[Item]) -> None:
    """Delete the items with these keys, in no order; no fault when one is not there."""
    _write(client, table=table, requests=[{"DeleteRequest": {"Key": key}} for key in keys])


def get_items(
    client: DynamoDBClient,
    *,
    table: str,
    keys: Sequence[Item],
    names: Sequence[str] = (),
    consistent: bool = True,
) -> list[Item]:
    """Return the items with these keys, in no order; those not there are left out. Keys must not repeat.

    Without `names` all attributes come; what is not `consistent` is of some moment ago, at half the price.
    """
    placeholders = {f"#n{number}": name for number, name in enumerate(names)}
    wanted = {"ProjectionExpression": ", ".join(placeholders), "ExpressionAttributeNames": placeholders}
    found: list[Item] = []
    for start in range(0, len(keys), _MOST_READ):
        request: dict[str, Any] = {
            "Keys": keys[start : start + _MOST_READ],
            "ConsistentRead": consistent,
            **(wanted if names else {}),
        }
        for attempt in range(_ATTEMPTS):
            with translated_errors():
                response = client.batch_get_item(RequestItems={table: request})  # type: ignore[dict-item]
            found += response.get("Responses", {}).get(table, [])
            left: Any = response.get("UnprocessedKeys", {}).get(table)
            if not left:
                break
            request = left
            _wait(attempt)
        else:
            raise StorageUnavailable("BatchGetItem: keys left unprocessed")
    return found


def items_under(
    client: DynamoDBClient, *, table: str, partition: str, prefix: str = "", **options: Any
) -> Iterator[Item]:
    """Yield the items of a partition whose sort key begins with `prefix`, as of now and in the order of those keys."""
    condition, values = "pk = :partition", {":partition": {"S": partition}}
    if prefix:  # DynamoDB takes no empty one
        condition, values = f"{condition} AND begins_with(sk, :prefix)", {**values, ":prefix": {"S": prefix}}
    with translated_errors():
        pages = client.get_paginator("query").paginate(
            TableName=table,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
            ConsistentRead=True,
            **options,
        )
        for page in pages:
            yield from page["Items"]


def _write(client: DynamoDBClient, *, table: str, requests: Sequence[Any]) -> None:
    for start in range(0, len(requests), _MOST_WRITTEN):
        batch: Any = requests[start : start + _MOST_WRITTEN]
        for attempt in range(_ATTEMPTS):
            with translated_errors():
                response = client.batch_write_item(RequestItems={table: batch})
            batch = response.get("UnprocessedItems", {}).get(table)
            if not batch:
                break
            _wait(attempt)
        else:
            raise StorageUnavailable("BatchWriteItem: items left unprocessed")


def _wait(attempt: int) -> None:
    """Wait up to twice as long as the time before, a random part of it, so that those who were refused together part.

    "Full jitter": https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    time.sleep(_RANDOM.uniform(0, _FIRST_WAIT * 2**attempt))
