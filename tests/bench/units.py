"""The units that DynamoDB bills, by its documented rules, from requests, answers and the items that are stored.

Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html (units),
CapacityUnitCalculations.html (sizes of items) and GSI.html ("Provisioned throughput considerations": indexes) there.

* A write takes a unit for each kilobyte begun of the item, the larger of the one before and the one after; in a
  transaction two. An index takes units of its own: for an entry that comes, goes or changes one write, for one whose
  key changes two, for one that stays the same none. In a transaction that is not doubled, as measured on AWS:
  https://github.com/nubo-db/dynoxide/pull/188.
* A read takes a unit for each 4 kilobytes begun, half of one where it need not be of this moment. `Query` adds up the
  sizes of items before it rounds; the others round for each item. What is left out of the answer is read all the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Item = dict[str, Any]

_WRITTEN = 1024
_READ = 4096
INDEXES = {"by_day": "gsi1", "by_source": "gsi2"}
_YEAR = re.compile(r"#\d{4}$")
_PARTITION = re.compile(r"\bpk = (:\w+)")
_PROJECTED = ("pk", "sk", "card")


@dataclass
class Units:
    """What has been consumed, and written to each partition as if all years were one.

    `stored` answers the whole item with a key, None where there is none.
    """

    stored: Callable[[Item], Item | None] = field(default=lambda key: None)
    written: int = 0
    read: float = 0.0
    item_bytes: int = 0
    partitions: Counter[str] = field(default_factory=Counter)
    read_from: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Read units of each partition, of queries alone."""

    def asked(self, operation: str, params: Item) -> None:
        """Count what a call is about to write."""
        for key, item, factor in _writes(operation, params):
            before = self.stored(key) or {}
            self._count(key["pk"]["S"], factor * max(_units(before), _units(item), 1))
            for prefix in INDEXES.values():
                if taken := _index_units(before, item, prefix=prefix):
                    self._count((item if f"{prefix}pk" in item else before)[f"{prefix}pk"]["S"], taken)
            self.item_bytes += sum(_sizes(item))

    def _count(self, partition: str, units: int) -> None:
        self.written += units
        self.partitions[_YEAR.sub("", partition)] += units

    def answered(self, operation: str, params: Item, answer: Item) -> None:
        """Count what a call has read."""
        if operation == "Query":
            items = answer.get("Items", [])
            if "ProjectionExpression" in params:
                items = [self.stored(_whole_key(item, params)) or {} for item in items]
            units = _read([sum(map(size, items))], consistent=params.get("ConsistentRead", False))
            self.read += units
            self.read_from[_partition_of(params)] += units
        elif operation == "GetItem":
            found = self.stored(params["Key"]) or {}
            self.read += _read([size(found)], consistent=params.get("ConsistentRead", False))
        elif operation == "BatchGetItem":
            for request in params["RequestItems"].values():
                sizes = [size(self.stored(key) or {}) for key in request["Keys"]]
                self.read += _read(sizes, consistent=request.get("ConsistentRead", False))


def size(item: Item) -> int:
    """The bytes of an item: the names of its attributes and their values."""
    values = {name: next(iter(typed.values())) for name, typed in item.items()}
    return sum(
        len(name.encode()) + (len(value) if isinstance(value, bytes) else len(str(value).encode()))
        for name, value in values.items()
    )


def _writes(operation: str, params: Item) -> Iterator[tuple[Item, Item, int]]:
    """The key of each item that a call writes, the item as it will be, and how many times over it counts."""
    if operation in {"PutItem", "DeleteItem"}:
        yield _key(params), params.get("Item", {}), 1
    elif operation == "BatchWriteItem":
        for requests in params["RequestItems"].values():
            for request in requests:
                (write,) = request.values()
                yield _key(write), write.get("Item", {}), 1
    elif operation == "TransactWriteItems":
        for action in params["TransactItems"]:
            (write,) = action.values()
            yield _key(write), write.get("Item", {}), 2


def _key(write: Item) -> Item:
    named = write.get("Item", write.get("Key", {}))
    return {name: named[name] for name in ("pk", "sk") if name in named}


def _whole_key(item: Item, params: Item) -> Item:
    """The key of an item in the answer to a `Query`; its partition may have been left out of it."""
    if "pk" in item:
        return {name: item[name] for name in ("pk", "sk")}
    return {"pk": {"S": _partition_of(params)}, "sk": item["sk"]}


def _partition_of(params: Item) -> str:
    """The partition that a `Query` asks; of an index nothing is said."""
    partition = _PARTITION.search(params.get("KeyConditionExpression", ""))
    return str(params["ExpressionAttributeValues"][partition[1]]["S"]) if partition else ""


def _units(item: Item) -> int:
    return math.ceil(size(item) / _WRITTEN)


def _index_units(before: Item, after: Item, *, prefix: str) -> int:
    old, new = in_index(before, prefix=prefix), in_index(after, prefix=prefix)
    if old == new:
        return 0
    keys = (f"{prefix}pk", f"{prefix}sk")
    if old and new and any(old[name] != new[name] for name in keys):
        return _units(old) + _units(new)
    return max(_units(old), _units(new))


def in_index(item: Item, *, prefix: str) -> Item:
    """An item as it stands in an index; empty where it does not."""
    if f"{prefix}pk" not in item:
        return {}
    return {name: item[name] for name in (*_PROJECTED, f"{prefix}pk", f"{prefix}sk") if name in item}


def _sizes(item: Item) -> Iterable[int]:
    """The bytes of an item in the table, and in each index it stands in."""
    return [size(item), *(size(in_index(item, prefix=prefix)) for prefix in INDEXES.values())]


def _read(sizes: list[int], *, consistent: bool) -> float:
    return sum(max(math.ceil(each / _READ), 1) for each in sizes) * (1.0 if consistent else 0.5)
