"""Dates in English words or in figures, with or without a time of day -> date or datetime.

A date in figures such as 03/04/2024 means two days. It is read where only one is possible: by its figures, by the
weekday beside it, or because the caller knows which comes first at this place.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Final

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# `(?a:...)`: without regard to case, a long "ſ" would be an "s" and a dotless "ı" an "i", in no list of names.
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|(?a:sep)t?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_SHORT_MONTHS: Final = tuple(name[:3] for name in MONTHS)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:1[89]|2[01])\d\d)"
_BETWEEN: Final = r"[\s,./-]{1,3}"
# A day's forms; each is looked for once, in a text of at most `_LONGEST` characters.
_FORMS: Final = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/]|[.-]\d)", re.IGNORECASE)
    for form in (
        rf"{_MONTH}{_BETWEEN}{_DAY}{_BETWEEN}{_YEAR}",
        rf"{_DAY}(?:{_BETWEEN}|\s+of\s+){_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_YEAR}{_BETWEEN}{_MONTH}{_BETWEEN}{_DAY}",
        r"(?P<year>(?:1[89]|2[01])\d\d)[/.-](?P<one>\d{1,2})[/.-](?P<other>\d{1,2})",
        r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>(?:1[89]|2[01])\d\d)",
        # The C library's form has the time before the year.
        rf"{_MONTH}\s+{_DAY}\s+(?P<clock>\d\d?:\d\d(?::\d\d)?)\s+(?P<zone>(?:[A-Z]{{3,4}}\s+)?){_YEAR}",
    )
)
_CLOCK: Final = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?|(?<![\d:.])(?P<hour12>\d{1,2})\s*(?P<half12>[ap])\.?m\b\.?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_ZONE: Final = re.compile(
    r"(?:(?:UTC|GMT)\s*)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?(?!\d)|\b(?P<name>[A-Z]{1,5})\b(?![a-z])"
)
# Hours from UTC. Names that mean several zones, such as IST, are not here: the time stays without one.
_ZONES: Final = {
    "Z": 0.0, "UTC": 0.0, "GMT": 0.0, "UT": 0.0, "WET": 0.0, "WEST": 1.0, "BST": 1.0, "CET": 1.0, "CEST": 2.0,
    "MEZ": 1.0, "MESZ": 2.0, "EET": 2.0, "EEST": 3.0, "MSK": 3.0, "SAST": 2.0, "EAT": 3.0, "WAT": 1.0, "CAT": 2.0,
    "PKT": 5.0, "HKT": 8.0, "SGT": 8.0, "PHT": 8.0, "JST": 9.0, "KST": 9.0, "AWST": 8.0, "ACST": 9.5, "ACDT": 10.5,
    "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0, "EST": -5.0, "EDT": -4.0, "CST": -6.0, "CDT": -5.0,
    "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "AKST": -9.0, "AKDT": -8.0, "HST": -10.0, "NST": -3.5,
    "NDT": -2.5, "ADT": -3.0, "BRT": -3.0, "ART": -3.0,
}  # fmt: skip
_WEEKDAY: Final = re.compile(
    r"\b(?:((?a:mon|tue|wed|thu|fri|sat|sun))(?:s?day|nesday|rsday|urday|s|rs?|)|\b)\b\.?", re.IGNORECASE
)
# Words that may stand beside a date and say nothing else; the longer come first, for nothing is given back.
_BESIDE: Final = re.compile(
    r"(?:originally|published|released?|modified|updated?|created|posted|online|issued?|filed|first|local|hours"
    r"|last|date|time|hrs|the|ist|on|at|of|e\.?t|c\.?t|m\.?t|p\.?t|[^a-z])*+",
    re.IGNORECASE,
)


def written_date(text: str, *, day_first: bool | None) -> date | None:
    """Return the one date that a short text is, with its time if it has one; None where it says anything else."""
    for form in _FORMS:
        if found := form.search(text):
            break
    else:
        return None
    within = found.groupdict(default="")
    before, after = text[: found.start()], text[found.end() :]
    clock = _CLOCK.search(within.get("clock") or after) or _CLOCK.search(before)
    rest = f"{before} {within.get('zone', '')} {after}"
    if clock and not within.get("clock"):
        rest = rest.replace(clock[0], " ", 1)
    zone, rest = _zone(rest if clock else "", rest)
    weekday, rest = _weekday(rest)
    if _BESIDE.fullmatch(rest) is None:
        return None
    day = _day(found, weekday=weekday, day_first=day_first)
    moment = _time(clock) if clock else None
    if day is None or (clock and moment is None):
        return None
    return datetime.combine(day, moment, zone) if moment else day


def _day(found: re.Match[str], *, weekday: int | None, day_first: bool | None) -> date | None:
    parts = found.groupdict()
    year = int(parts["year"])
    if parts.get("month"):
        month = _SHORT_MONTHS.index(parts["month"][:3].lower()) + 1
        return _date(year, month, int(parts["day"]))
    one, other = int(parts["one"]), int(parts["other"])
    if "mark" not in parts:
        return _date(year, one, other)
    if parts["mark"] == ".":
        day_first = True  # figures with full stops are written where the day comes first
    possible = [day for day in (_date(year, other, one), _date(year, one, other)) if day]
    if len(possible) == 2 and possible[0] != possible[1]:
        if weekday is not None:
            possible = [day for day in possible if day.weekday() == weekday] or possible
        if len(possible) == 2:
            return None if day_first is None else possible[not day_first]
    return possible[0] if possible else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(clock: re.Match[str]) -> time | None:
    hour, half = int(clock["hour"] or clock["hour12"]), (clock["half"] or clock["half12"] or "").lower()
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(clock["minute"] or 0), int(clock["second"] or 0))
    except ValueError:
        return None


def _zone(searched: str, rest: str) -> tuple[timezone | None, str]:
    """Return the zone that a text names, and the rest of the text."""
    for found in _ZONE.finditer(searched):
        if found["sign"]:
            shift = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
            if shift < timedelta(days=1):
                return timezone(shift if found["sign"] == "+" else -shift), rest.replace(found[0], " ", 1)
        elif found["name"] in _ZONES:
            hours = _ZONES[found["name"]]
            word = next((word for word in _WORD.finditer(rest) if word[0] == found["name"]), None)
            return timezone(timedelta(hours=hours)), f"{rest[: word.start()]} {rest[word.end() :]}" if word else rest
    return None, rest


def _weekday(rest: str) -> tuple[int | None, str]:
    for found in _WEEKDAY.finditer(rest):
        if found[1]:
            return _DAYS.index(found[1].lower()), rest[: found.start()] + " " + rest[found.end() :]
    return None, rest
