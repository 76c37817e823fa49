"""The earliest and the latest moment that a reading can mean."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.times.calendar import Period
from factwire.extraction.times.rules import TimexReading

Bounds = tuple[str | None, str | None]

_CLOCK: Final = re.compile(r"\d\d:\d\d")


def bounds_of(reading: TimexReading) -> Bounds:
    """Return the inclusive bounds of a reading in ISO 8601, days or minutes; null where the words leave them open."""
    if reading.bounds:
        return reading.bounds
    period = reading.period
    if period is None or not 1 <= period.year <= date.max.year:
        return None, None
    if reading.type == "TIME":
        return _time_bounds(period, reading.value or "")
    if reading.type != "DATE":
        return None, None
    return _narrowed(period, reading.mod)


def _narrowed(period: Period, mod: str) -> Bounds:
    """Return the bounds of a period, or of its first, middle or last third ("early 1942")."""
    first, last = period.first, period.last
    if mod and period.unit != "day":
        third = timedelta(days=((last - first).days + 1) // 3)
        starts = {"START": first, "MID": first + third, "END": last - third}
        ends = {"START": first + third, "MID": last - third, "END": last}
        first, last = starts[mod], ends[mod]
    return first.isoformat(), last.isoformat()


def _time_bounds(period: Period, value: str) -> Bounds:
    moment = value.partition("T")[2]
    day = period.first
    if _CLOCK.match(moment):
        minute = f"{day.isoformat()}T{moment}" if not moment.startswith("24") else f"{_next(day)}T00:00"
        return minute, minute
    for part in load_lexicon("times/day_parts"):
        if part["part"] == moment:
            return f"{day.isoformat()}T{part['from']}", f"{day.isoformat()}T{part['until']}"
    return day.isoformat(), day.isoformat()


def night_of(period: Period) -> Bounds:
    """Return the bounds of the whole night after a day: "overnight"."""
    return f"{period.first.isoformat()}T18:00", f"{_next(period.first)}T05:59"


def _next(day: date) -> str:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal())).isoformat()
