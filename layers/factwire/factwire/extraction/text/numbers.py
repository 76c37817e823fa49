"""Numbers in English, in figures and in words, read from a list of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from factwire.extraction.text.lexicon import load_lexicon

# Grouped by thousands (1,200), by lakhs as in India (2,50,000) or with apostrophes as in Switzerland (3'450).
FIGURE: Final = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:['\u2019]\d{3})+(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|\.\d+"
)
_SEPARATORS: Final = str.maketrans("", "", ",'\u2019")
_FIGURE_WITH_SCALE: Final = re.compile(rf"({FIGURE.pattern})(m|mn|bn|tn|k|million|billion|trillion)", re.IGNORECASE)
_SHORT_SCALES: Final = {"k": 1e3, "m": 1e6}
_JOINERS: Final = ("-", "\u2010", "\u2011")
MAX_DIGITS: Final = 18  # a longer run of digits is an identifier, not an amount


@dataclass(frozen=True)
class Number:
    """A number read from words: its value and the index of the first word after it."""

    value: float
    end: int


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Return the value and the role of every cardinal number word."""
    return {
        entry["word"]: (float(entry["value"]), entry["role"])
        for entry in load_lexicon("text/number_words")
        if not entry["role"].endswith("_ordinal")
    }


@cache
def ordinal_words() -> dict[str, tuple[float, str]]:
    """Return the value and the role of every ordinal word; "second" is left out, being a unit of time too."""
    return {
        entry["word"]: (float(entry["value"]), entry["role"])
        for entry in load_lexicon("text/number_words")
        if entry["role"].endswith("_ordinal")
    }


def figure_value(word: str) -> float | None:
    """Return the value of a number in figures ("1,200", "3.5", "14m"), or None."""
    if not word or not (word[0].isdigit() or word[0] == ".") or len(word) > MAX_DIGITS + 6:
        return None
    if FIGURE.fullmatch(word):
        return float(word.translate(_SEPARATORS))
    scaled = _FIGURE_WITH_SCALE.fullmatch(word)
    if not scaled:
        return None
    suffix = scaled[2].lower()
    scale = _SHORT_SCALES.get(suffix) or number_words()[suffix][0]
    return product(float(scaled[1].translate(_SEPARATORS)), scale)


def product(value: float, factor: float) -> float:
    """Return the product of two decimal numbers without binary noise: 131.2 times a million is 131,200,000."""
    return float(Decimal(str(value)) * Decimal(str(factor)))


def read_number(words: Sequence[str], at: int) -> Number | None:
    """Return the longest number that starts at `words[at]` (words in lower case), or None.

    It reads figures with scales ("3.5 million"), words ("twenty-five", "two hundred and six"),
    dozens ("two dozen", "a dozen", "half a dozen") and halves ("two and a half").
    """
    if at < len(words) and words[at] in ("a", "an", "half"):
        return _share_number(words, at) or _article_number(words, at)
    figure = figure_value(words[at]) if at < len(words) else None
    number = Number(figure, at + 1) if figure is not None else _spelled(words, at)
    if number is None:
        return None
    return _with_half(words, _scaled(words, number))


def _share_number(words: Sequence[str], at: int) -> Number | None:
    """Return a share of a scale: "a quarter of a million"."""
    if list(words[at : at + 4]) not in (["a", "quarter", "of", "a"], ["a", "third", "of", "a"]) or at + 4 >= len(words):
        return None
    value, role = number_words().get(words[at + 4], (0.0, ""))
    share = 4 if words[at + 1] == "quarter" else 3
    return Number(value / share, at + 5) if role == "scale" else None


def _article_number(words: Sequence[str], at: int) -> Number | None:
    """Return numbers that begin with an article: "a dozen", "a hundred", "half a million"."""
    half = words[at] == "half"
    noun = at + 1
    if half and noun < len(words) and words[noun] in ("a", "an"):
        noun += 1
    value, role = number_words().get(words[noun], (0.0, "")) if noun < len(words) else (0.0, "")
    if role not in ("hundred", "scale", "dozen"):
        return None
    if half:
        return Number(value / 2, noun + 1)
    return _with_half(words, _scaled(words, _spelled(words, noun, implied_one=True) or Number(value, noun + 1)))


def _scaled(words: Sequence[str], number: Number) -> Number:
    """Return the number with the scales that follow it, "200 thousand million" being as far as it goes."""
    value, end = number.value, number.end
    for _ in range(2):
        nxt = end + 1 if end + 1 < len(words) and words[end] in _JOINERS else end
        factor, role = number_words().get(words[nxt], (0.0, "")) if nxt < len(words) else (0.0, "")
        if role not in ("scale", "dozen", "hundred"):
            break
        value, end = product(value, factor), nxt + 1
    return Number(value, end)


def _with_half(words: Sequence[str], number: Number) -> Number:
    """Return the number with a following "and a half"."""
    rest = [word for word in words[number.end : number.end + 6] if word not in _JOINERS][:3]
    if rest not in (["and", "a", "half"], ["and", "one", "half"]) and rest[:2] != ["and", "half"]:
        return number
    end = number.end
    while words[end] != "half":
        end += 1
    scale = 1.0
    if number.end and words[number.end - 1] in number_words():
        value, role = number_words()[words[number.end - 1]]
        scale = value if role in ("scale", "dozen", "hundred") else 1.0
    return _scaled(words, Number(number.value + scale / 2, end + 1))


def _spelled(words: Sequence[str], at: int, *, implied_one: bool = False) -> Number | None:
    """Return a number in words; with `implied_one`, one that may begin with its scale ("[a] thousand")."""
    known = number_words()
    total, group, end, last = 0.0, 1.0 if implied_one else 0.0, at, "scale" if implied_one else ""
    i = at
    while i < len(words):
        word = words[i]
        if last and (word in _JOINERS or (word == "and" and last in ("hundred", "scale"))):
            i += 1
            continue
        value, role = known.get(word, (0.0, ""))
        if not _may_follow(role, last=last, gap=words[i - 1] if i > at else ""):
            break
        if role in ("unit", "ten"):
            group += value if end > at or not implied_one else value - 1
        elif role == "hundred":
            group *= value
        else:
            total, group = total + group * value, 0.0
        last, end, i = role, i + 1, i + 1
    return Number(total + group, end) if end > at else None


def _may_follow(role: str, *, last: str, gap: str) -> bool:
    """Return whether a word of this role continues a number whose last word had the role `last`."""
    if not role:
        return False
    if not last:
        return role in ("unit", "ten")
    allowed = {
        "unit": ("hundred", "scale", "dozen"),
        "ten": ("unit", "hundred", "scale", "dozen"),
        "hundred": ("unit", "ten", "scale"),
        "scale": ("unit", "ten", "hundred", "dozen"),
        "dozen": (),
    }[last]
    return role in allowed and not (gap == "and" and role in ("hundred", "dozen"))


def read_ordinal(words: Sequence[str], at: int) -> Number | None:
    """Return the ordinal in words that starts at `words[at]` ("fifth", "twenty-first"), or None; not "second" alone."""
    simple = ordinal_words().get(words[at])
    if simple:
        return Number(simple[0], at + 1)
    value, role = number_words().get(words[at], (0.0, ""))
    nxt = at + 2 if at + 1 < len(words) and words[at + 1] in _JOINERS else at + 1
    if role != "ten" or nxt >= len(words):
        return None
    unit = 2.0 if words[nxt] == "second" else ordinal_words().get(words[nxt], (0.0, ""))[0]
    return Number(value + unit, nxt + 1) if 0 < unit < 10 else None
