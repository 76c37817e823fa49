"""The gazetteer: which places of the world bear a name.

`build_gazetteer.py` makes it from GeoNames data; it is opened read-only and asked once an article.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

GAZETTEER = Path(__file__).with_name("gazetteer.sqlite")
_ASKED_AT_ONCE = 500  # SQLite's limit on parameters is 999 in its oldest builds
_KEPT = 20_000  # names whose answers stay in memory

_QUERY = """
SELECT key, feature, country, region.name, latitude, longitude, population, geonames_id, place.name, other_name
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


class Gazetteer:
    """Places by name."""

    def __init__(self, path: Path = GAZETTEER) -> None:
        # Immutable: no lock files beside it, for a Lambda layer is read-only.
        self._database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._answers: dict[str, tuple[Candidate, ...]] = {}

    def find(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """The places that bear each of the names (as `name_key` writes them); names nobody bears are left out."""
        wanted = list(dict.fromkeys(keys))
        unknown = [key for key in wanted if key not in self._answers]
        if len(self._answers) + len(unknown) > _KEPT:
            self._answers.clear()
            unknown = wanted
        for at in range(0, len(unknown), _ASKED_AT_ONCE):
            self._ask(unknown[at : at + _ASKED_AT_ONCE])
        return {key: found for key in wanted if (found := self._answers[key])}

    def _ask(self, keys: list[str]) -> None:
        answers: dict[str, list[Candidate]] = {key: [] for key in keys}
        query = _QUERY.format(marks=", ".join("?" * len(keys)))
        for (
            key,
            feature,
            country,
            region,
            latitude,
            longitude,
            population,
            geonames_id,
            name,
            other,
        ) in self._database.execute(query, keys):
            answers[key].append(
                Candidate(
                    name=name or _capitalised(key),
                    feature=Feature(feature),
                    country=country,
                    region=region,
                    latitude=latitude / 10_000,
                    longitude=longitude / 10_000,
                    population=population,
                    geonames_id=geonames_id,
                    other_name=bool(other),
                )
            )
        self._answers.update((key, tuple(found)) for key, found in answers.items())


def _capitalised(key: str) -> str:
    return " ".join(word.capitalize() for word in key.split(" "))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, opened once."""
    return Gazetteer()
