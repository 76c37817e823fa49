"""Where an event was, with the preposition of the article: "near the Kaduna River"."""

from __future__ import annotations

import re
from typing import Final

from factwire.domain.listing.projections import ProjectedEvent
from factwire.domain.wording.determiners import with_own_article
from factwire.model import Place, Span

_PREPOSITION: Final = re.compile(
    r"(?:\b(?P<preposition>from|to|towards|in|at|on|near|off|outside|across|along|around|over|inside)|\b[a-z]+(?:east|west|north|south)\s+of)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SETTLED: Final = frozenset({"country", "region", "city"})
# "At Lisbon airport", "on the outskirts of Lisbon" are in Lisbon.
_AT_A_POINT: Final = frozenset({"at", "on", "inside", "above"})
_ON_A_WAY: Final = frozenset({"from", "to", "towards"})
_BEFORE_LENGTH: Final = 60


def place_of_event(projected: ProjectedEvent, *, text: str) -> str | None:
    """Return where an event was, with the preposition of its evidence, else "in" a settled place and "at" another.

    None where the evidence says that something came from there or went there.
    """
    place = projected.place
    if place is None:
        return None
    evidence = projected.event.evidence
    named = next((each for each in place.mentions if evidence.start <= each.start < evidence.end), None)
    preposition = _preposition(place, named=named, text=text)
    if preposition in _ON_A_WAY:
        return None
    return f"{preposition} {_name_of_place(place, named=named, text=text)}"


def _preposition(place: Place, *, named: Span | None, text: str) -> str:
    """Return the preposition of the place's mention, or that of its kind."""
    found = _PREPOSITION.search(text[max(0, named.start - _BEFORE_LENGTH) : named.start]) if named else None
    settled = place.kind in _SETTLED
    if found is None:
        return "in" if settled or place.country is None else "at"  # a place of no country is a part of the world
    preposition = (found["preposition"] or "near").lower()
    return "in" if settled and preposition in _AT_A_POINT else preposition


def _name_of_place(place: Place, *, named: Span | None, text: str) -> str:
    """Return a country by its name, another place as the text spells it."""
    first = named or next(iter(place.mentions), None)
    spelt = first is not None and place.kind != "country" and not first.text.isupper()
    return with_own_article(" ".join((first.text if first and spelt else place.name).split()), text=text)
