"""The terms of a text: stems of words, names as the text capitalises them, numbers. Linear in the text, no parse."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[.!?\n“”\"]")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_SENTENCE_ENDS: Final = frozenset('.!?\n“”"')
_LONGEST_WORD: Final = 40
# Names of days and months are in every article.
_CALENDAR: Final = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    }
)


@dataclass
class Terms:
    """How often a text has each term."""

    stems: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)


def terms_of(text: str) -> Terms:
    """Return the terms of a text.

    Names are capitalised words that do not begin a sentence, and pairs of neighbouring ones (`harbor city`).
    """
    terms = Terms()
    begins, before = True, ""
    for token in _TOKEN.findall(text):
        if token in _SENTENCE_ENDS:
            begins, before = True, ""
            continue
        if token[0].isdigit():
            terms.numbers[token.replace(",", "")] += 1
            begins, before = False, ""
            continue
        word = _POSSESSIVE.sub("", token)[:_LONGEST_WORD]
        lower = word.lower()
        terms.stems[stem(lower)] += 1
        if word[:1].isupper() and lower not in _CALENDAR:
            if not begins:
                terms.names[lower] += 1
            if before:
                terms.names[f"{before} {lower}"] += 1
            before = lower
        else:
            before = ""
        begins = False
    return terms


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a lower-case word without its inflection: Harman's S-stemmer (1991) and the endings of participles."""
    word = _without_plural(word)
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and any(letter in "aeiouy" for letter in base):
            return base[:-1] if base[-1] == base[-2] and base[-1] not in "ls" else base
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("es") and len(word) > 4 and word[-3] in "sxzh":
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and word[-2] not in "us":
        return word[:-1]
    return word
