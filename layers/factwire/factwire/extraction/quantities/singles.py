"""One and none: "a policeman was killed", "another was hurt", "no one died", "there were no injuries"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from factwire.extraction.quantities.amounts import Amount
from factwire.extraction.quantities.counted import counted_after, noun_class
from factwire.extraction.quantities.words import word_class
from factwire.extraction.text.numbers import ordinal_words


@dataclass(frozen=True)
class Single:
    """An amount that no number says: one or none, in tokens `[first, end)`."""

    first: int
    end: int
    low: float


def find_singles(doc: Doc, *, words: Sequence[str], amounts: Sequence[Amount]) -> Iterator[Single]:
    """Yield the words for one or none of a group of people; the classifier says whether it is a casualty."""
    taken = {at for amount in amounts for at in range(amount.first, amount.end)}
    for at, word in enumerate(words):
        if at in taken:
            continue
        if word in word_class("none"):
            yield Single(at, at + 2 if tuple(words[at : at + 2]) == ("no", "one") else at + 1, 0.0)
        elif word in word_class("one") and at + 1 not in taken and _counts_one(doc, at, words=words):
            yield Single(at, _end(words, at), 1.0)


def _end(words: Sequence[str], at: int) -> int:
    """Return the end of the words for one: "a third" takes two."""
    return at + 2 if words[at] == "a" and at + 1 < len(words) and _is_ordinal(words[at + 1]) else at + 1


def _is_ordinal(word: str) -> bool:
    return word == "second" or word in ordinal_words()


def _counts_one(doc: Doc, at: int, *, words: Sequence[str]) -> bool:
    """Return whether the noun that follows is one person, or there is none after "another" or "a third"."""
    head = counted_after(doc, _end(words, at), words=words).head
    if head is None:
        return words[at] == "another" or _end(words, at) == at + 2
    kind = noun_class(head)[0]
    is_person = kind == "people" or (not kind and head.lower_.endswith(tuple(word_class("agent_ending"))))
    return head.tag_ == "NN" and is_person
