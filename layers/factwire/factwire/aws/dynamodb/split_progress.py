"""How far containers have been split: small items of the table that expire."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.table_items import Item, key_of
from factwire.services.ports import Clock, Progress

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# Longer than an event can wait in the queue and then among the dead letters.
_DAYS: Final = 30


class TableSplitProgress:
    """A `SplitProgressStore` in the table."""

    def __init__(self, client: DynamoDBClient, *, table: str, clock: Clock) -> None:
        self._client = client
        self._table = table
        self._clock = clock

    def find(self, token: str) -> Progress:
        """Return how far the container with this token has been split."""
        with translated_errors():
            response = self._client.get_item(TableName=self._table, Key=_key(token), ConsistentRead=True)
        item = response.get("Item")
        return Progress.model_validate_json(item["progress"]["S"]) if item else Progress()

    def save(self, token: str, progress: Progress) -> None:
        """Remember how far it has been split."""
        ends = int((self._clock.now() + timedelta(days=_DAYS)).timestamp())
        item = {**_key(token), "progress": {"S": progress.model_dump_json()}, "expires_at": {"N": str(ends)}}
        with translated_errors():
            self._client.put_item(TableName=self._table, Item=item)


def _key(token: str) -> Item:
    return key_of(f"S#{hashlib.sha256(token.encode()).hexdigest()[:32]}", "SPLIT")
