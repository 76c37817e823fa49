"""Readers of times of day: "5:30 p.m.", "16:00 UTC today", "the morning of April 19", "Monday at noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factwire.extraction.times.lexer import number_of
from factwire.extraction.times.rules import Hit, Reader, TimexReading

_BEHIND: Final = ("AFTER", "PAST")
_QUARTER, _HALF = 15, 30  # minutes
_CLOCK_LEADS: Final = ("AT", "BY", "APPROX", "SINCE", "UNTIL", "JUST")
_POINTED: Final = re.compile(r"\d{1,2}\.\d{1,2}")


def _clock(hit: Hit) -> Iterator[TimexReading]:
    time = _time_of(hit)
    if time:
        yield hit.read("TIME", time)


def _time_of(hit: Hit) -> str | None:
    word = hit.word("clock")
    if word.kind == "NOON":
        before = hit.before()  # "after midnight on Monday" is early on Monday
        return "T12:00" if word.value == "12" else "T00:00" if before and before.kind in _BEHIND else "T24:00"
    if word.kind == "CLOCK":
        hour, minute = (int(part) for part in word.text.split(":")[:2])
    elif len(word.text) == 4 and word.text.isdecimal():
        hour, minute = int(word.text[:2]), int(word.text[2:])
    elif _POINTED.fullmatch(word.text):
        hour, minute = (int(part) for part in word.text.split("."))
    else:
        number = number_of(word)
        if number is None:
            return None
        hour, minute = int(number), 0
    half = hit.value("half_day")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02d}:{minute:02d}{hit.value('zone')}"


def _spoken_clock(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "a quarter past nine", "half past four", "ten minutes to six in the evening"."""
    hour = 12 if hit.word("hour").kind == "NOON" else hit.integer("hour")
    minutes = _QUARTER if hit.has("quarter") else _HALF if hit.has("half") else hit.integer("minutes")
    if not 1 <= hour <= 12 or not 1 <= minutes < 60:
        return
    before = hit.before()
    introduced = before is not None and before.kind in _CLOCK_LEADS and not hit.counts_nouns()
    if hit.has("minutes") and not hit.has("unit") and not introduced:
        return  # "ten to twelve people"
    past_midnight = hour % 12 * 60 + (minutes if hit.word("side").kind == "PAST" else -minutes)
    if hit.value("half_day") == "pm":
        past_midnight += 12 * 60
    yield hit.read("TIME", f"T{past_midnight // 60 % 24:02d}:{past_midnight % 60:02d}")


def _military(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "at 1430 hours"."""
    if hit.value("unit") == "TH" and len(hit.word("clock").text) == 4:
        yield from _clock(hit)


def _bare_clock(hit: Hit) -> Iterator[TimexReading]:
    """Read a bare "19:15": a time behind a word that introduces times, else a score or a verse."""
    before = hit.before()
    if before and before.kind in (
        "AT",
        "FROM",
        "TO",
        "BY",
        "SINCE",
        "AFTER",
        "BEFORE",
        "APPROX",
        "ON",
        "BETWEEN",
        "AND",
        "COMMA",
    ):
        yield from _clock(hit)


def _part_of_day(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the morning", "overnight": of the day that the text is in."""
    yield hit.read("TIME", f"T{hit.value('pod')}")


def _hours_of_day(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "the early hours", "the small hours": of the day named behind them, or that the text is in."""
    if hit.value("unit") == "TH" and hit.value("hours") in ("", "START", "END"):
        yield hit.read("TIME", "TNI" if hit.value("hours") == "END" else "TMO")


def _turn_of_day(hit: Hit) -> Iterator[TimexReading]:
    """Read such as "at dawn", of the day that the text is in; "at night" is of any."""
    value = f"T{hit.value('pod')}"
    yield hit.read("TIME", f"XXXX-XX-XX{value}" if value == "TNI" else value)


def _generic_part(hit: Hit) -> Iterator[TimexReading]:
    before = hit.before()
    if before and before.kind == "HYPH" and before.end == hit.word("pod").start:
        return  # "a late-night fight"
    if before and before.text[:1].isupper() and hit.word("pod").text[0].isupper():
        return  # part of a name
    if hit.word("pod").kind == "PODS" and before and before.kind in ("CARD", "DAY"):
        return  # "three nights" are counted
    yield hit.read("TIME", f"XXXX-XX-XXT{hit.value('pod')}")


READERS: Final[dict[str, Reader]] = {
    "clock": _clock,
    "spoken clock": _spoken_clock,
    "military": _military,
    "bare clock": _bare_clock,
    "part of day": _part_of_day,
    "hours of day": _hours_of_day,
    "turn of day": _turn_of_day,
    "generic part": _generic_part,
}
