"""Lists by time: one partition a month, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import passing_faults
from factwire.aws.table_items import MONTHS, Item, entity_of, lane_prefix, names_partition
from factwire.services.queries import Position
from factwire.services.times import is_date, sortable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# Sorts behind everything a sort key can hold.
LAST: Final = "\U0010ffff"
# A rare name may be missing from most months: one request looks through so many, the cursor goes on from there.
_MONTHS_PER_PAGE: Final = 36
_MONTH: Final = len("YYYY-MM")


@dataclass(frozen=True)
class Lane:
    """One list, in an index or in the table itself: a partition `{prefix}#{month}` for each month.

    With `within`, the list is a part of one partition: where sort keys begin with that, then the time.
    """

    prefix: str
    partition: str = "pk"
    sort: str = "sk"
    index: str | None = None
    within: str | None = None

    def partition_of(self, month: str) -> str:
        """The partition that holds the articles of a month."""
        return self.prefix if self.within is not None else f"{self.prefix}#{month}"

    def place_of(self, item: Item) -> Position:
        """Where an item stands in the list."""
        sort_key = str(item[self.sort]["S"])
        return Position(month="" if self.within is not None else sort_key[:_MONTH], sort_key=sort_key)


def lane_of_entries(lane: str) -> Lane:
    """The list that holds the entries of a lane."""
    key = entity_of(lane)
    return Lane(prefix=names_partition(key), within=f"{key}#") if key else Lane(prefix=lane_prefix(lane))


def page_of(
    client: DynamoDBClient,
    *,
    table: str,
    lane: Lane,
    since: str | None,
    until: str | None,
    limit: int,
    after: Position | None,
) -> tuple[list[Item], Position | None]:
    """One page of a list, newest first, and where the next one starts.

    `since` and `until` are ISO 8601 and inclusive; a date is its whole day.
    """
    low, high = ((lane.within or "") + bound for bound in bounds(since, until))
    months = [""]
    if lane.within is None:
        months = _months(client, table=table, low=low, high=after.month if after else high)
    items: list[Item] = []
    for month in months[:_MONTHS_PER_PAGE]:
        # The place where the last page ended is part of the range, and one more tells whether there is a next page.
        end = min(after.sort_key, high) if after and month == after.month else high
        wanted = limit + 2 - len(items)
        found = _query(client, table=table, lane=lane, month=month, low=low, high=end, limit=wanted)
        items += [item for item in found if not (after and item[lane.sort]["S"] == after.sort_key)]
        if len(items) > limit:
            return items[:limit], lane.place_of(items[limit - 1])
    unseen = months[_MONTHS_PER_PAGE:]
    return items, Position(month=unseen[0], sort_key=LAST) if unseen else None


def bounds(since: str | None, until: str | None) -> tuple[str, str]:
    """The first and last place in a list that lie in a range of times, both inclusive; a date is its whole day."""
    low = sortable(since) if since else None
    high = sortable(until) if until else None
    if high and until and is_date(until):
        high = high[: len("YYYY-MM-DD")]
    return low or " ", (high or "") + LAST


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
    return [month for month in months if low[:_MONTH] <= month <= high[:_MONTH]]


def _query(
    client: DynamoDBClient, *, table: str, lane: Lane, month: str, low: str, high: str, limit: int
) -> list[Item]:
    items: list[Item] = []
    if high < low:
        return items
    where: dict[str, Any] = {"IndexName": lane.index} if lane.index else {}
    with passing_faults():
        pages = client.get_paginator("query").paginate(
            TableName=table,
            **where,
            KeyConditionExpression="#partition = :partition AND #sort BETWEEN :low AND :high",
            ExpressionAttributeNames={"#partition": lane.partition, "#sort": lane.sort},
            ExpressionAttributeValues={
                ":partition": {"S": lane.partition_of(month)},
                ":low": {"S": low},
                ":high": {"S": high},
            },
            ScanIndexForward=False,
            PaginationConfig={"MaxItems": limit, "PageSize": limit},
        )
        for page in pages:
            items += page["Items"]
    return items
