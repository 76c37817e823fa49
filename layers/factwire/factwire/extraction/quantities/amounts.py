"""Amounts: numbers in figures and words with their bounds and ranges, found in one scan over the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.quantity_words import is_unit, word_class
from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.text.numbers import figure_value, number_words, product, read_number

SYMBOLS: Final = "$\u20ac\u00a3\u00a5"  # currency signs that may be attached to their figure
MONEY_SCALES: Final = {"k": 1e3, "m": 1e6, "mm": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "cr": 1e7, "lac": 1e5}
PENCE: Final = re.compile(r"(\d{1,4}(?:\.\d+)?)p")
_MONEY_WITH_SCALE: Final = re.compile(r"([\d.,]+)(mm|cr)")
_LONGEST_BOUND: Final = 4
_FEW: Final = 5
_BACK: Final = (4, 2, 1)  # words before a group word that may begin its number
_GROUPS: Final = ("hundred", "scale", "dozen")
_MULTIPLES: Final = ("tens", "hundreds", "scores", "dozens", "thousands")
_MULTIPLIED: Final = ("hundreds", "thousands", "millions", "billions")


@dataclass(frozen=True)
class Amount:
    """A number in the text: its tokens `[first, end)` with the words that bound it, and its own tokens from `number`.

    `low` and `high` are equal when exact; `bound` names how the words around it bound it (see `quantities/bounds`).
    """

    first: int
    number: int
    end: int
    low: float
    high: float | None
    bound: str = ""

    def limits(self, *, counted: bool) -> tuple[float | None, float | None, float | None]:
        """Return value, min and max: "more than 12" is at least 13 of what is counted, 12 of what is measured."""
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


def without_place(doc: Doc, amount: Amount) -> Amount:
    """Return the amount without a bound that is a preposition of place: "393 stores under four brands"."""
    word = doc[amount.first]
    if word.lower_ != "under" or amount.first == amount.number or word.i == 0:
        return amount
    # Few things are never counted as fewer: "the airline flies under two names".
    few = amount.low <= _FEW and not is_unit(doc[amount.end].lower_ if amount.end < len(doc) else "")
    is_place = few or (word.dep_ == "prep" and word.nbor(-1).pos_ in ("NOUN", "PROPN"))
    return replace(amount, first=amount.number, bound="") if is_place else amount


@cache
def _bounds() -> dict[tuple[str, str], str]:
    return {(entry["place"], entry["phrase"]): entry["bound"] for entry in load_lexicon("quantities/bounds")}


@cache
def vague_words() -> dict[str, tuple[float, float | None]]:
    """Return the least and, if there is one, the most that a vague word means."""
    return {
        entry["word"]: (float(entry["min"]), float(entry["max"]) if entry["max"] else None)
        for entry in load_lexicon("quantities/vague")
    }


@cache
def currency_symbols() -> dict[str, str]:
    """Return the ISO 4217 codes of the symbols and codes that stand before a figure."""
    return {e["word"].lower(): e["code"] for e in load_lexicon("quantities/currencies") if e["form"] != "noun"}


@dataclass(frozen=True)
class _Number:
    """A number in tokens `[start, end)`; `high` is None where the most is open ("dozens")."""

    start: int
    end: int
    low: float
    high: float | None


def find_amounts(words: Sequence[str], *, taken: Sequence[bool]) -> Iterator[Amount]:
    """Yield the amounts of a text's words (in lower case), left to right; `taken` marks words that other facts hold."""
    at = 0
    while at < len(words):
        number = _number_at(words, at) if not taken[at] and _may_begin(words[at]) else None
        if number is None:
            at += 1
            continue
        amount = _bounded(words, _ranged(words, number) or number)
        yield amount
        at = max(amount.end, at + 1)


def _may_begin(word: str) -> bool:
    return word[0].isdigit() or word in number_words() or word in vague_words() or word[0] in (*SYMBOLS, ".")


def _number_at(words: Sequence[str], at: int) -> _Number | None:
    """Return the number, exact or vague, that starts at a token, or that its group word belongs to."""
    word = words[at]
    if word == "one" and at and words[at - 1] == "no":
        return None
    if word in vague_words():
        return _vague(words, at)
    money = _money_figure(words[at - 1] if at else "", word)
    if money is not None:
        return _Number(at, at + 1, money, money)
    symbol = len(word) - len(word.lstrip(SYMBOLS))
    if symbol and symbol < len(word):
        number = (
            read_number([word[symbol:], *words[at + 1 : at + 4]], 0)
            if figure_value(word[symbol:]) is not None
            else None
        )
        return _Number(at, at + number.end, number.value, number.value) if number else None
    start = _start_of_group(words, at) if _is_group(word) else at
    found = read_number(words, start) if start is not None else None
    if start is None or found is None or found.end <= at:
        return None
    return _Number(start, found.end, found.value, found.value)


def _money_figure(before: str, word: str) -> float | None:
    """Return the value of a figure that only money is written as: with its scale attached ("$1MM"), or in pence."""
    pence = PENCE.fullmatch(word) if word not in word_class("resolution") else None
    if pence:
        return float(pence[1])
    scaled = _MONEY_WITH_SCALE.fullmatch(word) if before in currency_symbols() else None
    value = figure_value(scaled[1]) if scaled else None
    return product(value, MONEY_SCALES[scaled[2]]) if scaled and value is not None else None


