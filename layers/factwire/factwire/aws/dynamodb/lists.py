"""Lists by time: one partition a year, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.table_items import (
    YEAR_SLACK,
    YEARS,
    Item,
    entity_of,
    expiry_of,
    key_of,
    list_prefix,
    names_partition,
)
from factwire.domain.listing.queries import Position
from factwire.domain.listing.times import sortable, sortable_end

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# Sorts behind everything a sort key can hold.
LAST: Final = "\U0010ffff"
# What was not enough is followed by larger reads, up to so many items.
_GROWTH: Final = 4
_LARGEST: Final = 200
_YEAR: Final = len("YYYY")


@dataclass(frozen=True)
class TimeList:
    """One list, in an index or in the table itself: a partition `{prefix}#{year}` for each year.

    With `within`, the list is a part of one partition: where sort keys begin with that, then the time.
    """

    prefix: str
    partition: str = "pk"
    sort: str = "sk"
    index: str | None = None
    within: str | None = None

    def place_of(self, item: Item) -> Position:
        """Return the position of an item in the list: its sort key, without what all of the list begin with."""
        return Position(sort_key=item[self.sort]["S"].removeprefix(self.within or ""))

    def sort_key_of(self, position: Position) -> str:
        """Return the sort key of a position, also where it was given as a whole, as it once was."""
        return (self.within or "") + position.sort_key.removeprefix(self.within or "")


def list_of_entries(list_key: str) -> TimeList:
    """Return where the entries under a list key are."""
    key = entity_of(list_key)
    return TimeList(prefix=names_partition(key), within=f"{key}#") if key else TimeList(prefix=list_prefix(list_key))


@dataclass(frozen=True)
class Lists:
    """Reads lists, newest first."""

    client: DynamoDBClient
    table: str

    def items(
        self, target: TimeList, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> Iterator[Item]:
        """Yield the items of a list after a position, read as they are consumed: at first `limit` and one more.

        `since` and `until` are ISO 8601 and inclusive; a date is its whole day.
        """
        low, high = ((target.within or "") + bound for bound in bounds(since, until))
        # The place itself is part of what is read.
        last, size = (target.sort_key_of(after), limit + 2) if after else (LAST, limit + 1)
        high = min(last, high)
        partitions = [target.prefix]
        if target.within is None:
            partitions = [f"{target.prefix}#{year}" for year in self._years(low=low, high=high)]
        for partition in partitions:
            for item in self._in_partition(target, partition, low=low, high=high, size=size):
                if item[target.sort]["S"] != last:
                    yield item

    def page(
        self, target: TimeList, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> tuple[list[Item], Position | None]:
        """Return `limit` items of a list after a position, and the position to go on from; None at the end."""
        items = self.items(target, since=since, until=until, limit=limit, after=after)
        page = list(islice(items, limit))
        more = next(items, None) is not None
        return page, target.place_of(page[-1]) if more else None

    def _years(self, *, low: str, high: str) -> list[str]:
        """Return the years that have articles, newest first."""
        return [
            item["sk"]["S"]
            for item in self._query(
                size=_LARGEST,
                KeyConditionExpression="pk = :years AND sk BETWEEN :low AND :high",
                ExpressionAttributeValues={
                    ":years": {"S": YEARS},
                    ":low": {"S": low[:_YEAR]},
                    ":high": {"S": high[:_YEAR]},
                },
            )
        ]

    def _in_partition(self, target: TimeList, partition: str, *, low: str, high: str, size: int) -> Iterator[Item]:
        where: dict[str, Any] = {"IndexName": target.index} if target.index else {}
        return self._query(
            **where,
            size=size,
            KeyConditionExpression="#partition = :partition AND #sort BETWEEN :low AND :high",
            ExpressionAttributeNames={"#partition": target.partition, "#sort": target.sort},
            ExpressionAttributeValues={":partition": {"S": partition}, ":low": {"S": low}, ":high": {"S": high}},
        )

    def _query(self, *, size: int, **query: Any) -> Iterator[Item]:
        """Yield the items of a query, newest first, read `size` at first and then more at a time."""
        begin: dict[str, Any] = {}
        while True:
            with translated_errors():
                response = self.client.query(TableName=self.table, ScanIndexForward=False, Limit=size, **query, **begin)
            yield from response["Items"]
            if "LastEvaluatedKey" not in response:
                return
            begin = {"ExclusiveStartKey": response["LastEvaluatedKey"]}
            size = min(size * _GROWTH, max(size, _LARGEST))


class Years:
    """The calendar that lists go by: years in which something came; each is noted once by a running function."""

    def __init__(self, client: DynamoDBClient, *, table: str, retention_days: int) -> None:
        self._client = client
        self._table = table
        self._retention_days = retention_days
        self._known: set[str] = set()

    def note(self, year: str, *, at: datetime) -> None:
        """Note a year, for longer than whatever comes while this function runs; `at` is the time of what comes now."""
        if year not in self._known:
            expiry = expiry_of(at + YEAR_SLACK, days=self._retention_days)
            with translated_errors():
                self._client.put_item(TableName=self._table, Item={**key_of(YEARS, year), **expiry})
            self._known.add(year)


def bounds(since: str | None, until: str | None) -> tuple[str, str]:
    """Return the first and last sort key of a range of times, both inclusive; a date is its whole day."""
    low, high = sortable(since or ""), sortable_end(until or "")
    return low or " ", (high or "") + LAST
