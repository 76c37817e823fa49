"""The senses that news usually means by a name, unless the words beside it or the other names speak for another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from factwire.extraction.places.gazetteer import TOWNS, WIDE, Candidate, Feature
from factwire.extraction.places.place_lexicons import usual_places

_METROPOLIS, _KNOWN_ABROAD = 1_000_000, 100_000  # people
_OF_REGIONS = frozenset({"region", "listed with a region"})


def usual_sense(
    key: str, candidates: Mapping[str, tuple[Candidate, ...]], of_name: Collection[str]
) -> Candidate | None:
    """Return the place that news usually means by the name of a key, or None.

    `candidates` are those of all names of the article by their keys, `of_name` are the cues beside the name.
    """
    return _listed(key, candidates[key], of_name) or _metropolis(key, candidates)


def _listed(key: str, candidates: Sequence[Candidate], of_name: Collection[str]) -> Candidate | None:
    """Return the town that the lexicon lists for a name, or None where the words beside it speak for a region."""
    known = usual_places().get(key)
    if known is None or not _OF_REGIONS.isdisjoint(of_name):
        return None
    country, region = known
    towns = (c for c in candidates if c.feature in TOWNS)
    own = (town for town in towns if town.country == country and town.region == (region or town.region))
    return max(own, key=_people, default=None)


def _metropolis(key: str, candidates: Mapping[str, tuple[Candidate, ...]]) -> Candidate | None:
    """Return the capital that a name means anywhere but in local news of one of its small namesakes."""
    towns = [c for c in candidates[key] if c.feature in TOWNS]
    capital = next((c for c in towns if c.feature is Feature.CAPITAL and c.population >= _METROPOLIS), None)
    rivals = [town for town in towns if town != capital and not town.other_name]
    if capital is None or any(town.population >= _KNOWN_ABROAD for town in rivals):
        return None
    named = [max(places, key=_people) for other, places in candidates.items() if other != key and places]
    return capital if len(named) > 1 and not _is_local_news(rivals, named) else None  # one place alone tells too little


def _is_local_news(namesakes: Sequence[Candidate], named: Sequence[Candidate]) -> bool:
    """Return whether one of the places that are named is a town around a namesake, or small and in its country.

    A state alone is named in news of anywhere.
    """
    around = {(place.country, place.region) for place in named if place.feature is not Feature.REGION}
    local = {place.country for place in named if place.feature not in WIDE and place.population < _KNOWN_ABROAD}
    return any(town.country in local or (town.country, town.region) in around for town in namesakes)


def _people(place: Candidate) -> int:
    return place.population
