"""What relative and partial times are resolved against: the publication date in news, the last date in a narrative."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from factwire.extraction.times.calendar import Period, season_of, valid_day
from factwire.extraction.times.tense import FUTURE, PAST

_NEAR_DAYS: Final = 75  # a date without a year so little ahead is still this one's, whatever the tense says
_NEAR_PAST_DAYS: Final = 21  # a date so little back is not the one of next year ("the order to leave by May 3")
_ANNIVERSARY_DAYS: Final = 45  # texts about an anniversary come out within so many days of it
_HALF_YEAR: Final = 6
_DRIFT_YEARS: Final = 30  # a narrative does not move on by more: such a year is an aside
Direction = Callable[[], int]


@dataclass
class Anchors:
    """The reference times of a text: its publication date, the last period it named, and which of them applies.

    `past` is the last period named that is not ahead. `quarter` is the first quarter, or half of a year, named: the one
    that a business reports on. `years_of_days` maps a month and day to the year that the text names for it somewhere.
    """

    published: Period | None
    narrative: bool
    years_of_days: dict[tuple[int, int], int]
    last: Period | None = None
    past: Period | None = None
    quarter: Period | None = None

    @property
    def now(self) -> Period | None:
        """What "today" and "ago" count from."""
        return None if self.narrative else self.published

    @property
    def then(self) -> Period | None:
        """What "earlier", "later" and "that day" count from."""
        return self.last or self.now

    def then_in(self, direction: Direction) -> Period | None:
        """Return what "earlier" and "that day" count from in a clause: of the past, no day that is still to come."""
        last = self.then
        return (self.past or self.now) if last and self._is_ahead(last) and direction() == PAST else last

    def _is_ahead(self, period: Period) -> bool:
        now = self.now
        return now is not None and period.year > 0 and period.first > now.first

    def note(self, period: Period | None, *, explicit: bool = False) -> None:
        """Remember a period that the text has named; `explicit` if it named the year."""
        if period is None or period.unit in ("decade", "century"):
            return
        if self.narrative and self.last and self._is_aside(period, self.last, explicit=explicit):
            return
        self.last = period
        if not self._is_ahead(period):
            self.past = period
        if self.quarter is None and period.unit in ("quarter", "half"):
            self.quarter = period

    def _is_aside(self, period: Period, last: Period, *, explicit: bool) -> bool:
        """Return whether a narrative mentions the period in passing ("as in the previous year")."""
        if abs(period.year - last.year) > _DRIFT_YEARS or (not explicit and period.year < last.year):
            return True
        return period.unit == "year" and period.year == last.year

    def year_of_month(self, month: int, *, direction: Direction) -> int | None:
        """Return the year of a month that the text names without one."""
        if self.narrative:
            return self._running_year(month)
        if not self.published:
            return None
        year, this = self.published.year, self.published.month
        if direction() == FUTURE:
            return year if month >= this else year + 1
        return year if month <= this else year - 1

    def year_of_day(
        self, month: int, day: int, *, direction: Direction, since: bool = False, year_back: bool = False
    ) -> int | None:
        """Return the year of a month and day that the text names without one.

        `since` marks the start of something that still lasts, `year_back` a text that looks back on the year before.
        """
        if self.narrative:
            return self._running_year(month)
        known = self.years_of_days.get((month, day))
        if known:
            return known
        if not self.published:
            return None
        nearest = _candidates(month, day, near=self.published.first)
        return _chosen(nearest, now=self.published.first, direction=direction, since=since, year_back=year_back)

    def _running_year(self, month: int) -> int | None:
        """Return the year that brings the month nearest to the narrative's current period."""
        last = self.last
        if last is None:
            return None
        if last.unit in ("year", "decade", "century"):
            return last.year
        ahead = (month - last.month) % 12
        if ahead <= _HALF_YEAR:
            return last.year if month >= last.month else last.year + 1
        return last.year if month <= last.month else last.year - 1

    def weekday(self, weekday: int, *, direction: Direction) -> Period | None:
        """Return the day of an ISO weekday (1 is Monday) that the text names without a date."""
        if self.narrative or not self.published:
            return self._weekday_of_narrative(weekday)
        now = self.published.first
        back = (now.isoweekday() - weekday) % 7
        if back and direction() == FUTURE:
            return self.published.shifted(7 - back)
        return self.published.shifted(-back)

    def _weekday_of_narrative(self, weekday: int) -> Period | None:
        last = self.last
        if not self.narrative or last is None or last.unit != "day" or last.year < 1:
            return None
        return last.shifted((weekday - last.first.isoweekday()) % 7)

    def season(self, season: str, *, direction: Direction) -> Period | None:
        """Return the season that the text names without a year."""
        reference = self.last if self.narrative else self.published
        if reference is None:
            return None
        this = season_of(reference.year, season)
        if self.narrative:
            return this
        if direction() == FUTURE or this.month <= reference.month:
            return this
        return this.by_years(-1) if direction() == PAST and this.month - reference.month > 3 else this


def _candidates(month: int, day: int, *, near: date) -> list[date]:
    """Return the dates of a month and day in the years around one, nearest first."""
    years = range(max(near.year - 1, date.min.year), min(near.year + 1, date.max.year) + 1)
    dates = [date(year, month, day) for year in years if valid_day(year, month, day)]
    return sorted(dates, key=lambda candidate: abs((candidate - near).days))


def _chosen(nearest: list[date], *, now: date, direction: Direction, since: bool, year_back: bool) -> int | None:
    """Return the year among candidates: the nearest one, unless the direction of the clause excludes it."""
    if not nearest:
        return None
    first = nearest[0]
    if year_back and abs((first - now).days) <= _ANNIVERSARY_DAYS:
        return first.year - 1
    past = [candidate for candidate in nearest if candidate < now or (candidate == now and not since)]
    if since and past:
        return past[0].year
    ahead = [candidate for candidate in nearest if candidate >= now]
    if first in past:
        looks_ahead = ahead and (now - first).days > _NEAR_PAST_DAYS and direction() == FUTURE
        return ahead[0].year if looks_ahead else first.year
    looks_back = since or ((first - now).days > _NEAR_DAYS and direction() == PAST)
    return past[0].year if past and looks_back else first.year
