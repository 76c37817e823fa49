"""The words of a headline, each with its number and with what it does in one ("kills", "shot", "woman")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from factwire.stories.story_lexicons import load_pairs

_AGED: Final = r"(?:[- ](?:year|month|week|day|yr)s?[- ]olds?|[- ]y/?o\b)"
_TOKEN: Final = re.compile(
    rf"\d+(?:,\d{{3}})*{_AGED}?|[^\W\d_]+{_AGED}|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]", re.IGNORECASE
)
_IS_AGE: Final = re.compile(rf"{_AGED}$", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s?$")


@dataclass(frozen=True)
class Word:
    """A word or a mark of a headline, in lower case; `role` is what `headline_words.tsv` says of it, else empty.

    `number` is None for what is no number; `named` says that it is written with a capital.
    """

    text: str
    start: int
    end: int
    role: str
    number: int | None
    named: bool = False


def words_of(title: str) -> list[Word]:
    """Return the words of a headline; somebody's age ("6-year-old") is a person, and no number."""
    return list(_words(title))


def _words(title: str) -> Iterator[Word]:
    roles = load_pairs("headline_words")
    for match in _TOKEN.finditer(title):
        lower = _POSSESSIVE.sub("", match[0].lower()) or match[0]
        role = "person" if _IS_AGE.search(lower) else roles.get(lower, "")
        number = None if _IS_AGE.search(lower) else _number(lower)
        yield Word(lower, match.start(), match.end(), role, number, named=match[0][:1].isupper())


def _number(word: str) -> int | None:
    if word[:1].isdigit():
        return int(word.replace(",", "")[:9])
    return _number_words().get(word)


@cache
def _number_words() -> dict[str, int]:
    return {word: int(value) for word, value in load_pairs("numbers").items()}
