"""Which names the gazetteer knows as places: evidence for the types of names that the lexicons do not hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from factwire.extraction.places.gazetteer import Feature, gazetteer
from factwire.extraction.places.name_keys import name_key

_SMALLEST = 5_000  # people; below that, too many surnames and common words are villages
_SETTLED = frozenset({Feature.CITY, Feature.CAPITAL})
_REGIONS = frozenset({Feature.COUNTRY, Feature.REGION})


def toponyms(names: Iterable[str]) -> frozenset[str]:
    """Return those of the names that a region or a town of some size bears; none where there is no gazetteer."""
    keys = {name: name_key(name) for name in names if len(name) > 2}
    try:
        found = gazetteer().find(keys.values())
    except sqlite3.Error:
        # Without its gazetteer the places component fails and says so; entities only lose a hint.
        return frozenset()
    return frozenset(
        name
        for name, key in keys.items()
        if any(
            place.feature in _REGIONS or (place.feature in _SETTLED and place.population >= _SMALLEST)
            for place in found.get(key, ())
        )
    )
