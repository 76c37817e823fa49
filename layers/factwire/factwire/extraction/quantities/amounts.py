"""Amounts: numbers in figures and words with their bounds and ranges, found in one scan over the tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.text.numbers import figure_value, number_words, read_number

_RANGE_MARKS: Final = ("to", "or", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014")
SYMBOLS: Final = "$\u20ac\u00a3\u00a5"  # currency signs that may be attached to their figure
_LONGEST_BOUND: Final = 4
_BACK: Final = (4, 2, 1)  # words before a group word that may begin its number
_GROUPS: Final = ("hundred", "scale", "dozen")


@dataclass(frozen=True)
class Amount:
    """A number in the text: its tokens `[first, end)` with the words that bound it, and its own tokens from `number`.

    `low` and `high` are equal when exact; `bound` names how the words around it bound it (see `quantities_bounds`).
    """

    first: int
    number: int
    end: int
    low: float
    high: float | None
    bound: str = ""

    def limits(self, *, counted: bool) -> tuple[float | None, float | None, float | None]:
        """Value, min and max; of things that are counted "more than 12" is at least 13, of measures at least 12."""
        step = 1.0 if counted and self.low == int(self.low) else 0.0
        exact = self.low if self.low == self.high else None
        limits: dict[str, tuple[float | None, float | None, float | None]] = {
            "from": (None, self.low, None),
            "above": (None, self.low + step, None),
            "to": (None, None, self.high),
            "below": (None, None, (self.high or self.low) - step),
            "about": (exact, None, None) if exact is not None else (None, self.low, self.high),
        }
        return limits.get(self.bound, (exact, self.low, self.high))


@cache
def _bounds() -> dict[tuple[str, str], str]:
    return {(entry["place"], entry["phrase"]): entry["bound"] for entry in load_lexicon("quantities/bounds")}


@cache
def vague_words() -> dict[str, tuple[float, float | None]]:
    """The least and, if there is one, the most that a vague word means."""
    return {
        entry["word"]: (float(entry["min"]), float(entry["max"]) if entry["max"] else None)
        for entry in load_lexicon("quantities/vague")
    }


@cache
def currency_symbols() -> dict[str, str]:
    """The ISO 4217 codes of the symbols and codes that stand before a figure."""
    return {e["word"].lower(): e["code"] for e in load_lexicon("quantities/currencies") if e["form"] != "noun"}


def find_amounts(words: Sequence[str], *, taken: Sequence[bool]) -> Iterator[Amount]:
    """The amounts of a text's words (in lower case), left to right; `taken` marks words that other facts hold."""
    numbers, vague = number_words(), vague_words()
    at = 0
    while at < len(words):
        word = words[at]
        if taken[at] or not (
            word[0].isdigit() or word in numbers or word in vague or word[0] in SYMBOLS or word[0] == "."
        ):
            at += 1
            continue
        amount = _amount_at(words, at)
        if amount is None:
            at += 1
            continue
        yield amount
        at = max(amount.end, at + 1)


def _amount_at(words: Sequence[str], at: int) -> Amount | None:
    plain = _plain(words, at)
    if plain is None:
        return None
    start, end, low, high = plain
    ranged = _range(words, start, end, low, high)
    if ranged:
        end, low, high = ranged
    return _bounded(words, start, end, low, high)


def _plain(words: Sequence[str], at: int) -> tuple[int, int, float, float | None] | None:
    """The tokens and the limits of one number, exact or vague."""
    word = words[at]
    if word == "one" and at and words[at - 1] == "no":
        return None
    vague = vague_words().get(word)
    if vague:
        return _vague(words, at, *vague)
    symbol = len(word) - len(word.lstrip(SYMBOLS))
    if symbol and symbol < len(word):
        value = figure_value(word[symbol:])
        if value is None:
            return None
        scaled = read_number([word[symbol:], *words[at + 1 : at + 4]], 0)
        return (at, at + scaled.end, scaled.value, scaled.value) if scaled else None
    start = at
    if number_words().get(word, (0.0, ""))[1] in _GROUPS:
        start = next((at - back for back in _BACK if at >= back and _reaches(words, at - back, at)), at)
        if start == at:
            return None
    number = read_number(words, start)
    return (start, number.end, number.value, number.value) if number and number.end > at else None


def _reaches(words: Sequence[str], start: int, at: int) -> bool:
    """Whether a number from `start` takes in the word at `at`: "half a million", "a quarter of a million"."""
    number = read_number(words, start)
    return number is not None and number.end > at


def _vague(words: Sequence[str], at: int, low: float, high: float | None) -> tuple[int, int, float, float | None]:
    """Such as "dozens", "several hundred", "tens of thousands", "a few dozen"."""
    end = at + 1
    if (
        end + 1 < len(words)
        and words[end] == "of"
        and words[at] in ("tens", "hundreds", "scores", "dozens", "thousands")
    ):
        group = {"hundreds": "hundred", "thousands": "thousand", "millions": "million", "billions": "billion"}.get(
            words[end + 1]
        )
        if group:
            factor = number_words()[group][0]
            base = {"tens": 20.0, "hundreds": 200.0}.get(words[at], low)
            return at, end + 2, base * factor if words[at] != "tens" else 20 * factor, None
    if end < len(words) and number_words().get(words[end], (0.0, ""))[1] in _GROUPS:
        factor = number_words()[words[end]][0]
        return at, end + 1, low * factor, high * factor if high else None
    return at, end, low, high


def _range(
    words: Sequence[str], start: int, end: int, low: float, high: float | None
) -> tuple[int, float, float] | None:
    """The end and the limits of a range: "ten to fifteen", "10-15", "between $2 and $3 billion"."""
    before = words[start - 1] if start else ""
    if before in currency_symbols() and start > 1:
        before = words[start - 2]
    if end + 1 >= len(words) or high != low:
        return None
    between = before == "between"
    if words[end] not in (("and",) if between else _RANGE_MARKS) or (before == "from" and words[end] == "to"):
        return None
    at = end + 2 if words[end + 1] in currency_symbols() else end + 1
    top = _plain(words, at) if at < len(words) else None
    if top is None or top[3] is None or top[3] != top[2]:
        return None
    scale = _scale_of(words, top)
    bottom = low * scale if scale > 1 and low < scale and low < 1000 else low
    return (top[1], bottom, top[2]) if top[2] > bottom else None


def _scale_of(words: Sequence[str], plain: tuple[int, int, float, float | None]) -> float:
    value, role = number_words().get(words[plain[1] - 1], (1.0, ""))
    return value if role in ("scale", "hundred") and plain[1] - plain[0] > 1 else 1.0


def _bounded(words: Sequence[str], start: int, end: int, low: float, high: float | None) -> Amount:
    """The amount with the words before or after it that bound it."""
    bounds = _bounds()
    number = start
    if high is None:
        return Amount(start, number, end, low, None, "from")
    before = words[start - 1] if start else ""
    if before in currency_symbols() or (before in ("a", "the") and words[start] in vague_words()):
        start -= 1
    for length in range(min(_LONGEST_BOUND, start), 0, -1):
        bound = bounds.get(("before", " ".join(words[start - length : start])))
        if bound:
            return Amount(start - length, number, end, low, high, bound)
    for length in (2, 1):
        bound = bounds.get(("after", " ".join(words[end : end + length])))
        if bound and end + length <= len(words):
            return Amount(start, number, end + length, low, high, bound)
    if start and words[start - 1] == "between":
        start -= 1
    return Amount(start, number, end, low, high)
