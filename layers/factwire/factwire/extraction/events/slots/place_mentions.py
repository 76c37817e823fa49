"""Mentions of places in an article, and how exactly a place says where something was."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from factwire.extraction.events.grammar.relations import BEFORE_NOUN
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.places.place_lexicons import demonyms
from factwire.extraction.text.document import Document
from factwire.model import Place

_GENERAL = {"city": 0, "other": 1, "region": 2, "country": 3}
_COUNTIES = (" County", " Parish", " Borough")
_SPOT = 4  # a street or a building that no map has


class PlaceMention(NamedTuple):
    """The words `[start, end)` that name a place, in code points, and their head."""

    start: int
    end: int
    head: Token | None
    place: Place
    words: str

    @property
    def says_whose(self) -> bool:
        """Whether the name says whose something is ("the U.S. embassy", "the Bell County jail"), not where."""
        if self.head is None:
            return False
        if self.words in demonyms():  # "six men, all Egyptians"
            return True
        if self.head.ent_type_ == "NORP":
            return self.head.dep_ in BEFORE_NOUN
        if self.place.kind == "country":
            return self.head.dep_ in BEFORE_NOUN or _is_owner(self.head)
        return self.head.dep_ in BEFORE_NOUN and self.place.name.endswith(_COUNTIES)


def place_mentions(document: Document, places: tuple[Place, ...]) -> tuple[PlaceMention, ...]:
    """Return the mentions of the places in the text, in text order."""
    mentions = (
        PlaceMention(span.start, span.end, document.head_of(span.start, span.end), place, span.text)
        for place in places
        for span in place.mentions
    )
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _is_owner(word: Token) -> bool:
    """Return whether a name behind `of` says whose something is ("the embassy of Peru"), not of what it is a part."""
    return word.dep_ == "pobj" and word.head.lower_ == "of" and not is_a(word.head.head, "@locality")


def best(places: list[Place]) -> Place | None:
    """Return the first of the places that say most: a town before its country, and before a street no map has."""
    return min(places, key=_vagueness, default=None)


def is_spot(place: Place) -> bool:
    """Return whether a place is a street or a building whose town has to be said elsewhere."""
    words = place.name.lower().split()
    named_so = any(word in _spot_words() or word[:1].isdigit() for word in words)
    return place.kind == "other" and place.latitude is None and named_so


@cache
def _spot_words() -> frozenset[str]:
    return frozenset(noun for noun, classes in noun_classes().items() if "spot" in classes)


def _vagueness(place: Place) -> int:
    return _SPOT if is_spot(place) else _GENERAL[place.kind]
