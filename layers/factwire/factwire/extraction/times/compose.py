"""Times of day joined with the dates they belong to: "5 p.m. on Monday", "the night of April 18"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from factwire.extraction.times.calendar import Period
from factwire.extraction.times.lexer import Word
from factwire.extraction.times.rules import TimexReading

_LINKS: Final = ("OF", "ON", "COMMA", "THE", "IN")
_MAX_LINKS: Final = 3
_CLOCK: Final = re.compile(r"T(\d\d)(:\d\d)")
_ON_ANY_DAY: Final = "XXXX-XX-XX"
_SMALL_HOURS: Final = tuple(f"T0{hour}:" for hour in range(6))
_FIRST_HOURS: Final = {"AF": 1, "EV": 1, "NI": 6}  # of a twelve-hour clock that are after noon there


def compose(
    readings: Iterable[TimexReading], *, words: tuple[Word, ...], published: Period | None
) -> Iterator[TimexReading]:
    """Yield the readings, each time of day dated by its neighbours, the last day named or the publication.

    A part of a day names one too: "on Sunday night ... at about 11:30 p.m.".
    """
    parts = _with_parts_of_days(list(readings), words=words)
    pending = _with_days_behind(_with_ends_of_ranges(parts, words=words), words=words)
    composer = _Composer(words, published)
    at = 0
    while at < len(pending):
        reading, taken = composer.next(pending[at], pending[at + 1] if at + 1 < len(pending) else None)
        yield reading
        at += taken


class _Composer:
    """Dates times of day, by the day that was named last."""

    def __init__(self, words: tuple[Word, ...], published: Period | None) -> None:
        self._words = words
        self._day = published
        self._is_night = False

    def next(self, reading: TimexReading, following: TimexReading | None) -> tuple[TimexReading, int]:
        """Return the reading, joined with the one that follows or not, and how many readings it takes."""
        if not _undated(reading):
            return self._of_dated(reading, following)
        links = _links(reading, following, words=self._words)
        part = _part_of_day(following) if following and links is not None else ""
        if following is None or links is None or not (part or _is_day(following)):
            return _dated(reading, self._day_of(reading)), 1
        reading = _in_part_of_day(reading, part)
        if links in ([], ["OF"]) and following.period:
            self._set(following.period)
            return _joined(following, reading), 2
        return _dated(reading, following.period or self._day), 1

    def _of_dated(self, reading: TimexReading, following: TimexReading | None) -> tuple[TimexReading, int]:
        if following and _is_day(reading) and _undated(following) and _adjoins(reading, following):
            self._set(reading.period)
            return _joined(reading, following), 2
        if _names_day(reading):
            self._set(reading.period, is_night=_part_of_day(reading) == "NI")
        return reading, 1

    def _set(self, day: Period | None, *, is_night: bool = False) -> None:
        self._day, self._is_night = day, is_night

    def _day_of(self, time: TimexReading) -> Period | None:
        """Return the day named last; of an hour after midnight that a night runs on to, the day after."""
        runs_on = self._is_night and (time.value or "").startswith(_SMALL_HOURS)
        return self._day.shifted(1) if self._day and runs_on else self._day


def _names_day(reading: TimexReading) -> bool:
    """Return whether times of day behind it may be of its day: "Sunday", "Sunday night"."""
    return _is_day(reading) or bool(_part_of_day(reading) and reading.period and reading.period.unit == "day")


def _with_days_behind(readings: list[TimexReading], *, words: tuple[Word, ...]) -> list[TimexReading]:
    """Return the readings, a clock dated by the day behind its brackets: "at 12:19 p.m. (1119 GMT) on Tuesday"."""
    found = list(readings)
    for at, (first, second, day) in enumerate(zip(readings, readings[1:], readings[2:], strict=False)):
        if (
            _undated(first)
            and _undated(second)
            and _is_day(day)
            and _in_brackets(second, between=(first, day), words=words)
        ):
            found[at : at + 2] = [_dated(first, day.period), _dated(second, day.period)]
    return found


def _with_parts_of_days(readings: list[TimexReading], *, words: tuple[Word, ...]) -> list[TimexReading]:
    """Return the readings, a part of any day dated by the day behind it: "before dawn on Sunday"."""
    found = list(readings)
    for at, (part, day) in enumerate(pairwise(readings)):
        tied = _links(part, day, words=words) is not None and _is_day(day)
        if tied and part.type == "TIME" and (part.value or "").startswith(_ON_ANY_DAY):
            found[at] = _dated(replace(part, value=(part.value or "").removeprefix(_ON_ANY_DAY)), day.period)
    return found


def _in_brackets(second: TimexReading, *, between: tuple[TimexReading, TimexReading], words: tuple[Word, ...]) -> bool:
    """Return whether the reading stands in brackets of its own between two others, tied to the last by no more."""
    first, last = between
    opened = [word.text for word in words[first.last + 1 : second.first]] == ["("]
    behind = words[second.last + 1 : last.first]
    return opened and bool(behind) and behind[0].text == ")" and all(word.kind in _LINKS for word in behind[1:])


def _with_ends_of_ranges(readings: list[TimexReading], *, words: tuple[Word, ...]) -> list[TimexReading]:
    """Return the readings, a time that ends a range in the half of the day that its beginning leaves it.

    "From 9 a.m. to half past five" ends at 17:30.
    """
    ends = [_end_of_range(first, second, words=words) for first, second in pairwise(readings)]
    return [*readings[:1], *ends]


def _end_of_range(first: TimexReading, second: TimexReading, *, words: tuple[Word, ...]) -> TimexReading:
    """Return the second reading, half a day later if it ends a range of hours and would lie before its beginning."""
    start, end = _CLOCK.fullmatch(first.value or ""), _CLOCK.fullmatch(second.value or "")
    ranged = second.first == first.last + 2 and words[first.last + 1].kind in ("TO", "HYPH", "UNTIL")
    if not (start and end and ranged) or words[second.last].kind == "AMPM" or end[0] >= start[0]:
        return second
    later = f"T{int(end[1]) + 12:02d}{end[2]}"
    return replace(second, value=later) if start[0] < later < "T24" else second


def _undated(reading: TimexReading) -> bool:
    return reading.type == "TIME" and reading.value is not None and reading.value.startswith("T")


def _is_day(reading: TimexReading | None) -> bool:
    return (
        reading is not None and reading.type == "DATE" and reading.period is not None and reading.period.unit == "day"
    )


def _adjoins(first: TimexReading, second: TimexReading) -> bool:
    return second.first == first.last + 1


def _links(first: TimexReading, second: TimexReading | None, *, words: tuple[Word, ...]) -> list[str] | None:
    """Return the classes of the words between two readings, if they are only such as tie a time to its date."""
    if second is None or not 0 <= second.first - first.last - 1 <= _MAX_LINKS:
        return None
    between = [word.kind for word in words[first.last + 1 : second.first]]
    return between if all(kind in _LINKS for kind in between) else None


def _part_of_day(reading: TimexReading) -> str:
    """Return the part of the day that a reading names ("TAF"), or an empty string."""
    part = (reading.value or "").partition("T")[2]
    return part if reading.type == "TIME" and part.isalpha() else ""


def _in_part_of_day(clock: TimexReading, part: str) -> TimexReading:
    """Return a time of a twelve-hour clock in a part of the day: "half past four on Tuesday afternoon"."""
    found = _CLOCK.fullmatch(clock.value or "")
    if found is None or not _FIRST_HOURS.get(part, 12) <= int(found[1]) < 12:
        return clock
    return replace(clock, value=f"T{int(found[1]) + 12:02d}{found[2]}")


def _joined(date: TimexReading, time: TimexReading) -> TimexReading:
    first, last = min(date.first, time.first), max(date.last, time.last)
    return replace(_dated(time, date.period), first=first, last=last)


def _dated(time: TimexReading, day: Period | None) -> TimexReading:
    """Return a time of day on a day; without one, on any."""
    if day is None or day.unit != "day":
        return replace(time, value=f"{_ON_ANY_DAY}{time.value}" if time.value else None)
    return replace(time, value=f"{day.value}{time.value}", period=day)
