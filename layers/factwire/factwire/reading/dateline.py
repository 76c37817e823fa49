"""The dateline: where, and often when, a report was filed: "OSLO, March 3 (Example Wire) -", "Oslo (EW) --"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from factwire.reading.metadata.dates import normalise_date

# Only the first lines are looked at, for a headline and a byline may come before.
FIRST_CODE_POINTS: Final = 600
_LABELS: Final = (
    r"(?!(?:FILE|FILE PHOTO|PHOTOS?|VIDEO|WATCH|EXCLUSIVE|BREAKING|UPDATED?|OPINION|CORRECTED|CORRECTION)\b)"
)
_PLACE_IN_CAPITALS: Final = rf"{_LABELS}[A-Z][A-Z.'’ -]{{2,40}}(?:,[^\n()—–]{{1,60}}?)?(?:\s*\([^()\n]{{2,40}}\))?"
_PLACE_AND_AGENCY: Final = r"[A-Z][^()\n]{1,60}\([A-Z][A-Za-z /]{1,28}\)"
_DATELINE: Final = re.compile(
    rf"^(?:{_PLACE_IN_CAPITALS}|{_PLACE_AND_AGENCY})(?:\s*[—–]\s*|\s*--?\s+|\s+_\s+)(?=\S)", re.MULTILINE
)
_MONTHS: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = re.compile(
    rf"\b(?:(?P<month>{_MONTHS}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTHS}))"
    r"(?:,? (?P<year>\d{4}))?(?!\w)"
)
_TOMORROW: Final = timedelta(days=1)


def find_dateline(text: str) -> tuple[int, int] | None:
    """Return the code points `[start, end)` of the dateline, with its dash, near the top; None without one."""
    return _dateline_in(text[:FIRST_CODE_POINTS])


@lru_cache(maxsize=8)
def _dateline_in(top: str) -> tuple[int, int] | None:
    # Called for many words of one article: to remember it by its whole text would compare all of that each time.
    found = _DATELINE.search(top)
    return found.span() if found else None


def in_dateline(text: str, at: int) -> bool:
    """Return whether the code point `at` stands in the text's dateline."""
    found = find_dateline(text)
    return found is not None and found[0] <= at < found[1]


def dateline_date(text: str, *, known_by: str | None = None) -> str | None:
    """Return the ISO 8601 day of the dateline, or None where there is none or its year cannot be determined.

    Args:
        text: the article.
        known_by: an ISO 8601 moment at which the article existed; a date without a year is the last such
            day before it, or the day after, where the writer's calendar may already be.
    """
    dateline = find_dateline(text)
    found = _DAY.search(text, *dateline) if dateline else None
    if found is None:
        return None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    if found["year"]:
        return normalise_date(f"{month} {day}, {found['year']}")
    if known_by is None:
        return None
    latest = date.fromisoformat(known_by[:10]) + _TOMORROW
    for year in (latest.year, latest.year - 1):
        written = normalise_date(f"{month} {day}, {year}")
        if written and date.fromisoformat(written) <= latest:
            return written
    return None
