"""Numbers that are no quantities: ages, scores, addresses, telephone numbers, labels, fractions of a saying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.amounts import Amount
from factwire.extraction.quantities.counted import noun_classes

_FRACTIONS: Final = (
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fifth",
    "fifths",
    "half",
    "halves",
    "tenth",
    "tenths",
    "fourths",
)
_DASHES: Final = ("-", "\u2013", "\u2014", "\u2012")
_AGES: Final = ("aged", "age", "ages", "turned")
_LABELS: Final = (
    "no.",
    "number",
    "article",
    "section",
    "chapter",
    "page",
    "flight",
    "route",
    "highway",
    "no",
    "room",
    "paragraph",
    "line",
    "phase",
    "channel",
    "round",
)
_OLDEST: Final = 120


def is_noise(doc: Doc, amount: Amount, *, words: Sequence[str]) -> bool:
    """Whether a number stands for something else than how many or how much."""
    return (
        _is_code(amount, words=words)
        or _is_score(amount, words=words)
        or _is_compound(amount, words=words)
        or _is_fraction(amount, words=words)
        or _is_age(amount, words=words)
        or _is_address(doc, amount, words=words)
        or _is_label(doc, amount, words=words)
    )


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _is_code(amount: Amount, *, words: Sequence[str]) -> bool:
    """A leading zero, or figures in a row: a telephone number or an identifier."""
    word = words[amount.number]
    if len(word) > 1 and word[0] == "0" and word.isdecimal():
        return True
    if not word[0].isdigit():
        return False
    before, after = _word(words, amount.number - 1), _word(words, amount.end)
    return before.isdecimal() or after.isdecimal() or before in ("#", "/", "+") or after == "/"


def _is_score(amount: Amount, *, words: Sequence[str]) -> bool:
    """Such as "3-1": two figures with a dash, the second no higher; higher ones are read as ranges."""
    if not words[amount.number][0].isdigit():
        return False
    after, before = _word(words, amount.end), _word(words, amount.number - 1)
    return (after in _DASHES and _word(words, amount.end + 1)[:1].isdigit()) or (
        before in _DASHES and _word(words, amount.number - 2)[:1].isdigit()
    )


def _is_compound(amount: Amount, *, words: Sequence[str]) -> bool:
    """Such as "a two-car accident": a kind of thing, not a count."""
    return _word(words, amount.end) in _DASHES and _word(words, amount.end + 1).isalpha()


def _is_fraction(amount: Amount, *, words: Sequence[str]) -> bool:
    """Such as "two-thirds", "one in five"."""
    after, then = _word(words, amount.end), _word(words, amount.end + 1)
    if after in _FRACTIONS or (after == "-" and then in _FRACTIONS):
        return True
    small = amount.low <= 10
    before = _word(words, amount.number - 1)
    numeric = noun_free_number(then)
    return (after in ("in", "out") and small and numeric) or (
        before == "in" and noun_free_number(_word(words, amount.number - 2)) and amount.low <= 1000
    )


def noun_free_number(word: str) -> bool:
    """Whether a word is a small number."""
    return word.isdecimal() or word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _is_age(amount: Amount, *, words: Sequence[str]) -> bool:
    """Such as "aged 6 and 9", "Anna, 38, said"."""
    if amount.low > _OLDEST or amount.bound not in ("", "about"):
        return False
    before, after = _word(words, amount.first - 1), _word(words, amount.end)
    if before in _AGES or (before in ("and", ",", "to") and _word(words, amount.first - 3) in _AGES):
        return True
    return (
        before == ","
        and after in (",", ".", ";")
        and words[amount.number].isdecimal()
        and _word(words, amount.first - 2).isalpha()
    )


def _is_address(doc: Doc, amount: Amount, *, words: Sequence[str]) -> bool:
    """Such as "221 Baker Street"."""
    for ahead in (1, 2, 3):
        at = amount.end + ahead
        if at >= len(doc) or not doc[at - 1].text[:1].isupper():
            return False
        if noun_classes().get(words[at], ("", ""))[0] == "skip" and doc[at].text[:1].isupper():
            return True
    return False


def _is_label(doc: Doc, amount: Amount, *, words: Sequence[str]) -> bool:
    """Such as "Flight 370", "Article 5", "Boeing 737": the number of one thing, not how many."""
    if amount.number != amount.first or not words[amount.number][0].isdigit() or amount.number == 0:
        return False
    token, before = doc[amount.number], doc[amount.number - 1]
    if words[before.i] in _LABELS:
        return True
    named = before.pos_ == "PROPN" and before.text[:1].isupper() and not before.is_punct
    return named and token.head.i < token.i and token.dep_ in ("nummod", "appos", "npadvmod", "compound", "nmod")
