"""Whether a text reports its own time, as news does, or another, as a history does."""

from __future__ import annotations

from typing import Final

from factwire.extraction.times.calendar import Period
from factwire.extraction.times.lexer import Word, number_of

_LEAST_YEARS: Final = 5  # fewer years make no course of events
_RECENT: Final = 2  # years back that news is still about
_DATE_WORDS: Final = ("MONTH", "ABMON", "DAY", "ORD")


def is_narrative(words: tuple[Word, ...], *, published: Period | None, dateline: bool) -> bool:
    """Return whether most years that the text names are long past, and it is no news.

    News dates itself by a dateline or by weekdays without a date ("on Monday"); a history has neither. A text without
    a publication date is read as a narrative, for nothing else can be resolved in it.
    """
    if published is None:
        return True
    years = [int(number_of(word) or 0) for word in words if word.kind == "YEAR"]
    ancient = sum(word.kind == "ERA" for word in words)
    past = sum(published.year - year > _RECENT for year in years) + ancient
    named = len(years) + ancient
    if named < _LEAST_YEARS or past * 2 <= named:
        return False
    return not dateline and not any(_is_bare_weekday(words, at) for at in range(len(words)))


def _is_bare_weekday(words: tuple[Word, ...], at: int) -> bool:
    """Return whether the word is a weekday that no date follows."""
    if words[at].kind != "WD":
        return False
    following = [word for word in words[at + 1 : at + 3] if word.kind not in ("COMMA", "THE")]
    return not following or following[0].kind not in _DATE_WORDS
