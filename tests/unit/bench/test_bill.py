"""The bill counts as AWS does."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.bench.cost import bill, keeping, others, relating, seconds_each, standing
from tests.bench.meter import Meter
from tests.bench.units import Units


def test_a_call_outside_of_an_invocation_is_not_billed() -> None:
    meter = Meter()
    meter._asked(params={}, model=None)
    assert meter == Meter()


def test_the_bill_is_for_a_thousand_articles_whatever_the_number_metered() -> None:
    one = Meter(
        articles=1, units=Units(written=40, read=2), calls=Counter({"sns:Publish": 1}), seconds=Counter(extract=0.1)
    )
    two = Meter(
        articles=2, units=Units(written=80, read=4), calls=Counter({"sns:Publish": 2}), seconds=Counter(extract=0.2)
    )
    assert bill(one) == bill(two)
    writes = next(line for line in bill(one) if line.unit == "write units")
    assert writes.dollars == pytest.approx(40_000 * 0.625e-6)


def test_what_comes_once_a_month_and_what_others_take_has_its_price() -> None:
    meter = Meter(
        articles=1, characters=1_650, facts_characters=4_000, facts_bytes=2**20, units=Units(item_bytes=2**20)
    )
    lines = [*standing(), *others(meter), *keeping(meter)]
    assert all(line.dollars > 0 for line in lines)
    comprehend = next(line for line in lines if line.unit == "units")
    assert comprehend.amount == 17 * 1_000


def test_the_more_articles_come_the_less_of_the_waiting_for_the_table_is_paid_for_each() -> None:
    # Given an article that works 10 ms at full speed and waits for ten answers
    alone = Meter(articles=1, seconds=Counter(extract=0.1, relate=0.01))
    alone.waits["relate"] = 10
    batched = Meter(articles=2, seconds=Counter(relate=0.02))
    # When one article comes in each batch, it takes what the bill says
    rare = relating(1, alone=alone, batched=batched)
    assert rare.batch == pytest.approx(1, abs=0.01)
    assert rare.milliseconds == pytest.approx(1000 * seconds_each("Relate", alone), rel=0.01)
    # And when batches are full, hardly more than it works
    often = relating(10**8, alone=alone, batched=batched)
    assert often.batch == 25
    assert often.milliseconds == pytest.approx(rare.milliseconds - 100 + 100 / 25, rel=0.01)
    assert often.of_processor_time == pytest.approx(0.1)
