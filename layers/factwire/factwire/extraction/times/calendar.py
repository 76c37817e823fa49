"""Stretches of the calendar, their TIMEX3 values, and steps between them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

Unit = Literal["day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"]

UNIT_OF: Final[dict[str, Unit]] = {
    "D": "day",
    "WE": "weekend",
    "W": "week",
    "F": "week",
    "M": "month",
    "Q": "quarter",
    "S": "half",
    "Y": "year",
    "E": "decade",
    "C": "century",
}
SEASONS: Final = ("SP", "SU", "FA", "WI")
_SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "season": 3}
_LENGTH: Final = re.compile(r"P(\d+)([DWMY])")
_YEARS: Final = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True)
class Period:
    """A stretch of the calendar: its unit and its first day; `year` is negative before Christ.

    `season` names a season; `fiscal` marks a year or a quarter of a business, whose bounds are unknown.
    """

    unit: Unit
    year: int
    month: int = 1
    day: int = 1
    season: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year = f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        if self.unit in ("week", "weekend"):
            iso_year, week, _ = self.first.isocalendar()
            return f"{iso_year:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit in ("decade", "century"):
            return year[:-1] if self.unit == "decade" else year[:-2]
        within = {
            "day": f"-{self.month:02d}-{self.day:02d}",
            "month": f"-{self.month:02d}",
            "quarter": f"-Q{(self.month + 2) // 3}",
            "half": f"-H{1 if self.month < 7 else 2}",
            "season": f"-{self.season}",
        }
        return year + within.get(self.unit, "")

    @property
    def first(self) -> date:
        """The first day; of a year that has no dates, that of the first or last year that has."""
        year = min(max(self.year, 1), date.max.year)
        return date(year, self.month, min(self.day, days_in(self.year, self.month)))

    @property
    def last(self) -> date:
        """The last day."""
        if self.unit == "day":
            return self.first
        if self.unit in ("week", "weekend"):
            return self.first + timedelta(days=6 if self.unit == "week" else 1)
        after = self.shifted(1)
        return after.first - timedelta(days=1) if after.year < date.max.year else date.max

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The first and the last day in ISO 8601; None before Christ."""
        if self.year < 1:
            return None
        return self.first.isoformat(), self.last.isoformat()

    def shifted(self, steps: int) -> Period:
        """Return the period of the same unit that lies `steps` of it later."""
        if self.unit in ("day", "week", "weekend"):
            days = steps * (1 if self.unit == "day" else 7)
            if self.year < 1:
                return self
            return replace(day_period(_add_days(self.first, days)), unit=self.unit)
        if self.unit in _MONTHS:
            return self._by_months(steps * (12 if self.unit == "season" and not self.season else _MONTHS[self.unit]))
        return replace(self, year=self._safe(self.year + steps * _YEARS[self.unit]))

    def away(self, length: str, *, side: int) -> Period | None:
        """Return the period that so many days, weeks, months or years lead to (TIMEX3 `P3D`); None of other lengths.

        `side` is 1 for later, -1 for earlier. It is of the length's unit: three weeks from a day is a week.
        """
        counted = _LENGTH.fullmatch(length)
        return self.enclosing(UNIT_OF[counted[2]]).shifted(side * int(counted[1])) if counted else None

    def by_years(self, years: int) -> Period:
        """Return the same period so many years later."""
        if self.unit in ("week", "weekend") and self.year > 0:
            iso = self.first.isocalendar()
            return week_of(date.fromisocalendar(self._safe(iso[0] + years), min(iso[1], 52), 1), unit=self.unit)
        return replace(self, year=self._safe(self.year + years))

    def _by_months(self, months: int) -> Period:
        index = self.year * 12 + self.month - 1 + months
        season = SEASONS[(SEASONS.index(self.season) + months // 3) % 4] if self.season else ""
        return replace(self, year=self._safe(index // 12), month=index % 12 + 1, season=season)

    def _safe(self, year: int) -> int:
        if self.year < 0:
            return year if year < 0 else year + 1  # there is no year 0
        return min(max(year, 1), date.max.year)

    def next_weekday(self, weekday: int) -> Period:
        """Return the first day of an ISO weekday (1 is Monday) after the day that this one begins with."""
        return self.shifted((weekday - self.first.isoweekday() - 1) % 7 + 1)

    def enclosing(self, unit: Unit) -> Period:
        """Return the period of a larger unit that this one begins in."""
        if unit in ("week", "weekend"):
            return week_of(self.first, unit=unit)
        if unit == "season":
            return season_of(self.year, SEASONS[(self.month % 12 // 3 + 3) % 4])
        if unit == "day":
            return replace(self, unit="day", season="")
        years, months = _YEARS.get(unit, 0), _MONTHS.get(unit, 12)
        year = self.year // years * years if years else self.year
        return Period(unit, year, (self.month - 1) // months * months + 1)


def days_in(year: int, month: int) -> int:
    """Return how many days the month has; February of a year before Christ has 29, the most it can."""
    return calendar.monthrange(year, month)[1] if year > 0 else calendar.monthrange(4, month)[1]


def day_period(day: date) -> Period:
    """Return the period of one day."""
    return Period("day", day.year, day.month, day.day)


def week_of(day: date, *, unit: Unit = "week") -> Period:
    """Return the ISO week (Monday to Sunday) of a day, or its weekend."""
    first = _add_days(day, -day.weekday() + (5 if unit == "weekend" else 0))
    return Period(unit, first.year, first.month, first.day)


def season_of(year: int, season: str) -> Period:
    """Return the season that begins in the year; TIMEX3 gives a winter the year it is named with."""
    return Period("season", year, _SEASON_MONTH[season], 1, season)


def valid_day(year: int, month: int, day: int) -> bool:
    """Return whether the date exists."""
    return 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def _add_days(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal)
