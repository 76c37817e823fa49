"""Feeds at secret addresses, beside the webhooks: what each asks, under a hash of its token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.item_batches import items_under
from factwire.aws.dynamodb.table_items import Item, key_of
from factwire.services.feed_subscriptions import FeedQuestion

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_FEEDS: Final = "FEEDS"


class FeedsTable:
    """A `FeedStore`: one item a feed, all in one partition."""

    def __init__(self, client: DynamoDBClient, *, table: str) -> None:
        self._client = client
        self._table = table

    def all(self) -> tuple[FeedQuestion, ...]:
        """Return all feeds, in the order of their ids."""
        return tuple(map(_question, items_under(self._client, table=self._table, partition=_FEEDS)))

    def find(self, feed_id: str) -> FeedQuestion | None:
        """Return one feed."""
        with translated_errors():
            response = self._client.get_item(TableName=self._table, Key=key_of(_FEEDS, feed_id), ConsistentRead=True)
        return _question(response["Item"]) if "Item" in response else None

    def add(self, question: FeedQuestion) -> None:
        """Store a feed."""
        item = {**key_of(_FEEDS, question.id), "feed": {"S": question.model_dump_json()}}
        with translated_errors():
            self._client.put_item(TableName=self._table, Item=item)

    def remove(self, feed_id: str) -> None:
        """Remove a feed."""
        with translated_errors():
            self._client.delete_item(TableName=self._table, Key=key_of(_FEEDS, feed_id))


def _question(item: Item) -> FeedQuestion:
    return FeedQuestion.model_validate_json(item["feed"]["S"])
