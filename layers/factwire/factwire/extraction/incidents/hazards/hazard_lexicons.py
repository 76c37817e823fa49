"""What the lexicons know of disasters and accidents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_lexicon
from factwire.model.facts import EventType


@dataclass(frozen=True)
class Hazard:
    """A kind of disaster or accident as one word tells it (see the lexicon `incidents/hazards`)."""

    word: str
    type: EventType
    mode: str | None
    subjects: frozenset[str]
    flags: frozenset[str]

    def suits(self, token: Token) -> bool:
        """Return whether a word is of the classes that this hazard asks for."""
        return not self.subjects or lemma(token) in self.subjects or token.lower_ in self.subjects


@cache
def hazards(part: str) -> Mapping[str, Hazard]:
    """Return the hazards that words of a part of speech (`noun` or `verb`) tell of."""
    return {
        word: Hazard(
            word=word,
            type=cast("EventType", entry["type"]),
            mode=entry["mode"] or None,
            subjects=frozenset(noun for name in entry["subjects"].split() for noun in words(name.removeprefix("@"))),
            flags=frozenset(entry["flags"].split()),
        )
        for entry in load_lexicon("incidents/hazards")
        if entry["part"] == part
        for word in entry["words"].split()
    }


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
    """Return the lemma in lower case; names keep their words."""
    return token.lemma_.lower()


def is_of(token: Token, name: str) -> bool:
    """Return whether a word is of a class."""
    return lemma(token) in words(name) or token.lower_ in words(name)
