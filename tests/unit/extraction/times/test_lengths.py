"""Lengths of time, repeated times and times of day."""

from __future__ import annotations

import pytest

from tests.unit.extraction.times.conftest import Find, told

LENGTHS = [
    ("The strike lasted two and a half years.", "two and a half years", "P2.5Y"),
    ("The strike lasted an hour.", "an hour", "PT1H"),
    ("The strike lasted half an hour.", "half an hour", "PT0.5H"),
    ("The strike lasted more than three weeks.", "more than three weeks", "P3W"),
    ("The strike lasted twenty-five days.", "twenty-five days", "P25D"),
    ("The strike lasted a decade.", "a decade", "P10Y"),
    ("The strike lasted for years.", "years", "PXY"),
    ("The strike lasted several months.", "several months", "PXM"),
    ("The strike lasted a few hours.", "a few hours", "PTXH"),
    ("It was an 18-month strike.", "18-month", "P18M"),
    ("The boy is 10 years old.", "10 years old", "P10Y"),
    ("The strike lasted through the past nine days.", "the past nine days", "P9D"),
    ("The strike lasted 2 1/2 years.", "2 1/2 years", "P2.5Y"),
    ("The strike lasted 3½ hours.", "3½ hours", "PT3.5H"),
]
REPEATED = [
    ("The council meets every day.", "every day", "P1D"),
    ("The council meets every two weeks.", "every two weeks", "P2W"),
    ("The council meets every Monday.", "every Monday", "XXXX-WXX-1"),
    ("The council meets on Mondays.", "Mondays", "XXXX-WXX-1"),
    ("The council meets twice a month.", "a month", "P1M"),
    ("The council meets weekly.", "weekly", "P1W"),
    ("They build 15 cars a year.", "a year", "P1Y"),
    ("They spend 9 million per month.", "per month", "P1M"),
    ("The council meets every July.", "every July", "XXXX-07"),
    ("The council meets every summer.", "every summer", "XXXX-SU"),
    ("The council meets on weekdays.", "weekdays", "XXXX-WXX-WD"),
    ("The council meets on Sunday evenings.", "Sunday evenings", "XXXX-WXX-7TEV"),
    ("The council meets on the first Sunday of every month.", "the first Sunday of every month", "XXXX-WXX-7"),
]
CLOCK = [
    ("They left before dawn on Monday.", "dawn", "2024-05-13TDA"),
    ("They left shortly after midnight on Monday.", "midnight", "2024-05-13T00:00"),
    ("The council met at 5:30 p.m. on Monday.", "5:30 p.m.", "2024-05-13T17:30"),
    ("The council met at 5 o’clock on Monday.", "5 o’clock", "2024-05-13T05:00"),
    ("The council met on Monday at 5pm.", "5pm", "2024-05-13T17:00"),
    ("The council met at 16:00 GMT today.", "16:00 GMT today", "2024-05-15T16:00Z"),
    ("The council met at noon on Monday.", "noon", "2024-05-13T12:00"),
    ("The council met at 0630 GMT.", "0630 GMT", "2024-05-15T06:30Z"),
    ("The council met on the night of April 18, 2019.", "the night of April 18, 2019", "2019-04-18TNI"),
    ("The council met on Monday. In the morning it rained.", "the morning", "2024-05-13TMO"),
    ("The council met at a quarter past nine on Monday morning.", "a quarter past nine", "2024-05-13T09:15"),
    ("The council met at half past four on Monday afternoon.", "half past four", "2024-05-13T16:30"),
    ("The council met at ten to six on Monday evening.", "ten to six", "2024-05-13T17:50"),
    ("The council met at a quarter to eight on Monday night.", "a quarter to eight", "2024-05-13T19:45"),
    ("The council met at five minutes past midnight on Monday.", "five minutes past midnight", "2024-05-13T00:05"),
    ("The council met at twenty to one.", "twenty to one", "2024-05-15T00:40"),
    ("The hall is open from 9 a.m. to half past five.", "half past five", "2024-05-15T17:30"),
    ("The council met at 10 o'clock this morning.", "10 o'clock this morning", "2024-05-15T10:00"),
    ("The fire began in the early hours of Monday.", "the early hours of Monday", "2024-05-13TMO"),
    ("The fire began at 8:15 a.m. local time.", "8:15 a.m. local time", "2024-05-15T08:15"),
]


@pytest.mark.parametrize(("text", "words", "value"), LENGTHS)
def test_a_length_of_time_has_its_amount_or_an_x_where_it_is_vague(
    find: Find, text: str, words: str, value: str
) -> None:
    [time] = find(text)
    assert (time.text, time.value, time.type) == (words, value, "DURATION")


@pytest.mark.parametrize(("text", "words", "value"), REPEATED)
def test_what_is_repeated_is_a_set(find: Find, text: str, words: str, value: str) -> None:
    [time] = find(text)
    assert (time.text, time.value, time.type) == (words, value, "SET")


@pytest.mark.parametrize(("text", "words", "value"), CLOCK)
def test_a_time_of_day_is_dated_from_what_stands_beside_it(find: Find, text: str, words: str, value: str) -> None:
    assert (words, value) in told(find(text))


NO_CLOCK = [
    "Lyon won 3:1.",
    "Read Mark 4:12.",
    "Operation Night Wind began.",
    "He walked for forty nights.",
]


@pytest.mark.parametrize("text", NO_CLOCK)
def test_scores_verses_and_names_are_no_times_of_day(find: Find, text: str) -> None:
    assert told(find(text)) == []


PARTS = [
    ("Rain fell on the last five days of May 2017.", ("2017-05-27", "2017-05-31")),
    ("Rain fell in the first ten days of March.", ("2024-03-01", "2024-03-10")),
]


@pytest.mark.parametrize(("text", "bounds"), PARTS)
def test_the_first_or_last_days_of_a_month_are_bounded_by_it(find: Find, text: str, bounds: tuple[str, str]) -> None:
    [time] = find(text)
    assert (time.type, (time.earliest, time.latest)) == ("DURATION", bounds)


def test_a_business_year_that_ends_on_a_day_is_a_length(find: Find) -> None:
    assert told(find("Profit rose in the year ended March 31, 2019.")) == [
        ("the year", "P1Y"),
        ("March 31, 2019", "2019-03-31"),
    ]


def test_hours_a_day_are_a_rate(find: Find) -> None:
    assert told(find("The hall is open 24 hours a day.")) == [("24 hours", "PT24H"), ("a day", "P1D")]


def test_a_range_of_numbers_is_no_time_of_day(find: Find) -> None:
    assert find("It was seen by ten to twelve people.") == ()
