"""What is told of a place: its kind, country, region, point and GeoNames id, and nothing invented."""

import pytest

from tests.unit.extraction.places.conftest import FindPlaces

KINDS = [
    ("Talks in Mongolia failed.", "Mongolia", "country", "MNG"),
    ("Talks in Bavaria failed.", "Bavaria", "region", "DEU"),
    ("Talks in Nairobi failed.", "Nairobi", "city", "KEN"),
    ("Ships met in the Black Sea.", "Black Sea", "other", None),
    ("A war in the Middle East worries them.", "Middle East", "other", None),
    ("Fighting went on in the Gaza Strip.", "Gaza Strip", "region", "PSE"),
]

DISTRICTS = [
    ("Police in Philadelphia found the gun in Kensington.", "Kensington"),
    ("Police in Denver found the gun in the Lakewood neighborhood.", "Lakewood"),
]

DEMONYMS = [
    ("Ukrainian drones hit a depot.", "Ukrainian", "UKR"),
    ("The Dutch government fell.", "Dutch", "NLD"),
    ("South Korean prosecutors raided the firm.", "South Korean", "KOR"),
    ("Texans vote on Tuesday.", "Texans", "USA"),
    ("Scottish ministers met.", "Scottish", "GBR"),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), KINDS)
def test_a_known_place_has_kind_country_and_point(
    places_in: FindPlaces, text: str, name: str, kind: str, country: str | None
) -> None:
    place = next(place for place in places_in(text) if place.mentions[0].text == name)
    assert (place.kind, place.country) == (kind, country)
    assert place.latitude is not None
    assert place.longitude is not None


@pytest.mark.parametrize(("text", "word", "country"), DEMONYMS)
def test_a_word_for_a_people_resolves_to_its_place(places_in: FindPlaces, text: str, word: str, country: str) -> None:
    by_text = {mention.text: place for place in places_in(text) for mention in place.mentions}
    assert by_text[word].country == country


@pytest.mark.parametrize(("text", "name"), DISTRICTS)
def test_a_part_of_a_town_is_no_town(places_in: FindPlaces, text: str, name: str) -> None:
    kinds = {place.name: place.kind for place in places_in(text)}
    assert kinds.pop(name) == "other"
    assert set(kinds.values()) == {"city"}


def test_a_city_carries_its_geonames_id_and_point(places_in: FindPlaces) -> None:
    [nairobi] = places_in("The summit was held in Nairobi.")
    assert nairobi.geonames_id == 184745
    assert nairobi.latitude == pytest.approx(-1.28, abs=0.05)
    assert nairobi.longitude == pytest.approx(36.82, abs=0.05)


def test_a_place_no_gazetteer_lists_has_no_invented_point(places_in: FindPlaces) -> None:
    places = places_in("The lorry overturned on Harrowgate Mill Bridge in Leeds, England, at dawn.")
    unknown = [place for place in places if place.geonames_id is None and place.kind == "other"]
    assert all((place.latitude, place.longitude, place.geonames_id) == (None, None, None) for place in unknown)
    assert {"Leeds", "England"} <= {place.name for place in places}


def test_a_text_without_places_has_none(places_in: FindPlaces) -> None:
    assert places_in("The company raised its prices by two percent last year.") == []
