"""What the lexicons know of disasters and accidents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from factwire.extraction.events.lexicon.predicate_words import is_plural_taken_for_name
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model.facts import EventType


@dataclass(frozen=True)
class Hazard:
    """A kind of disaster or accident as one word tells it (see the lexicon `incidents/hazards`)."""

    word: str
    type: EventType
    mode: str | None
    subjects: frozenset[str]
    objects: frozenset[str]
    flags: frozenset[str]

    def suits(self, token: Token) -> bool:
        """Return whether a word is of the classes that this hazard asks for."""
        return not self.subjects or lemma(token) in self.subjects or token.lower_ in self.subjects


@cache
def hazards(part: str) -> Mapping[str, tuple[Hazard, ...]]:
    """Return the hazards that each word of a part of speech (`noun` or `verb`) may tell of, in the lexicon's order."""
    found: dict[str, tuple[Hazard, ...]] = {}
    for entry in load_lexicon("incidents/hazards"):
        if entry["part"] != part:
            continue
        for word in entry["words"].split():
            hazard = Hazard(
                word=word,
                type=cast("EventType", entry["type"]),
                mode=entry["mode"] or None,
                subjects=_of_classes(entry["subjects"]),
                objects=_of_classes(entry["objects"]),
                flags=frozenset(entry["flags"].split()),
            )
            found[word] = (*found.get(word, ()), hazard)
    return found


def _of_classes(names: str) -> frozenset[str]:
    return frozenset(noun for name in names.split() for noun in words(name.removeprefix("@")))


@cache
def heads(part: str) -> frozenset[str]:
    """Return the single words of the terms of `hazards`: a word that is none of them needs no look beside it."""
    return frozenset(word for term in hazards(part) for word in term.split("_"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a class.

    Raises:
        ValueError: the lexicon `incidents/hazard_words` has no such class.
    """
    found = frozenset(
        word
        for entry in load_lexicon("incidents/hazard_words")
        if entry["class"] == name
        for word in entry["words"].split()
    )
    if not found:
        raise ValueError(f"lexicon incidents/hazard_words has no class {name!r}")
    return found


def lemma(token: Token) -> str:
    """Return the lemma in lower case; names keep their words, but for what is a plural at a sentence's head."""
    word = token.lemma_.lower()
    return word.removesuffix("s") if is_plural_taken_for_name(token) else word


def is_of(token: Token, name: str) -> bool:
    """Return whether a word is of a class."""
    return lemma(token) in words(name) or token.lower_ in words(name)
