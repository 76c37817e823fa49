"""The words of a text as classes of time words, one character each: rules are regular expressions over them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.text.numbers import (
    Number,
    figure_value,
    number_words,
    ordinal_words,
    read_number,
    read_ordinal,
)

_HOLIDAYS: Final = "|".join(
    re.escape(entry["name"]).replace("'", "['\u2019]").replace("\\ ", " ") for entry in load_lexicon("times/holidays")
)
_WORD: Final = re.compile(
    r"(?P<ADDRESS>(?:https?://|ftp://|www\.|(?:[A-Za-z][\w-]{0,62}\.){1,4}[a-z]{2,10}/)\S+)|"
    r"(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]))"
    r"|(?P<CLOCK>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))"
    r"|(?P<NUMDATE>\d{1,2}/\d{1,2}/\d{4}(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]\d))"
    r"|(?P<QNUM>[QH][1-4]\b)"
    rf"|(?P<HOLIDAY>(?:{_HOLIDAYS})\b)"
    r"|(?P<DECADE>['\u2019]?\d{1,3}0['\u2019]?s\b)"
    r"|(?P<ORD>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<FRACTION>\d{1,3}(?: [1-9]/[2-9](?![\d/])|[\u00bc\u00bd\u00be]))"
    r"|(?P<FIGURE>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<WORD>[^\W\d_](?:\.[^\W\d_])+\.?|o['\u2019]clock\b|[^\W\d_]+)"
    r"|(?P<BREAK>\n)"
    r"|(?P<MARK>[^\s\w])"
)
_MARKS: Final = {
    ",": "COMMA",
    ".": "DOT",
    "/": "SLASH",
    "'": "APOS",
    "\u2019": "APOS",
    "\u2018": "APOS",
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014", "HYPH"),
}
_YEARS: Final = range(1000, 2200)
_CENTURIES: Final = range(15, 21)
_OTHER: Final = "OTHER"


class Word(NamedTuple):
    """One word, number or mark: its stretch of the text, its class and the value the lexicon gives it."""

    start: int
    end: int
    text: str
    kind: str
    value: str = ""


class Alphabet:
    """One character for each class of word."""

    def __init__(self, classes: list[str]) -> None:
        self._letters = {name: chr(0xE000 + at) for at, name in enumerate(classes)}

    def spell(self, words: Sequence[Word]) -> str:
        """Return the words as a string of the characters of their classes."""
        return "".join([self._letters[word.kind] for word in words])

    def compile(self, pattern: str) -> str:
        """Return a rule over the characters of classes; it is written with their names, in upper case."""
        return re.sub(r"[A-Z]{2,}|\bA\b", lambda name: self._letters[name[0]], pattern).replace(" ", "")


@cache
def alphabet() -> Alphabet:
    """Return the classes of the lexicon and of the shapes that the scanner knows."""
    shapes = [name for name in _WORD.groupindex if name not in ("ADDRESS", "FRACTION", "FIGURE", "WORD", "MARK")]
    lexical = [kind for kind, _, _ in _words().values()]
    return Alphabet(list(dict.fromkeys([*shapes, *_MARKS.values(), "DAY", "YEAR", "CARD", "ORDW", _OTHER, *lexical])))


@cache
def _words() -> dict[str, tuple[str, str, bool]]:
    return {
        entry["word"]: (entry["class"], entry["value"], entry["case"] == "capital")
        for entry in load_lexicon("times/words")
    }


def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in one scan, numbers of several words ("twenty-five") being one word."""
    return tuple(_with_numbers([_word(found) for found in _WORD.finditer(text)]))


def _word(found: re.Match[str]) -> Word:
    text = found[0]
    start, end = found.span()
    return Word(start, end, text, *_classified(text, found.lastgroup or _OTHER))


@lru_cache(maxsize=8192)
def _classified(text: str, shape: str) -> tuple[str, str]:
    """Return the class of a word of a shape, and its value."""
    if shape == "WORD":
        kind, value, capital = _words().get(text.lower().replace("\u2019", "'"), (_OTHER, "", False))
        return (_OTHER, "") if capital and not text[0].isupper() else (kind, value)
    if shape == "FIGURE":
        return _figure_class(text), text
    if shape == "ADDRESS":
        return _OTHER, ""
    if shape == "FRACTION":
        return "CARD", _fraction_value(text)
    if shape == "MARK":
        return _MARKS.get(text, _OTHER), ""
    return shape, text


def _figure_class(text: str) -> str:
    if text.isdecimal() and text.isascii():
        if len(text) == 4 and int(text) in _YEARS:
            return "YEAR"
        if len(text) <= 2 and 1 <= int(text) <= 31:
            return "DAY"
    return "CARD"


def _fraction_value(text: str) -> str:
    """Return the decimal value of a whole number with a fraction: "2 1/2", "2\u00bd"."""
    whole, _, rest = text.partition(" ")
    if rest:
        part, _, parts = rest.partition("/")
        return f"{int(whole) + int(part) / int(parts):g}"
    return f"{int(text[:-1]) + unicodedata.numeric(text[-1]):g}"


def _with_numbers(words: list[Word]) -> Iterator[Word]:
    """Yield the words, with each run that spells one number joined into one."""
    lower = [word.text.lower() for word in words]
    cardinals, ordinals = number_words(), ordinal_words()
    at = 0
    while at < len(words):
        word = words[at]
        figure = word.kind in ("DAY", "YEAR", "CARD")
        kind, number = "CARD", None
        if figure:
            scaled = at + 1 < len(words) and (lower[at + 1] in cardinals or lower[at + 1] == "and")
            number = read_number(lower, at) if scaled else None
            if number and number.end == at + 1:
                number = None
        elif lower[at] in cardinals or lower[at] in ordinals:
            number = read_ordinal(lower, at)
            kind = "ORDW" if number else "CARD"
            number = number or read_number(lower, at)
        elif lower[at] in ("a", "half") and at + 1 < len(words):
            number = read_number(lower, at)
        if number is None:
            yield word
            at += 1
            continue
        year = None if figure else _spelled_year(lower, number)
        kind, number = ("YEAR", year) if year else (kind, number)
        end = words[number.end - 1].end
        yield Word(word.start, end, "", kind, f"{number.value:g}" if number.value < 1e6 else f"{number.value:.0f}")
        at = number.end


def _spelled_year(lower: list[str], century: Number) -> Number | None:
    """Return the year that begins with a century in words: "nineteen ninety-one", "twenty sixteen"."""
    if century.value not in _CENTURIES or century.end >= len(lower) or lower[century.end] in ("a", "an", "half"):
        return None
    rest = read_number(lower, century.end)
    if rest is None or not 10 <= rest.value <= 99 or not lower[century.end].isalpha():
        return None
    return Number(century.value * 100 + rest.value, rest.end)


def number_of(word: Word) -> float | None:
    """Return the value of a number word, in figures or spelled; None for other words."""
    return figure_value(word.value) if word.kind in ("DAY", "YEAR", "CARD", "ORDW") else None
