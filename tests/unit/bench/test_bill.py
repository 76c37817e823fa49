"""The bill counts as AWS does."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.bench.cost import bill, keeping, others, standing
from tests.bench.metering import Meter

ENTRY = {"pk": {"S": "p"}, "sk": {"S": "s"}, "entry": {"B": bytes(1500)}}
LISTED = ENTRY | {"gsi1pk": {"S": "a"}, "gsi1sk": {"S": "b"}, "card": {"S": "c"}}


def asked(operation: str, **params: object) -> Meter:
    """A meter that has seen one call of `extract`."""
    meter = Meter(articles=1, running="extract")

    class Service:
        service_name = "dynamodb"

    class Operation:
        name = operation
        service_model = Service

    meter._asked(params=params, model=Operation)
    return meter


@pytest.mark.parametrize(
    ("operation", "params", "units"),
    [
        ("PutItem", {"Item": ENTRY}, 2),
        ("TransactWriteItems", {"TransactItems": [{"Put": {"Item": ENTRY}}, {"Delete": {"Key": {}}}]}, 4),
        ("BatchWriteItem", {"RequestItems": {"facts": [{"PutRequest": {"Item": ENTRY}}] * 3}}, 6),
        ("PutItem", {"Item": LISTED}, 3),
        ("TransactWriteItems", {"TransactItems": [{"Put": {"Item": LISTED}}]}, 5),
        ("GetItem", {"Key": {}}, 0),
    ],
    ids=[
        "each kilobyte begun",
        "transactions twice",
        "each item of a batch",
        "each index",
        "an index once",
        "reads write nothing",
    ],
)
def test_write_units_are_counted_by_item_index_and_transaction(
    operation: str, params: dict[str, object], units: int
) -> None:
    assert asked(operation, **params).write_units == units


def test_a_call_outside_of_an_invocation_is_not_billed() -> None:
    meter = Meter()
    meter._asked(params={}, model=None)
    assert meter == Meter()


def test_the_bill_is_for_a_thousand_articles_whatever_the_number_metered() -> None:
    one = Meter(articles=1, write_units=40, calls=Counter({"sns:Publish": 1}), seconds=Counter(extract=0.1))
    two = Meter(articles=2, write_units=80, calls=Counter({"sns:Publish": 2}), seconds=Counter(extract=0.2))
    assert bill(one) == bill(two)
    writes = next(line for line in bill(one) if line.unit == "write units")
    assert writes.dollars == pytest.approx(40_000 * 0.625e-6)


def test_what_comes_once_a_month_and_what_others_take_has_its_price() -> None:
    meter = Meter(articles=1, characters=1_650, facts_characters=4_000, facts_bytes=2**20, item_bytes=2**20)
    lines = [*standing(), *others(meter), *keeping(meter)]
    assert all(line.dollars > 0 for line in lines)
    comprehend = next(line for line in lines if line.unit == "units")
    assert comprehend.amount == 17 * 1_000
