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
    ("It opened last night.", "2024-05-14T18:00", "2024-05-14T23:59"),
    ("The mill burned on Sunday night.", "2024-05-12T18:00", "2024-05-12T23:59"),
    ("The mill burned overnight.", "2024-05-14T18:00", "2024-05-15T05:59"),
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


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("A man fell off a pier Sunday night. Divers were called just before 11:30 p.m.", "2024-05-12T23:30"),
        ("A man fell off a pier Sunday night. Divers found him at 2 a.m.", "2024-05-13T02:00"),
        ("The fair closed on Sunday afternoon. A fire broke out at 6 p.m.", "2024-05-12T18:00"),
    ],
    ids=["that evening", "after midnight", "after a part of the day"],
)
def test_an_hour_is_on_the_day_whose_part_was_named_before_it(find: Find, text: str, earliest: str) -> None:
    assert find(text)[-1].earliest == earliest


@pytest.mark.parametrize(
    "text",
    [
        "A boy is recovering after being bitten on Tuesday evening.",
        "Two men are recovering after a crash on Tuesday evening.",
    ],
)
def test_what_present_follows_is_past(find: Find, text: str) -> None:
    [time] = find(text)
    assert time.earliest == "2024-05-14T17:00"
