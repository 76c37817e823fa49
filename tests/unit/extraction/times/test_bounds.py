"""The earliest and the latest moment that a time can mean, both inclusive."""

from __future__ import annotations

import pytest

from tests.unit.extraction.times.conftest import Find

BOUNDS = [
    ("It opened on March 3, 2019.", "2019-03-03", "2019-03-03"),
    ("It opened in February 2020.", "2020-02-01", "2020-02-29"),
    ("It opened in 2019.", "2019-01-01", "2019-12-31"),
    ("It opened in late 2019.", "2019-09-01", "2019-12-31"),
    ("It opened last week.", "2024-05-06", "2024-05-12"),
    ("It opened last weekend.", "2024-05-11", "2024-05-12"),
    ("It opened in the second quarter of 2019.", "2019-04-01", "2019-06-30"),
    ("It opened in the winter of 2019.", "2019-12-01", "2020-02-29"),
    ("It opened in the 1980s.", "1980-01-01", "1989-12-31"),
    ("It opened in the 19th century.", "1800-01-01", "1899-12-31"),
    ("It opened at 4 p.m. today.", "2024-05-15T16:00", "2024-05-15T16:00"),
    ("It opened last night.", "2024-05-14T18:00", "2024-05-15T05:59"),
    ("It was open for the past ten days.", "2024-05-05", "2024-05-15"),
    ("It will be open for the next two weeks.", "2024-05-15", "2024-05-29"),
    ("It is open now.", None, None),
    ("It opened in 480 BC.", None, None),
    ("It opens every Monday.", None, None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds_are_the_first_and_last_day_or_minute_and_null_where_open(
    find: Find, text: str, earliest: str | None, latest: str | None
) -> None:
    [time] = find(text)
    assert (time.earliest, time.latest) == (earliest, latest)
