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
_COMPASS = ("north", "south", "east", "west")
_MOST_STEPS = 12
_NEAR = 0.5  # degrees
_PERSONS = frozenset({"man", "woman", "boy", "girl", "teen", "teenager"})  # no crowds, who are where they act

WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "on", "over", "along", "throughout", "through", "off"}
)
"""Prepositions of the place where something is or happens."""


class PlaceMention(NamedTuple):
    """The words `[start, end)` that name a place, in code points, and their head."""

    start: int
    end: int
    head: Token | None
    place: Place
    words: str

    @property
    def says_whose(self) -> bool:
        """Whether the name says whose something is, or where one is from ("the Bell County jail", "a Leeds man")."""
        if self.head is None or (self.head.dep_ == "amod" and is_a(self.head.head, "@locality")):
            return False  # "an Australian beach"
        if self.words in demonyms() or _is_home(self.head):  # "six men, all Egyptians"
            return True
        if self.head.ent_type_ == "NORP":
            return self.head.dep_ in BEFORE_NOUN
        if self.place.kind == "country":
            return self.head.dep_ in BEFORE_NOUN or _is_owner(self.head)
        return self.head.dep_ in BEFORE_NOUN and is_county(self.place)

    @property
    def is_located(self) -> bool:
        """Whether a preposition of place brings the words, alone or in a longer phrase ("in the town of X")."""
        return self.head is not None and _is_brought(self.head)


def place_mentions(document: Document, places: tuple[Place, ...]) -> tuple[PlaceMention, ...]:
    """Return the mentions of the places in the text, in text order."""
    mentions = (
        PlaceMention(span.start, span.end, document.head_of(span.start, span.end), place, span.text)
        for place in places
        for span in place.mentions
    )
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _is_home(word: Token) -> bool:
    """Return whether a name says where somebody is from: "a Leeds man", "a man from Leeds", "Cole, 24, of Leeds"."""
    above = word.head
    if word.dep_ in BEFORE_NOUN:
        return (above.tag_ == "NN" or above.lemma_ in _PERSONS) and is_a(above, "@people")
    if word.dep_ != "pobj" or above.lower_ not in ("from", "of"):
        return False
    return is_a(above.head, "@people") if above.lower_ == "from" else above.head.ent_type_ == "PERSON"


def _is_owner(word: Token) -> bool:
    """Return whether a name behind `of` says whose something is ("the embassy of Peru"), not of what it is a part."""
    return word.dep_ == "pobj" and word.head.lower_ == "of" and not is_a(word.head.head, "@locality")


def _is_brought(word: Token) -> bool:
    """Return whether the phrase around a place name hangs on a preposition of place."""
    for _ in range(_MOST_STEPS):
        if word.dep_ == "pobj" and word.head.lower_ in WHERE:
            return True
        beside = word.dep_ in ("appos", "conj") or (word.dep_ in BEFORE_NOUN and is_a(word.head, "@place"))
        part = word.dep_ == "pobj" and word.head.lower_ == "of"
        if part and _says_where(word.head.head):
            return True
        if not (beside or part):
            return False
        word = word.head.head if part else word.head
    return False


def _says_where(word: Token) -> bool:
    """Return whether a word before `of` says where from there something was: "outside of", "north of"."""
    return word.lower_ in WHERE or word.lower_.endswith(_COMPASS)


def best(places: list[Place]) -> Place | None:
    """Return the first of the places that say most: a town before its country, and before a street no map has."""
    return min(places, key=_vagueness, default=None)


def is_county(place: Place) -> bool:
    """Return whether a place is a county, by its name."""
    return place.name.endswith(_COUNTIES)


def lies_within(town: Place, wide: Place) -> bool:
    """Return whether a town lies in a country or its region, or so near a county's middle that it may lie there."""
    if town.kind != "city" or town.country != wide.country or wide.admin1 not in (None, town.admin1):
        return False
    return not is_county(wide) or _is_near(town, wide)


def _is_near(place: Place, other: Place) -> bool:
    points = (place.latitude, other.latitude), (place.longitude, other.longitude)
    return all(here is not None and there is not None and abs(here - there) < _NEAR for here, there in points)


def is_spot(place: Place) -> bool:
    """Return whether a place is a street or a building whose town has to be said elsewhere."""
    words = place.name.lower().split()
    named_so = any(word.removesuffix(".") in _spot_words() or word[:1].isdigit() for word in words)
    return place.kind == "other" and place.latitude is None and named_so


@cache
def _spot_words() -> frozenset[str]:
    return frozenset(noun for noun, classes in noun_classes().items() if "spot" in classes)


def _vagueness(place: Place) -> int:
    return _SPOT if is_spot(place) else _GENERAL[place.kind]
