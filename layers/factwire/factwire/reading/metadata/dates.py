"""Publication dates as they are written -> ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_WRITTEN: Final = (
    "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%d %B, %Y", "%d %b, %Y", "%B %d %Y", "%Y/%m/%d",
    "%B %d, %Y %H:%M", "%d %B %Y %H:%M", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S %z",
)  # fmt: skip
_ZONE: Final = re.compile(r"\s*(?:UTC|GMT)$")
# JavaScript writes "GMT+0100".
_FROM_UTC: Final = re.compile(r"\b(?:UTC|GMT)(?=[+-]\d{4}\b)")
_YEARS: Final = range(1800, 2200)
_LONGEST: Final = 64


def normalise_date(written: str | None) -> str | None:
    """A date as `YYYY-MM-DD` or a date-time as ISO 8601 with its own offset; None where it is no full date.

    ISO 8601 (extended and basic), RFC 5322 (mail and RSS) and English dates in words are understood.
    Dates such as 03/04/2024, which mean two days, are not.
    """
    text = (written or "").strip()
    if not text or len(text) > _LONGEST:
        return None
    moment = _iso(text) or _in_words(text) or _mail(text)
    if moment is None or moment.year not in _YEARS:
        return None
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(_ZONE.sub("Z", text))
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_FROM_UTC.sub("", text))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    # RFC 5322: "-0000" says UTC without saying where the writer is. Python leaves the zone out then, and also where it
    # does not know the zone's name.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None and "-0000" in text else moment


def _in_words(text: str) -> date | None:
    plain = re.sub(r"\bSept\b", "Sep", text.replace(".", ""))
    plain = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", re.sub(r"\s+", " ", plain))
    for form in _WRITTEN:
        try:
            moment = datetime.strptime(plain, form)  # noqa: DTZ007 - dates without a zone stay without one
        except ValueError:
            continue
        return moment if "%H" in form else moment.date()
    return None