def _is_group(word: str) -> bool:
    return number_words().get(word, (0.0, ""))[1] in _GROUPS


def _start_of_group(words: Sequence[str], at: int) -> int | None:
    """Return where the number of a group word begins before it: "half a million", "a quarter of a million"."""
    for back in _BACK:
        number = read_number(words, at - back) if at >= back else None
        if number is not None and number.end > at:
            return at - back
    return None


def _vague(words: Sequence[str], at: int) -> _Number:
    """Return such as "dozens", "several hundred", "tens of thousands", "a few dozen"."""
    low, high = vague_words()[words[at]]
    multiple = _multiple_of_group(words, at)
    if multiple:
        return _Number(at, at + 3, multiple, None)
    if at + 1 < len(words) and _is_group(words[at + 1]):
        factor = number_words()[words[at + 1]][0]
        return _Number(at, at + 2, low * factor, high * factor if high else None)
    return _Number(at, at + 1, low, high)


def _multiple_of_group(words: Sequence[str], at: int) -> float | None:
    """Return the least that "hundreds of thousands" means, or None where the words are not of that form."""
    plural = vague_words().get(words[at + 2]) if at + 2 < len(words) and words[at + 1] == "of" else None
    if plural is None or words[at] not in _MULTIPLES or words[at + 2] not in _MULTIPLIED:
        return None
    return vague_words()[words[at]][0] * plural[0] / 2  # a plural of a group means two groups


def _ranged(words: Sequence[str], number: _Number) -> _Number | None:
    """Return the range that a number begins: "ten to fifteen", "10-15", "between $2 and $3 billion"."""
    if number.end + 1 >= len(words) or number.high != number.low:
        return None
    joint = number.end + _repeated_unit(words, number)
    at = joint + 2 if words[joint + 1 : joint + 2] and words[joint + 1] in currency_symbols() else joint + 1
    top = _number_at(words, at) if at < len(words) and _joins_range(words, number, joint) else None
    if top is None or top.high is None or top.high != top.low or _is_change(words, number, top):
        return None
    if joint > number.end and words[top.end : top.end + 1] != [words[number.end]]:
        return None
    scale = _scale_of(words, top)
    low = number.low * scale if number.low < min(scale, 1000) else number.low
    return _Number(number.start, top.end, low, top.low) if top.low > low else None


def _repeated_unit(words: Sequence[str], number: _Number) -> int:
    """Return the number of tokens of a unit that both figures of a range may carry: "between 5% and 9%"."""
    return int(is_unit(words[number.end]))


def _is_change(words: Sequence[str], number: _Number, top: _Number) -> bool:
    """Return whether the first figure says by how much and the second up to what: "rose by four to 31"."""
    before = words[max(0, number.start - 2) : number.start]
    changes = bool(before) and (
        before[-1] in word_class("change") or (before[-1] == "by" and before[0] in word_class("change"))
    )
    return changes and words[top.start - 1] == "to" and words[top.end : top.end + 1] not in (["percent"], ["%"])


def _joins_range(words: Sequence[str], number: _Number, joint_at: int) -> bool:
    """Return whether a word may stand between a number and the second one of a range."""
    before = words[number.start - 1] if number.start else ""
    if before in currency_symbols() and number.start > 1:
        before = words[number.start - 2]
    joint = words[joint_at]
    if before == "between":
        return joint == "and"
    return joint in word_class("range") and (before, joint) != ("from", "to")


def _scale_of(words: Sequence[str], number: _Number) -> float:
    """Return the scale that a number ends with ("3 billion"), else 1."""
    value, role = number_words().get(words[number.end - 1], (1.0, ""))
    return value if role in ("scale", "hundred") and number.end - number.start > 1 else 1.0


def _bounded(words: Sequence[str], number: _Number) -> Amount:
    """Return the amount with the words before or after it that bound it."""
    if number.high is None:
        return Amount(number.start, number.start, number.end, number.low, None, "from")
    before = words[number.start - 1] if number.start else ""
    has_article = before in ("a", "the") and words[number.start] in vague_words()
    start = number.start - 1 if before in currency_symbols() or has_article else number.start
    length, bound = _bound_before(words, start)
    if bound:
        return Amount(start - length, number.start, number.end, number.low, number.high, bound)
    length, bound = _bound_after(words, number.end)
    if not bound and start and words[start - 1] == "between":
        start -= 1
    return Amount(start, number.start, number.end + length, number.low, number.high, bound)


def _bound_before(words: Sequence[str], start: int) -> tuple[int, str]:
    """Return the length in words and the name of the longest bound that ends before a token; 0 and "" if none."""
    phrases = ((length, " ".join(words[start - length : start])) for length in range(min(_LONGEST_BOUND, start), 0, -1))
    return next(
        ((length, _bounds()["before", each]) for length, each in phrases if ("before", each) in _bounds()), (0, "")
    )


def _bound_after(words: Sequence[str], end: int) -> tuple[int, str]:
    """Return the length in words and the name of the longest bound that starts at a token; 0 and "" if none."""
    phrases = ((length, " ".join(words[end : end + length])) for length in (2, 1) if end + length <= len(words))
    return next(
        ((length, _bounds()["after", each]) for length, each in phrases if ("after", each) in _bounds()), (0, "")
    )
