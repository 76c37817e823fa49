"""The lists of articles: months of one index, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factwire.aws.clients import passing_faults
from factwire.aws.table_items import MONTHS, Item, by_day_partition, by_source_partition, card_of
from factwire.services.queries import ArticlePage, ArticleQuery, Position
from factwire.services.times import is_date, sortable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# Sorts behind everything a sort key can hold.
LAST: Final = "\U0010ffff"
# A rare source may be missing from most months: one request looks through so many, the cursor goes on from there.
_MONTHS_PER_PAGE: Final = 36


@dataclass(frozen=True)
class _Index:
    name: str
    partition: str
    sort: str


_BY_DAY: Final = _Index("by_day", "gsi1pk", "gsi1sk")
_BY_SOURCE: Final = _Index("by_source", "gsi2pk", "gsi2sk")


def list_articles(
    client: DynamoDBClient, *, table: str, query: ArticleQuery, limit: int, after: Position | None
) -> ArticlePage:
    """One page of a list, newest first."""
    low, high = bounds(query.since, query.until)
    months = _months(client, table=table, low=low, high=after.month if after else high)
    cards: list[Item] = []
    for month in months[:_MONTHS_PER_PAGE]:
        # The place where the last page ended is part of the range, and one more tells whether there is a next page.
        end = after.sort_key if after and month == after.month else high
        wanted = limit + 2 - len(cards)
        found = _query(client, table=table, query=query, month=month, low=low, high=end, limit=wanted)
        cards += [item for item in found if not (after and _place(item, query) == after.sort_key)]
        if len(cards) > limit:
            last = _place(cards[limit - 1], query)
            position = Position(month=last[: len("YYYY-MM")], sort_key=last)
            return ArticlePage(articles=tuple(map(card_of, cards[:limit])), next=position)
    unseen = months[_MONTHS_PER_PAGE:]
    following = Position(month=unseen[0], sort_key=LAST) if unseen else None
    return ArticlePage(articles=tuple(map(card_of, cards)), next=following)


def bounds(since: str | None, until: str | None) -> tuple[str, str]:
    """The first and last place in a list that lie in a range of times, both inclusive; a date is its whole day."""
    low = sortable(since) if since else None
    high = sortable(until) if until else None
    if high and until and is_date(until):
        high = high[: len("YYYY-MM-DD")]
    return low or "", (high or "") + LAST


def _months(client: DynamoDBClient, *, table: str, low: str, high: str) -> list[str]:
    """The months that have articles, newest first: there are twelve a year, so they are read whole."""
    months: list[str] = []
    with passing_faults():
        pages = client.get_paginator("query").paginate(
            TableName=table,
            KeyConditionExpression="pk = :months",
            ExpressionAttributeValues={":months": {"S": MONTHS}},
            ScanIndexForward=False,
        )
        for page in pages:
            months += [item["sk"]["S"] for item in page["Items"]]
    size = len("YYYY-MM")
    return [month for month in months if low[:size] <= month <= (high[:size] if high else LAST)]


def _query(
    client: DynamoDBClient, *, table: str, query: ArticleQuery, month: str, low: str, high: str, limit: int
) -> Iterator[Item]:
    index = _index(query)
    with passing_faults():
        pages = client.get_paginator("query").paginate(
            TableName=table,
            IndexName=index.name,
            KeyConditionExpression="#partition = :partition AND #sort BETWEEN :low AND :high",
            ExpressionAttributeNames={"#partition": index.partition, "#sort": index.sort},
            ExpressionAttributeValues={
                ":partition": {"S": _partition(query, month)},
                ":low": {"S": low or " "},
                ":high": {"S": high},
            },
            ScanIndexForward=False,
            PaginationConfig={"MaxItems": limit, "PageSize": limit},
        )
        for page in pages:
            yield from page["Items"]


def _index(query: ArticleQuery) -> _Index:
    return _BY_SOURCE if query.source else _BY_DAY


def _partition(query: ArticleQuery, month: str) -> str:
    if query.source:
        return by_source_partition(query.source, query.status, month)
    return by_day_partition(query.status, month)


def _place(item: Item, query: ArticleQuery) -> str:
    place: str = item[_index(query).sort]["S"]
    return place
