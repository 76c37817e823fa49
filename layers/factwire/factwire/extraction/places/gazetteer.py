"""The gazetteer: which places of the world bear a name.

`build_gazetteer.py` makes it from GeoNames data; it is opened read-only and queried once an article.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Final

from factwire.errors import InstallationIncomplete

GAZETTEER = Path(__file__).with_name("gazetteer.sqlite")
_BATCH = 500  # SQLite's limit on parameters is 999 in its oldest builds
_CACHED_NAMES = 20_000  # names whose places stay in memory

_QUERY = """
SELECT key, feature, country, region.name AS region, latitude, longitude, population, geonames_id,
    place.name AS name, other_name
FROM place JOIN region ON region.id = place.region WHERE key IN ({marks})
"""


class Feature(IntEnum):
    """What kind of place an entry is."""

    COUNTRY = 0
    REGION = 1  # first level: state, province
    COUNTY = 2  # second level: county, district
    CAPITAL = 3  # of a country
    CITY = 4
    AREA = 5  # continent, world region, sea, river, landmark


WIDE: Final = frozenset({Feature.COUNTRY, Feature.REGION, Feature.COUNTY})
"""Features of places that others are said to lie in."""
TOWNS: Final = frozenset({Feature.CAPITAL, Feature.CITY})
NARROW: Final = TOWNS | {Feature.COUNTY}
"""Features of places that a single point tells well enough where they are."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that bears a name; coordinates are degrees, `country` is ISO 3166-1 alpha-2, "" where it has none."""

    name: str
    feature: Feature
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    geonames_id: int | None
    other_name: bool


def check_installed(path: Path = GAZETTEER) -> None:
    """Check that the gazetteer is there, for without it there are no places.

    Raises:
        InstallationIncomplete: it is not.
    """
    if not path.is_file():
        raise InstallationIncomplete(
            f"the gazetteer {path} is missing: install factwire with `pip install .` (not editable), or run "
            "`make ready` in its folder"
        )


class Gazetteer:
    """Places by name."""

    def __init__(self, path: Path = GAZETTEER) -> None:
        check_installed(path)
        # Immutable: no lock files beside it, for a Lambda layer is read-only.
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._database.row_factory = sqlite3.Row
        self._cached: dict[str, tuple[Candidate, ...]] = {}

    def find(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Return the places of each name (a key as `name_key` makes them); names without a place are left out."""
        wanted = list(dict.fromkeys(keys))
        unknown = [key for key in wanted if key not in self._cached]
        if len(self._cached) + len(unknown) > _CACHED_NAMES:
            self._cached.clear()
            unknown = wanted
        for at in range(0, len(unknown), _BATCH):
            self._query(unknown[at : at + _BATCH])
        return {key: found for key in wanted if (found := self._cached[key])}

    def _query(self, keys: list[str]) -> None:
        places: dict[str, list[Candidate]] = {key: [] for key in keys}
        query = _QUERY.format(marks=", ".join("?" * len(keys)))
        for row in self._database.execute(query, keys):
            places[row["key"]].append(_candidate(row))
        self._cached.update((key, tuple(found)) for key, found in places.items())


def _candidate(row: sqlite3.Row) -> Candidate:
    return Candidate(
        name=row["name"] or _capitalised(row["key"]),
        feature=Feature(row["feature"]),
        country=row["country"],
        region=row["region"],
        latitude=row["latitude"] / 10_000,
        longitude=row["longitude"] / 10_000,
        population=row["population"],
        geonames_id=row["geonames_id"],
        other_name=bool(row["other_name"]),
    )


def _capitalised(key: str) -> str:
    return " ".join(word.capitalize() for word in key.split(" "))


@cache
def gazetteer() -> Gazetteer:
    """Return the package's gazetteer, opened once per process."""
    return Gazetteer()
