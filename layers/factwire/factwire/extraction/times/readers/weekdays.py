"""Readers of weekdays, days of the month and holidays."""

from __future__ import annotations

from calendar import monthcalendar
from collections.abc import Iterator
from typing import Final

from factwire.extraction.times.calendar import Period, day_period, valid_day
from factwire.extraction.times.holidays import day_of_history, holiday
from factwire.extraction.times.rules import Hit, Reader, TimexReading, named_year

_MOST_WEEKS: Final = 5  # of a month


def _weekday(hit: Hit) -> Iterator[TimexReading]:
    weekday = int(hit.value("weekday"))
    period = _stepped_weekday(hit, weekday) if hit.has("step") else None
    if period is None:
        period = hit.anchors.weekday(weekday, direction=hit.direction)
    if hit.has("pod"):
        yield hit.read("TIME", f"{period.value}T{hit.value('pod')}" if period else None, period=period)
        return
    yield hit.date(period)


def _stepped_weekday(hit: Hit, weekday: int) -> Period | None:
    step, reference = int(hit.value("step")), hit.anchors.now
    if hit.word("step").kind in ("PREV", "FOLL") and hit.anchors.then and hit.anchors.then.unit == "day":
        reference = hit.anchors.then
    if reference is None or reference.year < 1:
        return None
    if step > 0:
        return reference.next_weekday(weekday)
    now = reference.first.isoweekday()
    return reference.shifted(-((now - weekday - 1) % 7 + 1) if step < 0 else weekday - now)


def _weekday_of_month(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the second Tuesday in November", "the last Friday of May 2019"."""
    month, weekday = int(hit.value("month")), int(hit.value("weekday"))
    year = named_year(hit) or hit.anchors.year_of_month(month, direction=hit.direction)
    at = -1 if hit.word("n").kind in ("FINAL", "LAST") else hit.integer("n") - 1
    if year is not None and year > 0 and at < _MOST_WEEKS:
        yield hit.date(_nth_weekday(year, month, weekday, at=at), explicit=hit.has("year"))


def _nth_weekday(year: int, month: int, weekday: int, *, at: int) -> Period | None:
    """Return the weekday at an index of those of a month, -1 being the last; None where it has fewer."""
    days = [week[weekday - 1] for week in monthcalendar(year, month) if week[weekday - 1]]
    return Period("day", year, month, days[at]) if at < len(days) else None


def _day_of_month(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "on the 20th", "the 28th of that month": of the month that the text is in."""
    month, day = _month_of_day(hit), hit.integer("day")
    before = hit.before()
    if not hit.has("of") and (
        hit.word("day").kind == "ORDW"
        or hit.names_noun()
        or not (before and before.kind in ("ON", "BY", "TO", "FROM", "AND", "SINCE"))
    ):
        return
    if hit.has("of") and hit.value("of") != "M":
        return
    if month is None or month.unit not in ("day", "month") or not valid_day(month.year, month.month, day):
        return
    yield hit.date(Period("day", month.year, month.month, day))


def _month_of_day(hit: Hit) -> Period | None:
    """Return the month that a day without one belongs to: "the 2nd of last month", "the 28th of that month"."""
    if hit.has("step") and hit.word("step").kind in ("LAST", "NEXT", "THIS") and hit.anchors.now:
        return hit.anchors.now.enclosing("month").shifted(int(hit.value("step")))
    return hit.anchors.then


def _holiday(hit: Hit) -> Iterator[TimexReading]:
    name = hit.word("holiday").text
    remembered = day_of_history(name)
    if remembered:
        yield hit.date(day_period(remembered), explicit=True)
        return
    reference = hit.anchors.last if hit.anchors.narrative else hit.anchors.published
    year = hit.integer("year") or (reference.year if reference else 0)
    day = holiday(name, year=year)
    if day and reference and not hit.has("year") and not hit.anchors.narrative:
        year = hit.anchors.year_of_day(day.month, day.day, direction=hit.direction) or year
        day = holiday(name, year=year)
    yield hit.date(day_period(day) if day else None, explicit=hit.has("year"))


READERS: Final[dict[str, Reader]] = {
    "weekday": _weekday,
    "weekday of month": _weekday_of_month,
    "day of month": _day_of_month,
    "holiday": _holiday,
}
