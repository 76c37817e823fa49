"""The part of DynamoDB that lists need, in memory and fast: what is stored, and answers to its protocol.

A fake that looks through all items for each query, as others do, would take hours over an archive.
"""

from __future__ import annotations

import base64
import json
import re
import time
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import boto3
from botocore.awsrequest import AWSRequest, AWSResponse

from tests.bench.units import INDEXES, Item, Units, in_index

_LAST: Final = "\U0010ffff"
_Sorted = list[tuple[str, Item]]


@dataclass
class MemoryTable:
    """Also a client for those who write: `put_item` (whatever its condition) and `batch_write_item`."""

    partitions: defaultdict[tuple[str, str], dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))
    ordered: dict[tuple[str, str], _Sorted] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)
    units: Units = field(default_factory=Units)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.units.stored = self.stored

    def put_item(self, **request: Any) -> None:
        """Store an item."""
        item = request["Item"]
        pk, sk = item["pk"]["S"], item["sk"]["S"]
        self.partitions["", pk][sk] = item
        for index, prefix in INDEXES.items():
            if f"{prefix}pk" in item:
                entries = self.partitions[index, item[f"{prefix}pk"]["S"]]
                entries[f"{item[f'{prefix}sk']['S']}#{pk}"] = in_index(item, prefix=prefix)

    def batch_write_item(self, **request: Any) -> dict[str, Any]:
        """Store items."""
        for requests in request["RequestItems"].values():
            for each in requests:
                self.put_item(**each["PutRequest"])
        return {}

    def stored(self, key: Item) -> Item | None:
        """The item with a key."""
        return self.partitions["", key["pk"]["S"]].get(key["sk"]["S"])

    def answer_all(self, session: boto3.Session) -> None:
        """Answer what clients of this session ask, from now on."""
        for operation in ("GetItem", "BatchGetItem", "Query"):
            session.events.register_first(f"before-send.dynamodb.{operation}", partial(self._sent, operation))

    def _sent(self, operation: str, request: AWSRequest, **_: Any) -> AWSResponse:
        started = time.process_time()
        params = json.loads(request.body)
        answer = {"GetItem": self._get, "BatchGetItem": self._batch_get, "Query": self._query}[operation](params)
        self.calls[operation] += 1
        self.units.answered(operation, params, answer)
        body = json.dumps(answer, default=lambda value: base64.b64encode(value).decode()).encode()
        self.seconds += time.process_time() - started
        return AWSResponse(request.url, 200, {"content-type": "application/x-amz-json-1.0"}, _Raw(body))

    def _get(self, params: Item) -> Item:
        found = self.stored(params["Key"])
        return {"Item": found} if found else {}

    def _batch_get(self, params: Item) -> Item:
        answers = {}
        for table, request in params["RequestItems"].items():
            names = request["ExpressionAttributeNames"].values()
            found = [item for key in request["Keys"] if (item := self.stored(key))]
            answers[table] = [{name: item[name] for name in names if name in item} for item in found]
        return {"Responses": answers, "UnprocessedKeys": {}}

    def _query(self, params: Item) -> Item:
        condition = params["KeyConditionExpression"]
        values = {name: value["S"] for name, value in params["ExpressionAttributeValues"].items()}
        partition = values[re.findall(r"= (:\w+)", condition)[0]]
        low, high = "", _LAST
        if between := re.search(r"BETWEEN (:\w+) AND (:\w+)", condition):
            low, high = values[between[1]], values[between[2]]
        elif begins := re.search(r"begins_with\(sk, (:\w+)\)", condition):
            low, high = values[begins[1]], values[begins[1]] + _LAST
        items = self._sorted(params.get("IndexName", ""), partition)
        keys = [key for key, _ in items]
        found = [item for _, item in items[bisect_left(keys, low) : bisect_right(keys, high)]]
        if not params.get("ScanIndexForward", True):
            found.reverse()
        if "ExclusiveStartKey" in params:
            begin = next(
                number
                for number, item in enumerate(found, start=1)
                if all(item[name] == params["ExclusiveStartKey"][name] for name in ("pk", "sk"))
            )
            found = found[begin:]
        page = found[: params.get("Limit")]
        if len(page) == params.get("Limit"):  # whether there is more is seen by whoever asks
            return {"Items": page, "LastEvaluatedKey": {name: page[-1][name] for name in ("pk", "sk")}}
        return {"Items": page}

    def _sorted(self, index: str, partition: str) -> _Sorted:
        if (index, partition) not in self.ordered:
            items = self.partitions.get((index, partition), {})
            self.ordered[index, partition] = sorted(items.items(), key=lambda pair: pair[0])
        return self.ordered[index, partition]


class _Raw:
    """The body of an answer, as a connection gives it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, *_: Any, **__: Any) -> Any:
        yield self._body
