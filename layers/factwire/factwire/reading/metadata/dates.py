"""Publication dates as they are written -> ISO 8601."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from factwire.reading.metadata.written_dates import MONTHS, written_date

_FROM_UTC: Final = re.compile(r"\b(?:UTC|GMT)(?=[+-]\d{4}\b)")
_UNIX_TIME: Final = re.compile(r"\d{10}(?:\d{3})?")
_YEARS: Final = range(1800, 2200)
_LONGEST: Final = 64
_SHORTEST_MONTH: Final = 3
_CUT_MONTHS: Final = "|".join(name[:end] for name in MONTHS for end in range(len(name), _SHORTEST_MONTH - 1, -1))
_PART_OF_DATE: Final = re.compile(rf"\b(?:{_CUT_MONTHS})\b|\b\d{{1,2}}:\d\d\b", re.IGNORECASE)
# JavaScript spells the zone out behind its offset.
_SPELT_OUT: Final = re.compile(r"\s*\([A-Za-z ]{3,40}\)$")


def normalise_date(written: str | None, *, day_first: bool | None = None) -> str | None:
    """Return a date as `YYYY-MM-DD`, or a date-time as ISO 8601 with its own offset; None where it is no full date.

    Args:
        written: ISO 8601 (extended and basic), RFC 5322 (mail and RSS), Unix time, English dates in words or figures.
        day_first: whether 03/04/2024 is in April; None where that is not known.
    """
    text = _SPELT_OUT.sub("", " ".join((written or "")[: 2 * _LONGEST].split()))
    if not text or len(text) > _LONGEST:
        return None
    moment = _iso(text) or _unix_time(text) or written_date(text, day_first=day_first) or _mail(text)
    if moment is None or moment.year not in _YEARS:
        return None
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def is_part_of_date(written: str | None) -> bool:
    """Return whether a text says a part of a date, from which the day cannot be told: "December 1", "9:27 AM ET"."""
    return written is not None and _PART_OF_DATE.search(written[:_LONGEST]) is not None


def _iso(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    with suppress(ValueError):
        return datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "Z", text))
    return None


def _unix_time(text: str) -> datetime | None:
    """Return the moment of a Unix time in seconds or milliseconds."""
    if _UNIX_TIME.fullmatch(text) is None:
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _mail(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_FROM_UTC.sub("", text))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    # RFC 5322: "-0000" says UTC without saying where the writer is. Python leaves the zone out then, and also where it
    # does not know the zone's name.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None and "-0000" in text else moment
