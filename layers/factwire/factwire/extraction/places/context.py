"""What the words around a name say: which region it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factwire.extraction.places.gazetteer import Candidate, Feature
from factwire.extraction.places.spotting import Spot

_BETWEEN = frozenset({",", "("})


def qualifiers(text: str, spots: Sequence[Spot]) -> dict[int, tuple[Candidate, ...]]:
    """What each qualified spot may mean, by its position in `spots`: "Paris, Texas", "Athens (Georgia)".

    A country qualifies nothing but what lies in it; the names of an enumeration do not qualify each other, for they
    do not lie in each other.
    """
    found = {}
    for at, (spot, after) in enumerate(pairwise(spots)):
        if after.kind == "demonym" or text[spot.end : after.start].strip() not in _BETWEEN:
            continue
        inside = tuple(c for c in spot.candidates if any(lies_in(c, wider) for wider in after.candidates))
        if inside and not _is_known_better(spot, inside):
            found[at] = inside
    return found


def _is_known_better(spot: Spot, inside: tuple[Candidate, ...]) -> bool:
    """Whether the name is a country's, or a place's own while `inside` only borrow it."""
    if any(c.feature is Feature.COUNTRY for c in spot.candidates):
        return not any(c.feature is Feature.REGION and not c.other_name for c in inside)
    return all(c.other_name for c in inside) and not all(c.other_name for c in spot.candidates)


def lies_in(place: Candidate, wider: Candidate) -> bool:
    """Whether the gazetteer says that a place lies in a wider one."""
    if place.feature <= wider.feature or place.country != wider.country:
        return False
    if wider.feature is Feature.COUNTRY:
        return True
    return wider.feature in (Feature.REGION, Feature.COUNTY) and bool(place.region) and place.region == wider.region
