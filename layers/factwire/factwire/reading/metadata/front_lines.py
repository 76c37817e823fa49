"""The lines above a text that is set for readers, as in PDF and Word: who wrote it, and when it appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from factwire.reading.metadata.bylines import authors_of_line
from factwire.reading.metadata.dates import normalise_date

_FIRST: Final = 10
_LONGEST: Final = 100
# Below such a line the text has begun.
_PARAGRAPH: Final = 140
_BARS: Final = re.compile(r"\s*[|•·‖]\s*")
_COLUMNS: Final = re.compile(r"\s*[|•·‖]\s*|\s{3,}|\t")
_PARTS: Final = re.compile(r"\s*[|•·‖]\s*|\s+[-–—]\s+|\s{3,}|\t")
# What may stand before the date of a line, with or without the place: "Press release. Oslo, 20 November 2026".
_BEFORE_A_DATE: Final = re.compile(
    r"(?:(?:for immediate release|press (?:release|statement)|news release|media release|statement|dated?|published"
    r"|released?|issued)\b[\s:,.–—-]*(?:on\s+)?)?(?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2},?\s*,\s*)?",
    re.IGNORECASE,
)
_APPEARED: Final = re.compile(
    r"(?:first |originally |last )?(?:published|posted|updated|modified)\b(?: in [^,]{2,40},)?[\s:–—-]*(?:on\b)?",
    re.IGNORECASE,
)
_DATE_BEGINS: Final = re.compile(
    r"\b(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.IGNORECASE
)


@dataclass(frozen=True)
class Front:
    """What the lines above a text say, and the lines without them."""

    lines: tuple[str, ...]
    authors: tuple[str, ...] = ()
    date: str | None = None


def front_of(lines: Sequence[str]) -> Front:
    """Return the authors and the ISO 8601 date that lines above the text give, and the other lines."""
    top = list(takewhile(lambda line: len(line) < _PARAGRAPH, lines[:_FIRST]))
    credits = [_credits_in(line) for line in top]
    kept = [line for line, found in zip(top, credits, strict=True) if not found]
    parts = [part for found in credits for part in found]
    return Front(
        lines=(*kept, *lines[len(top) :]) or tuple(lines),
        authors=next((names for names, _ in parts if names), ()),
        date=next((day for _, day in parts if day), None),
    )


def _credits_in(line: str) -> list[tuple[tuple[str, ...], str | None]]:
    """Return the authors and the date that each part of a line gives; empty for a line of the text."""
    parts = _PARTS.split(line) if len(line) <= _LONGEST else []
    found = [(authors_of_line(part), _date_of(part)) for part in parts]
    return found if all(names or day for names, day in found) or _is_labelled(line) else []


def _is_labelled(line: str) -> bool:
    """Return whether a line is a running head with a date in it, such as "The Example | 3 May 2024"."""
    parts = _COLUMNS.split(line)
    return len(parts) > 1 and any(map(_date_of, parts))


def front_date(text: str) -> str | None:
    """Return the ISO 8601 date that a line of its own above a text gives."""
    lines = (line.strip() for line in text[: _FIRST * _PARAGRAPH].split("\n"))
    return front_of(list(filter(None, lines))).date


def is_front(line: str) -> bool:
    """Return whether a line says nothing but who wrote a text, or when."""
    return len(line) <= _LONGEST and (bool(authors_of_line(line)) or _date_of(line) is not None)


def is_date_line(line: str) -> bool:
    """Return whether a line says when its article appeared or was changed: "Published in The Example, 3 May 2024"."""
    found = _APPEARED.match(line) if len(line) <= _LONGEST else None
    return found is not None and normalise_date(line[found.end() :]) is not None


def is_label(line: str) -> bool:
    """Return whether a line is a date, a byline, or either among others: "3 May 2024 | By Ann Example | Politics"."""
    if len(line) > _LONGEST:
        return False
    parts = _BARS.split(line)
    return bool(normalise_date(line) or authors_of_line(line)) or (len(parts) > 1 and any(map(is_front, parts)))


def _date_of(line: str) -> str | None:
    """Return the date that a line is, or that stands in it behind a place or the kind of text."""
    if day := normalise_date(line):
        return day
    for begins in _DATE_BEGINS.finditer(line):
        if _BEFORE_A_DATE.fullmatch(line, 0, begins.start()):
            return normalise_date(line[begins.start() :])
    return None
