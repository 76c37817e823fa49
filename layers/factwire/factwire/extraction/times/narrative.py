"""Whether a text reports its own time, as news does, or another, as a history does."""

from __future__ import annotations

from typing import Final

from factwire.extraction.times.calendar import Period
from factwire.extraction.times.lexer import Word

_LEAST_YEARS: Final = 5
_SHARE_FAR: Final = 0.9
_FAR: Final = 2
_NAMED_FOR_EACH: Final = 3  # years named for each weekday or "today" that a history may quote
_DEICTIC: Final = ("TODAY", "TONIGHT", "WD")


def is_narrative(words: tuple[Word, ...], *, published: Period | None) -> bool:
    """Return whether the text names mostly years far from its publication, and few days near it.

    A text without a publication date is read as a narrative, for nothing else can be resolved in it.
    """
    if published is None:
        return True
    years = [int(word.text) for word in words if word.kind == "YEAR"]
    ancient = sum(word.kind == "ERA" for word in words)
    named = len(years) + ancient
    if named < _LEAST_YEARS:
        return False
    far = sum(abs(year - published.year) > _FAR for year in years) + ancient
    deictic = sum(word.kind in _DEICTIC for word in words)
    return far >= _SHARE_FAR * named and deictic * _NAMED_FOR_EACH < named
