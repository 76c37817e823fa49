"""Names of files that people give: "2026-11-20 Bridge shut until June.txt" holds a date and a title."""

from __future__ import annotations

import re
from typing import Final

from factwire.reading.metadata.dates import normalise_date

_SUFFIXES: Final = re.compile(r"(?:\.[A-Za-z]{1,8}\d?)+$")
_SEPARATORS: Final = r"[\s_,;:.()\[\]-]*"
_DATE: Final = (
    r"(?P<date>(?:19|20)\d\d(?P<mark>[-_. ]?)\d\d(?P=mark)\d\d(?!\d)|\d{1,2}[ _-][A-Za-z]{3,9}[ _-](?:19|20)\d\d"
    r"|[A-Za-z]{3,9}[ _-]\d{1,2},?[ _-](?:19|20)\d\d)(?:[T _-]?\d\d[-:.h]?\d\d(?:[-:.]?\d\d)?Z?(?!\d))?"
)
_FIRST: Final = re.compile(rf"{_SEPARATORS}{_DATE}(?:{_SEPARATORS}(?P<title>.*))?")
_LAST: Final = re.compile(rf"(?P<title>.+?)[\s_,;:.(\[-]+{_DATE}[\s)\]]*")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# Names that programs and newsrooms give without saying what is in the file.
_NO_TITLE: Final = re.compile(
    r"(?:article|copy|doc|document|draft|export|final|img|item|message|page|scan|story|text|untitled|v)?[\s\d()-]*",
    re.IGNORECASE,
)
_LONGEST: Final = 255


def date_and_title_in(name: str) -> tuple[str | None, str | None]:
    """Return the ISO 8601 date and the title that the name of a file holds, each None where it has none.

    A title is read only beside a date: other names are as often codes as headlines.
    """
    stem = _SUFFIXES.sub("", name[:_LONGEST])
    found = _FIRST.fullmatch(stem) or _LAST.fullmatch(stem)
    date = normalise_date(_iso(found["date"])) if found else None
    if found is None or date is None:
        return None, None
    words = found["title"] or ""
    title = " ".join((words if " " in words else re.sub(r"[_-]+", " ", words)).split()).strip("-–—_ ")
    return date, title if _WORD.search(title) and not _NO_TITLE.fullmatch(title) else None


def _iso(date: str) -> str:
    digits = re.sub(r"\D", "", date)
    if len(digits) == len("20261120"):
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return re.sub(r"[_-]", " ", date)
