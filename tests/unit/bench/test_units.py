"""Units are counted as DynamoDB documents them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bench.units import Item, Units, size

KEY = {"pk": {"S": "p"}, "sk": {"S": "s"}}
ENTRY = KEY | {"entry": {"B": bytes(1500)}}
LISTED = ENTRY | {"gsi1pk": {"S": "a"}, "gsi1sk": {"S": "b"}, "card": {"S": "c"}}
MOVED = LISTED | {"gsi1sk": {"S": "z"}}
LARGE = KEY | {"entry": {"B": bytes(5000)}}
OF_PARTITION = {"KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": {":p": {"S": "p"}}}


def transaction(*actions: Item) -> Item:
    return {"TransactItems": list(actions)}


@pytest.mark.parametrize(
    ("operation", "params", "stored", "units"),
    [
        ("PutItem", {"Item": ENTRY}, None, 2),
        ("PutItem", {"Item": ENTRY}, LARGE, 5),
        ("PutItem", {"Item": LISTED}, None, 2 + 1),
        ("PutItem", {"Item": LISTED}, ENTRY, 2 + 1),
        ("PutItem", {"Item": LISTED}, LISTED, 2),
        ("PutItem", {"Item": MOVED}, LISTED, 2 + 2),
        ("PutItem", {"Item": ENTRY}, LISTED, 2 + 1),
        ("DeleteItem", {"Key": KEY}, LARGE, 5),
        ("DeleteItem", {"Key": KEY}, None, 1),
        ("DeleteItem", {"Key": KEY}, LISTED, 2 + 1),
        ("BatchWriteItem", {"RequestItems": {"facts": [{"PutRequest": {"Item": ENTRY}}] * 3}}, None, 6),
        ("BatchWriteItem", {"RequestItems": {"facts": [{"DeleteRequest": {"Key": KEY}}]}}, ENTRY, 2),
        ("TransactWriteItems", transaction({"Put": {"Item": ENTRY}}), None, 4),
        ("TransactWriteItems", transaction({"Put": {"Item": LISTED}}), None, 4 + 1),
        ("TransactWriteItems", transaction({"Delete": {"Key": KEY}}), ENTRY, 4),
        ("GetItem", {"Key": KEY}, ENTRY, 0),
    ],
    ids=[
        "each kilobyte begun",
        "the larger of before and after",
        "an index entry that comes",
        "an index entry of an item that had none",
        "an index entry that stays",
        "an index entry whose key changes",
        "an index entry that goes",
        "what is deleted",
        "a deletion of nothing",
        "a deletion from an index",
        "each item of a batch",
        "each deletion of a batch",
        "a transaction twice",
        "an index once in a transaction",
        "a deletion in a transaction",
        "reads write nothing",
    ],
)
def test_writes(operation: str, params: Item, stored: Item | None, units: int) -> None:
    consumed = Units(stored=lambda key: stored)
    consumed.asked(operation, params)
    assert consumed.written == units


@pytest.mark.parametrize(
    ("operation", "params", "answer", "units"),
    [
        ("GetItem", {"Key": KEY, "ConsistentRead": True}, {}, 2),
        ("GetItem", {"Key": KEY}, {}, 1),
        ("BatchGetItem", {"RequestItems": {"facts": {"Keys": [KEY] * 3, "ConsistentRead": True}}}, {}, 6),
        ("Query", {}, {"Items": [ENTRY] * 3}, 1),
        ("Query", {"ConsistentRead": True}, {"Items": [ENTRY] * 3}, 2),
        ("Query", {"ProjectionExpression": "pk, sk"}, {"Items": [KEY] * 3}, 2),
        ("Query", {"ProjectionExpression": "sk"} | OF_PARTITION, {"Items": [{"sk": {"S": "s"}}] * 3}, 2),
        ("Query", {}, {"Items": []}, 0.5),
        ("PutItem", {"Item": ENTRY}, {}, 0),
    ],
    ids=[
        "four kilobytes begun",
        "half, where it may be of a moment ago",
        "each item of a batch on its own",
        "a query by all its items together",
        "a query of this moment",
        "a query by what it leaves out as well",
        "a query that leaves out its partition",
        "a query that finds nothing",
        "writes read nothing",
    ],
)
def test_reads(operation: str, params: Item, answer: Any, units: float) -> None:
    consumed = Units(stored=lambda key: LARGE)
    consumed.answered(operation, params, answer)
    assert consumed.read == units


def test_an_item_is_as_large_as_its_names_and_values_in_utf8() -> None:
    assert size({"ä": {"S": "€"}, "b": {"B": bytes(10)}, "n": {"N": "123"}}) == (2 + 3) + (1 + 10) + (1 + 3)
