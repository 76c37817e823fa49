"""Which of the places that bear a name an article means."""

import pytest

from tests.unit.extraction.places.conftest import FindPlaces

SENSES = [
    # the region beside it
    ("A storm hit Paris, Texas, on Sunday.", "Paris", "USA", "Texas"),
    ("A senator from Texas said leaders in Paris and Berlin were dismayed.", "Paris", "FRA", "Île-de-France"),
    ("Deputies from Lamar County, Texas, and Blossom searched a house in Paris.", "Paris", "USA", "Texas"),
    ("A storm hit Paris, France, on Sunday.", "Paris", "FRA", "Île-de-France"),
    ("The team trains in Athens, Ga., this week.", "Athens", "USA", "Georgia"),
    ("He was born in London, Ontario, in 1950.", "London", "CAN", "Ontario"),
    ("The mill in Charleston, W.Va., will close.", "Charleston", "USA", "West Virginia"),
    ("A fire broke out in Newcastle, NSW, overnight.", "Newcastle", "AUS", "New South Wales"),
    ("She teaches in Richmond (Virginia).", "Richmond", "USA", "Virginia"),
    ("The Lebanon, Tennessee, mayor resigned.", "Lebanon", "USA", "Tennessee"),
    ("Lebanon, Syria and Jordan closed their borders.", "Lebanon", "LBN", None),
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
    # a capital of millions and its small namesakes
    (
        "NEW YORK - A Brooklyn man smuggled coins from Paris to Boston, prosecutors in Massachusetts said.",
        "Paris",
        "FRA",
        "Île-de-France",
    ),
    ("The choir from Detroit sings in Ann Arbor on Friday and in Paris and Rome next month.", "Rome", "ITA", "Lazio"),
    ("Dallas police said a Fort Worth woman was found in Paris.", "Paris", "USA", "Texas"),
    # state or country, state or city
    ("Russia and Georgia fought over South Ossetia; Tbilisi called for help.", "Georgia", "GEO", None),
    ("The crash in Niger state killed nine people, police in Abuja said.", "Niger", "NGA", "Niger State"),
    ("Voters in Georgia, Alabama and Florida go to the polls.", "Georgia", "USA", "Georgia"),
    ("WASHINGTON (AP) - Congress passed the bill on Friday.", "WASHINGTON", "USA", "District of Columbia"),
    ("Fires burned across Oregon, Washington and Idaho.", "Washington", "USA", "Washington"),
    ("Washington announced sanctions on Iran on Tuesday.", "Washington", "USA", "District of Columbia"),
    ("Talks in Washington ended without a deal.", "Washington", "USA", "District of Columbia"),
    ("A school in Tacoma, Washington, has closed.", "Washington", "USA", "Washington"),
    ("A bill of Washington state lawmakers has failed.", "Washington", "USA", "Washington"),
    ("San Jose police, helped by Costa Rica's coast guard, seized the boat.", "San Jose", "CRI", None),
    ("After the party's convention in Cleveland he toured Orlando and Tampa in Florida.", "Cleveland", "USA", "Ohio"),
    ("Washington and Oregon banned the pesticide; Idaho did not.", "Washington", "USA", "Washington"),
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


OUTLETS = [
    ("Police in Springfield arrested a man on Monday.", "wandtv.com", "Illinois"),
    ("Police in Springfield arrested a man on Monday.", "www.masslive.com:80", "Massachusetts"),
    ("A bus overturned in Columbus on Monday.", "ledger-enquirer.com", "Georgia"),
    ("A bus overturned in Jacksonville on Monday.", "witn.com", "North Carolina"),
    ("A bus overturned in Hollywood on Monday.", "miamiherald.com", "Florida"),
    ("A bus overturned in Victoria on Monday.", "www.timescolonist.com", "British Columbia"),
    ("A bus overturned in Newcastle on Monday.", "chroniclelive.co.uk", "England"),
]


@pytest.mark.parametrize(("text", "source", "region"), OUTLETS)
def test_the_town_of_the_outlet_decides_between_namesakes(
    places_in: FindPlaces, text: str, source: str, region: str
) -> None:
    [place] = places_in(text, source=source)
    assert place.admin1 == region


def test_institutions_of_one_country_decide_between_namesakes(places_in: FindPlaces) -> None:
    text = "Sheriff's deputies arrested a man near the high school in Birmingham, the district attorney said."
    assert [place.country for place in places_in(text)] == ["USA"]


def test_a_country_named_behind_in_decides_between_namesakes(places_in: FindPlaces) -> None:
    countries = {place.country for place in places_in("A ferry left Santiago in the Dominican Republic.")}
    assert countries == {"DOM"}


def test_the_word_for_its_people_tells_a_country_from_a_state_of_its_name(places_in: FindPlaces) -> None:
    text = "The Georgian minister flew from Tbilisi to Atlanta. Georgia has asked for help."
    assert [place.country for place in places_in(text) if place.name == "Georgia"] == ["GEO"]


def test_the_north_and_the_south_are_the_two_koreas_where_both_are_named(places_in: FindPlaces) -> None:
    text = "North Korea and South Korea met on Monday. The South had offered aid, and the North refused it."
    mentions = {place.country: [mention.text for mention in place.mentions] for place in places_in(text)}
    assert mentions == {"PRK": ["North Korea", "North"], "KOR": ["South Korea", "South"]}


def test_a_name_said_to_lie_in_two_places_means_both(places_in: FindPlaces) -> None:
    places = places_in("He drove from Bristol, Tenn., to Bristol, Va., on Monday.")
    assert [place.admin1 for place in places if place.name == "Bristol"] == ["Tennessee", "Virginia"]


def test_the_south_is_korea_in_news_of_the_north(places_in: FindPlaces) -> None:
    mentions = {
        place.country: [m.text for m in place.mentions] for place in places_in("Pyongyang warned the South again.")
    }
    assert mentions == {"PRK": ["Pyongyang"], "KOR": ["South"]}


def test_new_york_is_the_city_unless_its_state_is_meant(places_in: FindPlaces) -> None:
    kinds = [place.kind for place in places_in("Stocks fell in New York, and a mill in Utica, New York, shut.")]
    assert kinds == ["city", "city", "region"]


def test_the_south_of_another_country_is_not_korea(places_in: FindPlaces) -> None:
    places = places_in("Voters in the South turned out early. North Dakota and South Dakota came next.")
    assert not {place.country for place in places} & {"KOR", "PRK"}


def test_a_village_said_to_lie_in_a_country_is_not_its_namesake_elsewhere(places_in: FindPlaces) -> None:
    places = places_in("Raiders burned the fishing village of Baga in Nigeria.")
    assert {place.country for place in places} == {"NGA"}


def test_a_station_named_after_a_queen_is_not_in_the_state_of_her_name(places_in: FindPlaces) -> None:
    places = places_in("The train stopped at Victoria Station in London.")
    assert {place.country for place in places} == {"GBR"}


def test_a_nickname_is_no_town(places_in: FindPlaces) -> None:
    assert [place.name for place in places_in('A court in Naples jailed Luca "Paris" Moretti.')] == ["Naples"]
