"""What the words around a name say: which region it lies in."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Candidate, Feature
from factwire.extraction.places.spotting import Spot


def qualifiers(doc: Doc, spots: Sequence[Spot]) -> dict[int, int]:
    """Which spot says where another lies, by their positions in `spots`: "Paris, Texas", "Athens (Georgia)"."""
    found = {}
    for at, (spot, after) in enumerate(zip(spots, spots[1:], strict=False)):
        between = doc[spot.last : after.first].text if spot.last < after.first else ""
        if between in {",", "("} and after.kind != "demonym" and any(within(spot, wider) for wider in after.candidates):
            found[at] = at + 1
    return found


def within(spot: Spot, wider: Candidate) -> bool:
    """Whether one of the spot's candidates lies in `wider`."""
    return any(lies_in(candidate, wider) for candidate in spot.candidates)


def lies_in(place: Candidate, wider: Candidate) -> bool:
    """Whether the gazetteer says that a place lies in a wider one."""
    if wider.feature is Feature.COUNTRY:
        return place.feature is not Feature.COUNTRY and place.country == wider.country
    if wider.feature is Feature.REGION:
        return (
            place.feature not in (Feature.COUNTRY, Feature.REGION)
            and place.country == wider.country
            and place.region == wider.region
        )
    return (
        wider.feature is Feature.COUNTY
        and place.feature is Feature.CITY
        and (place.country, place.region) == (wider.country, wider.region)
    )
