"""Numbers that are no quantities: ages, scores, addresses, telephone numbers, labels, fractions of a saying."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.amounts import Amount
from factwire.extraction.quantities.counted import is_age, noun_class
from factwire.extraction.quantities.quantity_words import noun_classes, word_class

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OLDEST: Final = 120  # years


def is_noise(doc: Doc, amount: Amount, *, words: Sequence[str]) -> bool:
    """Return whether a number stands for something else than how many or how much."""
    return any(test(doc, amount, words) for test in _TESTS)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _is_code(_: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it has a leading zero, or figures in a row: a telephone number or an identifier."""
    word = words[amount.number]
    if len(word) > 1 and word[0] == "0" and word.isdecimal():
        return True
    if not word[0].isdigit():
        return False
    before, after = _word(words, amount.number - 1), _word(words, amount.end)
    return before.isdecimal() or after.isdecimal() or before in ("#", "/", "+") or after == "/"


def _is_score(_: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "3-1": two figures with a dash, the second no higher (else it is a range)."""
    if not words[amount.number][0].isdigit():
        return False
    after, before = _word(words, amount.end), _word(words, amount.number - 1)
    return (after in word_class("dash") and _word(words, amount.end + 1)[:1].isdigit()) or (
        before in word_class("dash") and _word(words, amount.number - 2)[:1].isdigit()
    )


def _is_compound(_: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "a two-car accident": a kind of thing, not a count."""
    return _word(words, amount.end) in word_class("dash") and _word(words, amount.end + 1).isalpha()


def _is_fraction(_: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "two-thirds", "one in five"."""
    after, then = _word(words, amount.end), _word(words, amount.end + 1)
    if after in word_class("fraction") or (after == "-" and then in word_class("fraction")):
        return True
    small = amount.low <= 10
    before = _word(words, amount.number - 1)
    numeric = _is_small_number(then)
    return (after in ("in", "out") and small and numeric) or (
        before == "in" and _is_small_number(_word(words, amount.number - 2)) and amount.low <= 1000
    )


def _is_small_number(word: str) -> bool:
    return word.isdecimal() or word in word_class("small_number")


def _is_age(doc: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "aged 6 and 9", "Anna, 38, said", "her sons, 6 and 9, were hurt"."""
    if amount.low > _OLDEST or amount.bound not in ("", "about"):
        return False
    if _word(words, amount.end) in word_class("old") or is_age(words, amount.end):
        return True
    if _follows_age_word(words, amount.first - 1):
        return True
    readings = (_is_bare_age, _is_bracketed_age, _is_age_of_one)
    return words[amount.number].isdecimal() and any(is_so(doc, amount, words) for is_so in readings)


def _is_bracketed_age(doc: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether a number stands in brackets behind a person's name: "Ann Bell (23) was killed"."""
    in_brackets = (_word(words, amount.first - 1), _word(words, amount.end)) == ("(", ")")
    return in_brackets and amount.first > 1 and doc[amount.first - 2].ent_type_ == "PERSON"


def _is_bare_age(doc: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether a number stands between commas after a word, alone or with another: "her sons, 6 and 9, were"."""
    before, after = _word(words, amount.first - 1), _word(words, amount.end)
    if before in word_class("each") and after in (",", ".", ";", ")"):
        return True
    if after == "and" and _word(words, amount.end + 1).isdecimal():
        after = _word(words, amount.end + 2)
    comma = amount.first - 1
    if before == "and" and _word(words, amount.first - 2).isdecimal():
        comma = amount.first - 3
        before = _word(words, comma)
    if before == "," and comma > 0 and noun_class(doc[comma - 1])[0] == "people" and _is_paired(words, amount):
        return True  # "two clerks, 30 and 42 were hurt"
    return before == "," and after in (",", ".", ";") and any(_word(words, amount.first - n).isalpha() for n in (2, 4))


def _is_paired(words: Sequence[str], amount: Amount) -> bool:
    """Return whether "and" joins a figure with another one."""
    after = _word(words, amount.end) == "and" and _word(words, amount.end + 1).isdecimal()
    return after or (_word(words, amount.first - 1) == "and" and _word(words, amount.first - 2).isdecimal())


def _is_age_of_one(doc: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "Ana Ruiz, 29 and pregnant", "one 16 and the other 17", "a man in his 20's"."""
    before, after = _word(words, amount.first - 1), _word(words, amount.end)
    if before == "," and amount.first > 1 and doc[amount.first - 2].ent_type_ == "PERSON":
        return True
    if after in ("'s", "\u2019s", "s") and before in word_class("decade"):
        return True
    if before == "of" and amount.first > 1 and doc[amount.first - 2].tag_ == "NN":  # "a boy of 12 was hurt"
        return noun_class(doc[amount.first - 2])[0] == "people" and after not in noun_classes()
    return before in ("one", "other") and (after in ("and", ",", ".", ";") or after in word_class("care"))


def _follows_age_word(words: Sequence[str], at: int) -> bool:
    """Return whether a list or range of numbers that ends at a token follows a word for ages: "aged between 6 and"."""
    while at >= 0 and (words[at] in word_class("age_link") or words[at].isdecimal()):
        at -= 1
    return _word(words, at) in word_class("age")


def _is_address(doc: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "221 Baker Street"."""
    for ahead in (1, 2, 3):
        at = amount.end + ahead
        if at >= len(doc) or not doc[at - 1].text[:1].isupper():
            return False
        if noun_classes().get(words[at], ("", ""))[0] == "skip" and doc[at].text[:1].isupper():
            return True
    return False


def _is_label(doc: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "Flight 370", "Article 5", "Boeing 737": the number of one thing, not how many."""
    if amount.number != amount.first or not words[amount.number][0].isdigit() or amount.number == 0:
        return False
    token, before = doc[amount.number], doc[amount.number - 1]
    if words[before.i] in word_class("label"):
        return True
    named = before.pos_ == "PROPN" and before.text[:1].isupper() and not before.is_punct
    return named and token.head.i < token.i and token.dep_ in ("nummod", "appos", "npadvmod", "compound", "nmod")


def _is_year(_: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "over 2005 levels": a year with what it is compared by."""
    return bool(_YEAR.fullmatch(words[amount.number])) and _word(words, amount.end) in word_class("yearly")


def _is_one_aged(_: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is the "one" of a list of ages: "two boys, one 16 and the other 17"."""
    return words[amount.number] == "one" and _word(words, amount.end).isdecimal()


def _is_children(_: Doc, amount: Amount, words: Sequence[str]) -> bool:
    """Return whether it is such as "a father of 3": the children of a person, mentioned in passing."""
    return _word(words, amount.first - 1) == "of" and _word(words, amount.first - 2) in word_class("parent")


_TESTS: Final[tuple[Callable[[Doc, Amount, Sequence[str]], bool], ...]] = (
    _is_code,
    _is_score,
    _is_compound,
    _is_fraction,
    _is_age,
    _is_address,
    _is_label,
    _is_year,
    _is_one_aged,
    _is_children,
)
