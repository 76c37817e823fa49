"""The dates of holidays, fixed, by weekday or by Easter."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from dateutil.easter import easter

from factwire.extraction.text.lexicon import load_lexicon

_NTH_WEEKDAY: Final = re.compile(r"(\d\d):(-?\d)/(\d)(?:\+(\d))?")
_ONE_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_GREGORIAN: Final = range(1583, 4100)  # the years for which Easter Sunday can be computed


def holiday(name: str, *, year: int) -> date | None:
    """Return the day of a holiday in a year.

    None for names that the lexicon lacks and for years before the Gregorian calendar or after 4099 (dateutil's range).
    """
    rule = _rule_of(name)
    if rule is None or year not in _GREGORIAN:
        return None
    if rule.startswith("easter"):
        sunday: date = easter(year)
        return sunday + timedelta(days=int(rule.removeprefix("easter")))
    nth = _NTH_WEEKDAY.fullmatch(rule)
    if nth:
        return _nth_weekday(year, int(nth[1]), int(nth[2]), int(nth[3])) + timedelta(days=int(nth[4] or 0))
    month, day = rule.split("-")[-2:]
    return date(year, int(month), int(day))


def day_of_history(name: str) -> date | None:
    """Return the one day that a name stands for ("Black Monday"), or None if it comes back each year."""
    rule = _rule_of(name) or ""
    return date.fromisoformat(rule) if _ONE_DAY.fullmatch(rule) else None


def _rule_of(name: str) -> str | None:
    return _rules().get(name.replace("\u2019", "'"))


@cache
def _rules() -> dict[str, str]:
    return {entry["name"]: entry["day"] for entry in load_lexicon("times/holidays")}


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the nth weekday (1 is Monday) of a month; the last one for -1."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
