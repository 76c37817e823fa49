"""The list of names: entries for entities stand in the order of the entities' keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from factwire.aws.clients import translated_errors
from factwire.aws.dynamodb.lists import LAST
from factwire.aws.dynamodb.table_items import Item, digest_in, entry_of, name_of, names_partition
from factwire.domain.listing.listed_facts import Entry
from factwire.domain.listing.queries import Name

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# In sort keys a key ends with `#`: the first text behind all of its entries.
_BEHIND: Final = "$"
# Most names are rare: a page of entries, five read units, has many of them.
_PAGE: Final = 100


@dataclass(frozen=True)
class Names:
    """Looks each name up once, however many articles mention it.

    `facts_digests` returns which entries count: those made of the facts that their article's record names.
    """

    client: DynamoDBClient
    table: str
    facts_digests: Callable[[Collection[str]], Mapping[str, str]]

    def __call__(self, prefix: str, *, limit: int) -> tuple[Name, ...]:
        """Return the entities whose key begins with `prefix`, in the order of their keys."""
        firsts = self._firsts(prefix)
        names: list[Name] = []
        while len(names) < limit and (items := list(islice(firsts, limit - len(names)))):
            for item, entry in zip(items, self._counting(items), strict=True):
                counting = entry or self._other(item)
                if counting and counting.entity:
                    names.append(name_of(counting.entity))
        return tuple(names)

    def _firsts(self, prefix: str) -> Iterator[Item]:
        """Yield the first entry of each key; the rest of a popular one, over the end of a page, is left behind."""
        low, partition = prefix, names_partition(prefix)
        while items := self._query(partition, low, prefix + LAST, limit=_PAGE):
            yield from (next(same) for _, same in groupby(items, key=_key_in))
            low = _key_in(items[-1]) + _BEHIND

    def _other(self, first: Item) -> Entry | None:
        """Return the first entry of the same key that counts."""
        key = _key_in(first)
        last = first
        while items := self._query(first["pk"]["S"], f"{last['sk']['S']} ", key + _BEHIND, limit=_PAGE):
            counting = next(filter(None, self._counting(items)), None)
            if counting:
                return counting
            last = items[-1]
        return None

    def _counting(self, items: Sequence[Item]) -> list[Entry | None]:
        """Return the entries in the items; None for those that do not count, or whose entity was rejected."""
        entries = [entry_of(item) for item in items]
        facts_digests = self.facts_digests([entry.article.article_id for entry in entries])
        return [
            entry if entry.entity and facts_digests.get(entry.article.article_id) == digest_in(item) else None
            for item, entry in zip(items, entries, strict=True)
        ]

    def _query(self, partition: str, low: str, high: str, *, limit: int) -> list[Item]:
        with translated_errors():
            response = self.client.query(
                TableName=self.table,
                KeyConditionExpression="pk = :partition AND sk BETWEEN :low AND :high",
                ExpressionAttributeValues={
                    ":partition": {"S": partition},
                    ":low": {"S": low},
                    ":high": {"S": high},
                },
                Limit=limit,
            )
        return list(response["Items"])


def _key_in(item: Item) -> str:
    return str(item["sk"]["S"]).partition("#")[0]
