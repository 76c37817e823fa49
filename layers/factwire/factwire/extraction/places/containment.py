"""Which names are qualified by a wider place beside them: "Paris, Texas"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factwire.extraction.places.gazetteer import Candidate, Feature
from factwire.extraction.places.toponym_matching import Toponym

_LARGE = 100_000  # people: so large a town is meant by its other name where its country is named
_BETWEEN = frozenset({",", "(", "in", "in the"})


def qualifiers(text: str, toponyms: Sequence[Toponym]) -> dict[int, tuple[Candidate, ...]]:
    """Return the candidates of each qualified toponym, by its position in `toponyms`: "Paris, Texas".

    A place qualifies only names of places that lie in it, so the names of a list do not qualify each other.
    """
    found = {}
    for at, (toponym, after) in enumerate(pairwise(toponyms)):
        if after.kind == "demonym" or text[toponym.end : after.start].strip() not in _BETWEEN:
            continue
        inside = tuple(c for c in toponym.candidates if any(lies_in(c, wider) for wider in after.candidates))
        if inside and not _is_known_better(toponym, inside):
            found[at] = inside
    return found


def _is_known_better(toponym: Toponym, inside: tuple[Candidate, ...]) -> bool:
    """Return whether the name is a country's, or a main name while it is only an other name of those `inside`."""
    if any(c.feature is Feature.COUNTRY for c in toponym.candidates):
        return not any(c.feature is Feature.REGION and not c.other_name for c in inside)
    only_other_names = all(c.other_name and c.population < _LARGE for c in inside)
    return only_other_names and not all(c.other_name for c in toponym.candidates)


def lies_in(place: Candidate, wider: Candidate) -> bool:
    """Return whether the gazetteer says that a place lies in a wider one."""
    if place.feature <= wider.feature or place.country != wider.country:
        return False
    if wider.feature is Feature.COUNTRY:
        return True
    return wider.feature in (Feature.REGION, Feature.COUNTY) and bool(place.region) and place.region == wider.region
