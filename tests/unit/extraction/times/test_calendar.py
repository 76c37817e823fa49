"""Steps over the calendar agree with its bounds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factwire.extraction.times.calendar import UNIT_OF, Period, day_period
from factwire.extraction.times.holidays import holiday
from hypothesis import given
from hypothesis import strategies as st

UNITS = sorted(set(UNIT_OF.values()) - {"weekend"})


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.sampled_from(UNITS), st.integers(-50, 50))
def test_the_next_period_begins_the_day_after_the_last_one_ends(day: date, unit: str, steps: int) -> None:
    period = day_period(day).enclosing(unit).shifted(steps)  # type: ignore[arg-type]
    assert period.shifted(1).first == period.last + timedelta(days=1)


@given(st.dates(), st.sampled_from(UNITS), st.integers(-(10**6), 10**6))
def test_no_step_leaves_the_calendar(day: date, unit: str, steps: int) -> None:
    period = day_period(day).enclosing(unit).shifted(steps)  # type: ignore[arg-type]
    assert period.value
    assert period.first <= period.last


def test_there_is_no_year_0() -> None:
    assert Period("year", -1).shifted(1).value == "0001"


@pytest.mark.parametrize(("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2024, "03-31"), (2038, "04-25")])
def test_easter_falls_where_the_church_keeps_it(year: int, day: str) -> None:
    assert holiday("Easter", year=year) == date.fromisoformat(f"{year}-{day}")


def test_a_holiday_before_the_gregorian_calendar_has_no_day() -> None:
    assert holiday("Easter", year=1000) is None
