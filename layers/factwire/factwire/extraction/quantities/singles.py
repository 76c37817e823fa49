"""One and none: "a policeman was killed", "another was hurt", "no one died", "there were no injuries"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.amounts import Amount
from factwire.extraction.quantities.counted import counted_after, noun_class
from factwire.extraction.text.numbers import ordinal_words

_ONE: Final = ("a", "an", "another", "its", "their", "his", "her")
_AGENTS: Final = ("ist", "ian", "eer", "man", "woman", "or", "er", "poet", "ant")  # endings of words for persons
_NONE: Final = ("no", "nobody", "none")


@dataclass(frozen=True)
class Single:
    """An amount that no number says: one or none, in tokens `[first, end)`."""

    first: int
    end: int
    low: float


def find_singles(doc: Doc, *, words: Sequence[str], amounts: Sequence[Amount]) -> Iterator[Single]:
    """The words for one or none of a group of people; whether they tell of a casualty is for the classifier."""
    taken = {at for amount in amounts for at in range(amount.first, amount.end)}
    for at, word in enumerate(words):
        if at in taken:
            continue
        if word in _NONE:
            end = at + 2 if word == "no" and at + 1 < len(words) and words[at + 1] == "one" else at + 1
            yield Single(at, end, 0.0)
        elif word in _ONE and at + 1 not in taken and _counts_one(doc, at, words=words):
            yield Single(at, _end(words, at), 1.0)


def _end(words: Sequence[str], at: int) -> int:
    """The end of the words for one: "a third" takes two."""
    return at + 2 if words[at] == "a" and at + 1 < len(words) and _is_ordinal(words[at + 1]) else at + 1


def _is_ordinal(word: str) -> bool:
    return word == "second" or word in ordinal_words()


def _counts_one(doc: Doc, at: int, *, words: Sequence[str]) -> bool:
    counted = counted_after(doc, _end(words, at), words=words)
    if counted.head is None:
        return words[at] == "another" or _end(words, at) == at + 2
    found = noun_class(counted.head)[0]
    agent = not found and counted.head.lower_.endswith(_AGENTS)
    return counted.head.tag_ == "NN" and (found == "people" or agent)
