"""What a text says elsewhere about the year of a date that it names without one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.times.lexer import Word, alphabet

_COMPARING: Final = frozenset({"from", "compared", "versus", "against", "than"})
_COMPARED: Final = 6  # words between "from" and "a year earlier"
_BESIDE: Final = 4  # words to either side of a day that news remembers
_NEARBY: Final = 14  # words to either side that may say "anniversary" or "a year after"


def years_of_days(words: Sequence[Word]) -> dict[tuple[int, int], int]:
    """Return the year of each month and day that the text names in full, where it names only one."""
    years: dict[tuple[int, int], set[int]] = {}
    for at, word in enumerate(words):
        if word.kind not in ("MONTH", "ABMON"):
            continue
        following = [one for one in words[at + 1 : at + 5] if one.kind not in ("DOT", "COMMA")]
        if len(following) > 1 and following[0].kind == "DAY" and following[1].kind == "YEAR":
            years.setdefault((int(word.value), int(following[0].text)), set()).add(int(following[1].text))
    return {day: next(iter(named)) for day, named in years.items() if len(named) == 1}


def remembered_year(words: Sequence[Word], *, first: int, last: int, day: tuple[int, int]) -> int | None:
    """Return the year of a day that news names without it ("the Sept. 11 attacks"), from the words beside it."""
    known = _remembered_days().get(day)
    if known is None:
        return None
    beside = [*words[max(0, first - _BESIDE) : first], *words[last + 1 : last + 1 + _BESIDE]]
    return known[0] if any(word.text.lower() in known[1] for word in beside) else None


@cache
def _remembered_days() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    """Return the year of each month and day, and the words that tell it."""
    return {
        (int(entry["day"][:2]), int(entry["day"][3:])): (int(entry["year"]), frozenset(entry["words"].split()))
        for entry in load_lexicon("times/remembered_days")
    }


@cache
def _year_back() -> re.Pattern[str]:
    """Return such as "anniversary", "a year after", "one year on", "year-long", "last year's"."""
    return re.compile(
        alphabet().compile(
            "ANNIV|(?:A|CARD|JUST) YEARW (?:AGO|AFTER|SINCE|ON|EARLIER|OF)|A YEARW HYPH? OLD|LAST YEARW APOS"
        )
    )


def is_comparison(words: Sequence[Word], at: int) -> bool:
    """Return whether "a year earlier" only dates a figure that is compared: "up from 40 percent a year earlier"."""
    return any(word.text.lower() in _COMPARING for word in words[max(0, at - _COMPARED) : at])


class LookBack:
    """Where a text looks back on what happened about a year before it."""

    def __init__(self, words: Sequence[Word]) -> None:
        found = (found.start() for found in _year_back().finditer(alphabet().spell(words)))
        self._at = [at for at in found if not is_comparison(words, at)]

    @property
    def anywhere(self) -> bool:
        """Whether the text does so at all."""
        return bool(self._at)

    def near(self, at: int) -> bool:
        """Return whether it does so within a few words of the word at this index."""
        following = bisect_left(self._at, at - _NEARBY)
        return following < len(self._at) and self._at[following] <= at + _NEARBY
