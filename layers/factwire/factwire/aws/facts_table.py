"""The facts in DynamoDB: a `FactRepository` over one table."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import passing_faults
from factwire.aws.lists import LAST, Lane, page_of, place_of
from factwire.aws.packing import pack, split, unpack
from factwire.aws.table_items import (
    FACTS,
    MONTHS,
    REVISION,
    Item,
    article_key,
    card_of,
    entry_of,
    facts_prefix,
    key_of,
    lane_prefix,
    month_of,
    name_of,
    names_partition,
    record_key,
    record_of,
    revision_in,
    source_key,
)
from factwire.aws.transactions import commit_record, remove_record
from factwire.errors import StorageUnavailable
from factwire.model import Facts
from factwire.services.entries import Entry
from factwire.services.ports import Clock
from factwire.services.queries import ArticlePage, ArticleQuery, EntryPage, Name, Position
from factwire.services.records import Held, Record, Revision

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
        return record_of(packed=item["record"]["B"], card=item["card"]["S"]) if item else None

    def write_facts(self, facts: Facts, *, commit: str) -> int:
        """Write the facts of a commit to be; answers the number of parts."""
        article = facts.article
        partition, prefix = article_key(article.article_id), facts_prefix(revision=article.revision, commit=commit)
        parts = split(pack(facts))
        expiry = self._expiry()
        self._write(
            [
                {"PutRequest": {"Item": {**key_of(partition, f"{prefix}{number:03}"), "data": {"B": part}, **expiry}}}
                for number, part in enumerate(parts)
            ]
        )
        return len(parts)

    def commit(self, record: Record, *, replacing: Record | None, entries: tuple[Entry, ...] = ()) -> None:
        """Make `record` the article's state, if that is still `replacing`."""
        self._know_month(record)
        commit_record(
            self._client,
            table=self._table,
            record=record,
            replacing=replacing,
            entries=entries,
            expiry=self._expiry(),
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
        for prefix in (FACTS, REVISION):
            self._delete(self._under(record.article_id, prefix=prefix, keys_only=True))
        remove_record(self._client, table=self._table, record=record)

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """The article's revisions, newest first."""
        found = [revision_in(item) for item in self._under(article_id, prefix=REVISION)]
        return tuple(reversed(found))

    def entries(
        self, lane: str, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> EntryPage:
        """Entries of a lane, newest first."""
        listed = Lane(prefix=lane_prefix(lane))
        items, following = self._page(listed, since=since, until=until, limit=limit, after=after)
        placed = tuple((place_of(item, lane=listed), entry_of(item)) for item in items)
        return EntryPage(entries=placed, next=following)

    def names(self, prefix: str, *, limit: int) -> tuple[Name, ...]:
        """Entities by their keys: each is looked up once, however many articles name it."""
        names: list[Name] = []
        low = prefix
        while len(names) < limit:
            with passing_faults():
                answer = self._client.query(
                    TableName=self._table,
                    IndexName="by_day",
                    KeyConditionExpression="gsi1pk = :partition AND gsi1sk BETWEEN :low AND :high",
                    ExpressionAttributeValues={
                        ":partition": {"S": names_partition(prefix)},
                        ":low": {"S": low},
                        ":high": {"S": prefix + LAST},
                    },
                    Limit=1,
                )
            if not answer["Items"]:
                break
            names.append(name_of(answer["Items"][0]))
            low = f"{names[-1].key}$"  # the next letter behind the `#` that ends a key
        return tuple(names)

    def list(self, query: ArticleQuery, *, limit: int, after: Position | None) -> ArticlePage:
        """Articles newest first."""
        items, following = self._page(_lane_of(query), since=query.since, until=query.until, limit=limit, after=after)
        return ArticlePage(articles=tuple(map(card_of, items)), next=following)

    def _page(
        self, lane: Lane, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> tuple[Sequence[Item], Position | None]:
        return page_of(self._client, table=self._table, lane=lane, since=since, until=until, limit=limit, after=after)

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
                self._client.put_item(TableName=self._table, Item=key_of(MONTHS, month))
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

    def _expiry(self) -> dict[str, Any]:
        if not self._retention_days:
            return {}
        expires_at = int((self._clock.now() + timedelta(days=self._retention_days)).timestamp())
        return {"expires_at": {"N": str(expires_at)}}


def _lane_of(query: ArticleQuery) -> Lane:
    if query.source:
        prefix = f"{source_key(query.source)}#{query.status}"
        return Lane(prefix=prefix, partition="gsi2pk", sort="gsi2sk", index="by_source")
    return Lane(prefix=query.status, partition="gsi1pk", sort="gsi1sk", index="by_day")
