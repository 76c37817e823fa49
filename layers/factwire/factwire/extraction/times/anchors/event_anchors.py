"""Times counted from an event whose day the text names: "two days after the attack on 1 March"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from factwire.extraction.times.calendar import UNIT_OF, Period
from factwire.extraction.times.lexer import Word
from factwire.extraction.times.rules import TimexReading

_SIDES: Final = {"AFTER": 1, "BEFORE": -1}
_ENDS: Final = ("COMMA", "DOT", "BREAK")
_FARTHEST: Final = 8  # words between the length and the day


def anchor_to_events(readings: Sequence[TimexReading], *, words: tuple[Word, ...]) -> Iterator[TimexReading]:
    """Yield the readings, a length with the days that it means, and "the day after" as a date where it is known."""
    for reading, following in zip_longest(readings, readings[1:]):
        day = _day_of_event(reading, following, words=words)
        if reading.anchored:
            if day is not None:
                yield _as_date(reading, day)
        elif day is not None and reading.type == "DURATION" and reading.bounds is None:
            yield _bounded(reading, day, side=_SIDES[words[reading.last + 1].kind])
        else:
            yield reading


def _day_of_event(reading: TimexReading, following: TimexReading | None, *, words: tuple[Word, ...]) -> Period | None:
    """Return the day behind "after" or "before" and the words for an event, if the next reading is one."""
    behind = reading.last + (0 if reading.anchored else 1)
    if following is None or following.period is None or behind >= len(words):
        return None
    between = words[behind + 1 : following.first]
    day = following.type == "DATE" and following.period.unit == "day"
    near = words[behind].kind in _SIDES and len(between) <= _FARTHEST
    return following.period if day and near and all(word.kind not in _ENDS for word in between) else None


def _as_date(reading: TimexReading, day: Period) -> TimexReading:
    unit = UNIT_OF[reading.value or "D"]
    period = day.enclosing(unit).shifted(reading.anchored)
    return replace(reading, type="DATE", value=period.value, period=period, last=reading.last - 1, anchored=0)


def _bounded(reading: TimexReading, day: Period, *, side: int) -> TimexReading:
    """Return a length with the bounds of the day, or the longer time, that it leads to."""
    period = day.away(reading.value or "", side=side) if day.year > 0 else None
    bounds = period.bounds if period else None
    return replace(reading, bounds=bounds) if bounds else reading
