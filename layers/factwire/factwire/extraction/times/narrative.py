"""Whether a text tells of its own time, as news does, or of another, as a history does."""

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
    """Whether the years that the text names lie mostly far from its publication and it seldom points at its own days.

    A text without a publication date is read as a narrative: what it says itself is all there is.
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
