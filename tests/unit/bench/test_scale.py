"""The limits of AWS are held against the fullest second, which the template's concurrency bounds."""

from __future__ import annotations

import pytest

from tests.bench.crowds import Crowd
from tests.bench.meter import Meter
from tests.bench.scale import Flow, crowd_lines, drained, lines, related_line, roomy_concurrency, story_rate
from tests.unit.template.conftest import Template


@pytest.fixture
def meter() -> Meter:
    """Two articles: half a processor second each, 30 units in all, most of them in one partition."""
    meter = Meter(articles=2)
    meter.seconds["extract"] = meter.seconds["publish"] = 1.0
    meter.units.written = 60
    meter.units.partitions["all"] = 40
    return meter


@pytest.fixture(scope="module")
def template() -> Template:
    return Template()


def test_the_fullest_second_is_what_all_functions_at_once_put_through() -> None:
    flow = Flow(concurrency=40, seconds=0.5)
    assert flow.most == 80


def test_a_burst_waits_for_functions_to_start() -> None:
    # Five at first and five more each second: 40 after seven seconds, which have done 315 articles and not 560.
    flow = Flow(concurrency=40, seconds=0.5)
    assert drained(flow, 315, arriving=0) == pytest.approx(7, abs=0.05)
    assert drained(flow, 315 + 500, arriving=0) == pytest.approx(7 + 500 / 80, abs=0.05)
    assert drained(flow, 315, arriving=30) == pytest.approx(7 + 7 * 30 / (80 - 30), abs=0.05)


def test_what_an_article_takes_grows_with_the_articles_a_second(meter: Meter, template: Template) -> None:
    found = {line.name.partition(":")[2].strip() or line.name: line for line in lines(meter, template)}
    written = found["write units, a new table and its indexes"]
    hottest = found["hottest partition (all)"]
    assert written.average == pytest.approx(30 * 1_000_000 / 86_400)
    assert hottest.most == pytest.approx(written.most * 20 / 30)
    assert (written.limit, hottest.limit) == (4000, 1000)


def test_a_line_over_its_limit_does_not_fit(meter: Meter, template: Template) -> None:
    meter.units.written = 1_000_000
    assert [line.fits for line in lines(meter, template) if "write units" in line.name] == [False]


def test_a_new_table_has_a_fifth_to_spare_at_the_concurrency_that_is_named() -> None:
    concurrency = roomy_concurrency(units=60, seconds=0.3)
    assert concurrency / 0.3 * 60 <= 0.8 * 4_000 < (concurrency + 1) / 0.3 * 60


def test_a_key_that_every_article_has_is_held_against_what_a_partition_takes() -> None:
    crowd = Crowd(calls=30, written=19, read=16, hottest="K#name", hottest_written=2, hottest_read=0.5)
    read, written = crowd_lines(Flow(concurrency=40, seconds=0.5), crowd)
    assert (read.most, read.limit, read.fits) == (40, 3000, True)
    assert (written.most, written.limit, written.fits) == (160, 1000, True)


def test_a_large_story_takes_as_many_articles_a_second_as_its_partition_lets_through() -> None:
    crowd = Crowd(calls=26, written=6, read=125, hottest="T#s", hottest_written=4, hottest_read=120)
    assert story_rate(crowd) == 25


def test_what_relate_keeps_up_with_is_that_of_full_batches(meter: Meter, template: Template) -> None:
    # Given an article that works 10 ms at full speed, 69 at 256 MB, and waits for none
    meter.seconds["relate"] = 0.02
    # When articles fill the batches of four shards, each read by two calls
    line = related_line(Flow(concurrency=14, seconds=0.28), template, alone=meter, batched=meter)
    # Then eight go on at any moment
    assert line.limit == pytest.approx(8 / (0.01 * 1769 / 256))
    assert line.fits
