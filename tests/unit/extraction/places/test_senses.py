"""Which of the places that bear a name an article means."""

import pytest

from tests.unit.extraction.places.conftest import FindPlaces

SENSES = [
    # the region beside it
    ("A storm hit Paris, Texas, on Sunday.", "Paris", "USA", "Texas"),
    ("A storm hit Paris, France, on Sunday.", "Paris", "FRA", "Île-de-France"),
    ("The team trains in Athens, Ga., this week.", "Athens", "USA", "Georgia"),
    ("He was born in London, Ontario, in 1950.", "London", "CAN", "Ontario"),
    ("The mill in Charleston, W.Va., will close.", "Charleston", "USA", "West Virginia"),
    ("A fire broke out in Newcastle, NSW, overnight.", "Newcastle", "AUS", "New South Wales"),
    ("She teaches in Richmond (Virginia).", "Richmond", "USA", "Virginia"),
    # nothing beside it: the best known
    ("The talks in Paris ended without a deal.", "Paris", "FRA", "Île-de-France"),
    ("A bomb exploded in Tripoli.", "Tripoli", "LBY", None),
    # the article's other places
    (
        "Councils in Leeds, Sheffield and Bradford met. Officials in Halifax joined them by video from Yorkshire.",
        "Halifax",
        "GBR",
        "England",
    ),
    (
        "From Toronto to Ottawa, Canada shivered. In London, west of Hamilton, Ontario's roads were closed.",
        "London",
        "CAN",
        "Ontario",
    ),
    ("Lebanon's army said Tripoli was calm after clashes in Beirut and Sidon.", "Tripoli", "LBN", None),
    # state or country, state or city
    ("Russia and Georgia fought over South Ossetia; Tbilisi called for help.", "Georgia", "GEO", None),
    ("The crash in Niger state killed nine people, police in Abuja said.", "Niger", "NGA", "Niger State"),
    ("Voters in Georgia, Alabama and Florida go to the polls.", "Georgia", "USA", "Georgia"),
    ("WASHINGTON (AP) - Congress passed the bill on Friday.", "WASHINGTON", "USA", "District of Columbia"),
    ("Fires burned across Oregon, Washington and Idaho.", "Washington", "USA", "Washington"),
    # counties
    ("Deputies in Pima County, near Tucson, found the car.", "Pima County", "USA", "Arizona"),
    (
        "Schools in Camden and Nassau counties are closed after the storm in Jacksonville, Florida.",
        "Nassau",
        "USA",
        "Florida",
    ),
]


@pytest.mark.parametrize(("text", "name", "country", "admin1"), SENSES)
def test_a_name_means_the_place_the_article_speaks_of(
    places_in: FindPlaces, text: str, name: str, country: str, admin1: str | None
) -> None:
    by_text = {mention.text: place for place in places_in(text) for mention in place.mentions}
    assert by_text[name].country == country
    if admin1 is not None:
        assert by_text[name].admin1 == admin1


def test_a_name_has_one_sense_in_an_article(places_in: FindPlaces) -> None:
    places = places_in(
        "Fire closed a school in Paris, Texas. Paris firefighters came; the mayor of Paris thanked them."
    )
    assert [place.admin1 for place in places if place.name == "Paris"] == ["Texas"]


@pytest.mark.parametrize(
    ("source", "url", "country"),
    [
        (None, None, "GBR"),
        ("Alabama Daily News", None, "USA"),
        (None, "https://news.example.co.uk/story", "GBR"),
        (None, "not a url at all", "GBR"),
    ],
)
def test_the_sources_home_counts(places_in: FindPlaces, source: str | None, url: str | None, country: str) -> None:
    places = places_in("A bus overturned in Birmingham on Monday; nobody was hurt.", source=source, url=url)
    assert [place.country for place in places] == [country]
