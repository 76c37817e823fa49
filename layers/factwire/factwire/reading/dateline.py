"""The date in an article's dateline: "PARIS, March 12 (Agency) -", "LONDON, 3 March 2024 —"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from factwire.reading.dates import normalise_date

_MONTHS: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# A place in capitals, perhaps its region, the date, perhaps the agency in brackets, and a dash. Only the first
# lines are looked at, for a headline and a byline may come before.
_DATELINE: Final = re.compile(
    r"^[A-Z][A-Z'’.\- ]{2,40}(?:, [A-Z][\w. ]{1,30}){0,2},? "
    rf"(?:(?P<month>{_MONTHS}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTHS}))"
    r"(?:,? (?P<year>\d{4}))?(?: ?\([^()\n]{2,40}\))? ?(?:[-–—]|--)\s",
    re.MULTILINE,
)
_FIRST: Final = 600
_TOMORROW: Final = timedelta(days=1)


def dateline_date(text: str, *, known_by: str | None = None) -> str | None:
    """The ISO 8601 day of the dateline, or None where there is none or its year cannot be told.

    Args:
        text: the article.
        known_by: an ISO 8601 moment at which the article existed; a date without a year is the last such
            day before it, or the day after, where the writer's calendar may already be.
    """
    found = _DATELINE.search(text, 0, _FIRST)
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
