"""The gazetteer's builder writes the same bytes for the same places, and only names that news uses."""

import importlib.util
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
from factwire.extraction.places.gazetteer import Feature, Gazetteer

BUILDER = Path(__file__).parents[4] / "tools" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    sys.path.insert(0, str(BUILDER.parent))  # as when it is run as a script
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    sys.path.remove(str(BUILDER.parent))
    return module


def town(builder: ModuleType, name: str, country: str, *other_names: str) -> object:
    return builder.Record(
        name=name,
        feature=Feature.CITY,
        country=country,
        latitude=10.0,
        longitude=20.0,
        population=500_000,
        region="Somewhere",
        geonames_id=1,
        other_names=other_names,
    )


def test_the_same_places_give_the_same_bytes_in_any_order(builder: ModuleType, tmp_path: Path) -> None:
    records = [town(builder, "Alba", "IT"), town(builder, "Borg", "NO", "Borgby"), town(builder, "Cala", "ES")]
    builder.write(tmp_path / "one", records)
    builder.write(tmp_path / "two", records[::-1])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_other_names_are_kept_where_news_in_english_uses_them(builder: ModuleType, tmp_path: Path) -> None:
    builder.write(
        tmp_path / "g",
        [
            town(builder, "Chennai", "IN", "Madras", "MAA", "चेन्नई"),
            town(builder, "New York City", "US", "New York", "Nowy Jork", "NYC"),
        ],
    )
    with closing(sqlite3.connect(tmp_path / "g")) as database:
        keys = {key for (key,) in database.execute("SELECT key FROM place")}
    assert keys == {"chennai", "madras", "new york city", "new york"}


def test_what_is_written_can_be_read(builder: ModuleType, tmp_path: Path) -> None:
    builder.write(tmp_path / "g", [town(builder, "São Tomé", "ST")])
    [place] = Gazetteer(tmp_path / "g").find(["sao tome"])["sao tome"]
    assert (place.name, place.country, place.region, place.latitude, place.longitude, place.population) == (
        "São Tomé",
        "ST",
        "Somewhere",
        10.0,
        20.0,
        500_000,
    )
