"""The dates of holidays, fixed, by weekday or by Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from factwire.extraction.text.lexicon import load_lexicon

_NTH_WEEKDAY: Final = re.compile(r"(\d\d):(-?\d)/(\d)(?:\+(\d))?")
_GREGORIAN: Final = 1583  # the first whole year of the calendar that the reckonings below follow


def holiday(name: str, *, year: int) -> date | None:
    """The day of a holiday in a year; None for names that the lexicon lacks and years before the Gregorian calendar."""
    rule = _rules().get(name.replace("\u2019", "'"))
    if rule is None or not _GREGORIAN <= year <= date.max.year:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    nth = _NTH_WEEKDAY.fullmatch(rule)
    if nth:
        return _nth_weekday(year, int(nth[1]), int(nth[2]), int(nth[3])) + timedelta(days=int(nth[4] or 0))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


@cache
def _rules() -> dict[str, str]:
    return {entry["name"]: entry["day"] for entry in load_lexicon("times/holidays")}


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth weekday (1 is Monday) of a month; the last one for -1."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature 13, 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    months, days = divmod(moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114, 31)
    return date(year, months, days + 1)
