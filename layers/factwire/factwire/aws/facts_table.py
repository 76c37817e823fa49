"""The facts in DynamoDB: a `FactRepository` over one table."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from factwire.aws.article_lists import list_articles
from factwire.aws.clients import code_of, passing_faults
from factwire.aws.packing import pack, split, unpack
from factwire.aws.table_items import (
    FACTS,
    MONTHS,
    Item,
    article_key,
    facts_prefix,
    month_of,
    record_item,
    record_key,
    record_of,
)
from factwire.errors import StorageUnavailable
from factwire.model import Facts
from factwire.services.ports import Clock, StaleRecord
from factwire.services.queries import ArticlePage, ArticleQuery, Position
from factwire.services.records import Held, Record

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_BATCH: Final = 25
_RETRIES: Final = 6


class FactsTable:
    """Records, facts and lists in one table; see `table_items` for the keys."""

    def __init__(self, client: DynamoDBClient, *, table: str, clock: Clock, retention_days: int = 0) -> None:
        self._client = client
        self._table = table
        self._clock = clock
        self._retention_days = retention_days
        self._known_months: set[str] = set()

    def find(self, article_id: str) -> Record | None:
        """The article's record as of now."""
        with passing_faults():
            answer = self._client.get_item(TableName=self._table, Key=record_key(article_id), ConsistentRead=True)
        item = answer.get("Item")
        return record_of(item["record"]["B"]) if item else None

    def write_facts(self, facts: Facts, *, commit: str) -> int:
        """Write the facts of a commit to be; answers the number of parts."""
        article = facts.article
        partition, prefix = article_key(article.article_id), facts_prefix(revision=article.revision, commit=commit)
        parts = split(pack(facts))
        expires_at = self._expires_at()
        expiry = {} if expires_at is None else {"expires_at": {"N": str(expires_at)}}
        self._write(
            [
                {"PutRequest": {"Item": {**_key(partition, f"{prefix}{number:03}"), "data": {"B": part}, **expiry}}}
                for number, part in enumerate(parts)
            ]
        )
        return len(parts)

    def commit(self, record: Record, *, replacing: Record | None) -> None:
        """Make `record` the article's state, if that is still `replacing`."""
        self._know_month(record)
        with passing_faults(), _stale_when_refused():
            self._client.put_item(
                TableName=self._table,
                Item=record_item(record, expires_at=self._expires_at()),
                **_unchanged(replacing),
            )

    def facts(self, article_id: str, held: Held) -> Facts | None:
        """The facts of a commit; None when they are gone."""
        prefix = facts_prefix(revision=held.revision, commit=held.commit)
        parts = [item["data"]["B"] for item in self._under(article_id, prefix=prefix)]
        return Facts.model_validate_json(unpack(b"".join(parts))) if len(parts) == held.parts else None

    def discard(self, article_id: str, *, revision: str, commit: str) -> None:
        """Remove the facts of a commit that no record names."""
        self._delete(self._under(article_id, prefix=facts_prefix(revision=revision, commit=commit), keys_only=True))

    def remove(self, record: Record) -> None:
        """Remove whatever is under the article, then the record, if that is still `record`."""
        self._delete(self._under(record.article_id, prefix=FACTS))
        with passing_faults(), _stale_when_refused():
            self._client.delete_item(TableName=self._table, Key=record_key(record.article_id), **_unchanged(record))

    def list(self, query: ArticleQuery, *, limit: int, after: Position | None) -> ArticlePage:
        """Articles newest first."""
        return list_articles(self._client, table=self._table, query=query, limit=limit, after=after)

    def _under(self, article_id: str, *, prefix: str, keys_only: bool = False) -> Iterator[Item]:
        options: dict[str, Any] = {"ProjectionExpression": "pk, sk"} if keys_only else {}
        with passing_faults():
            pages = self._client.get_paginator("query").paginate(
                TableName=self._table,
                KeyConditionExpression="pk = :article AND begins_with(sk, :prefix)",
                ExpressionAttributeValues={":article": {"S": article_key(article_id)}, ":prefix": {"S": prefix}},
                ConsistentRead=True,
                **options,
            )
            for page in pages:
                yield from page["Items"]

    def _know_month(self, record: Record) -> None:
        """Note the month in the calendar that lists go by: once per month and running function."""
        month = month_of(record)
        if month not in self._known_months:
            with passing_faults():
                self._client.put_item(TableName=self._table, Item=_key(MONTHS, month))
            self._known_months.add(month)

    def _delete(self, items: Iterator[Item]) -> None:
        self._write([{"DeleteRequest": {"Key": {"pk": item["pk"], "sk": item["sk"]}}} for item in items])

    def _write(self, requests: Sequence[Any]) -> None:
        for start in range(0, len(requests), _BATCH):
            self._write_batch(requests[start : start + _BATCH])

    def _write_batch(self, requests: Sequence[Any]) -> None:
        for attempt in range(_RETRIES):
            with passing_faults():
                answer = self._client.batch_write_item(RequestItems={self._table: requests})
            requests = answer.get("UnprocessedItems", {}).get(self._table, [])
            if not requests:
                return
            time.sleep(0.05 * 2**attempt)
        raise StorageUnavailable("BatchWriteItem: items left unprocessed")

    def _expires_at(self) -> int | None:
        if not self._retention_days:
            return None
        return int((self._clock.now() + timedelta(days=self._retention_days)).timestamp())


def _key(partition: str, sort: str) -> Item:
    return {"pk": {"S": partition}, "sk": {"S": sort}}


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
        if code_of(error) == "ConditionalCheckFailedException":
            raise StaleRecord from error
        raise
