"""Which words of a text name places, and which only look as if."""

import pytest
from factwire.model import Place

from tests.unit.extraction.places.conftest import FindPlaces

NAMED = [
    ("Rebels seized the airport of Goma on Tuesday, officials in Kinshasa said.", ["Goma", "Kinshasa"]),
    ("Police in Dar es Salaam arrested four men from Rio de Janeiro.", ["Dar es Salaam", "Rio de Janeiro"]),
    ("The minister flew from Port-au-Prince to Santo Domingo.", ["Port-au-Prince", "Santo Domingo"]),
    ("Troops crossed into Guinea-Bissau and Cote d'Ivoire.", ["Guinea-Bissau", "Cote d'Ivoire"]),
    ("The U.S.-led coalition struck targets near Mosul.", ["U.S.", "Mosul"]),
    ("Workers went on strike in St. Louis and in Fort Worth.", ["St. Louis", "Fort Worth"]),
    ("Ships were turned back in the Strait of Hormuz.", ["Strait of Hormuz"]),
    ("The quake was felt in Tucson, Ariz., and in Hermosillo, Mexico.", ["Tucson", "Ariz", "Hermosillo", "Mexico"]),
    ("The Chicago Police Department opened an inquiry.", ["Chicago"]),
    ("NAIROBI (Reuters) - The Kenyan shilling fell on Monday.", ["NAIROBI", "Kenyan"]),
    ("Texans vote on Tuesday.", ["Texans"]),
    ("Derby County Council sold the land.", ["Derby"]),
    ("The trucks left for Sake, a town in eastern Congo.", ["Sake", "Congo"]),
]

UNNAMED = [
    ("Paris Hilton and Jack London walked in.", ["Paris", "London"]),
    ("The Washington Post reported the story first.", ["Washington"]),
    ("Lyme disease and the Marburg virus were both ruled out.", ["Lyme", "Marburg"]),
    ("He told Reading, his lawyer, that he was ready in May.", ["May"]),
    ("In March, Mr. Washington said he would resign.", ["March", "Washington"]),
    ("Georgia Smith, who won twice, thanked her coach.", ["Georgia"]),
    ("Brent crude fell while West Texas Intermediate rose.", ["Brent", "Texas"]),
    ("Gov. Ann Palin met the press. The blaze was aimed at Palin, the failed candidate.", ["Palin"]),
    ("The Liberal Democrats lost two seats.", ["Liberal"]),
    ("Suspected anti-Balaka fighters burned a bus.", ["Balaka"]),
    ("NAIROBI, Nov 25 (AP) - Two men were arrested.", ["Nov"]),
    ("KYIV, Ukraine, Nov. 24 - Two men were arrested.", ["Nov", "Nov."]),
    ("He was shot in the 1200 block of West Madison in Chicago.", ["Madison"]),
    ("The shop at 4th and Portland in Louisville, Kentucky, burned down.", ["Portland"]),
    ("A boy from Chicago, Illinois, was taken to Mount Sinai Hospital.", ["Mount Sinai"]),
    ("Students in Nashville, Tennessee, left Vanderbilt University.", ["Vanderbilt"]),
    ("The flight left Kennedy International Airport at nine.", ["Kennedy"]),
    ("The tanker took on Dubai crude on Monday.", ["Dubai"]),
    ("The Denver Broncos signed him, the Toledo Dispatch reported.", ["Denver", "Toledo"]),
    ("She left Bank of America for Rio Tinto.", ["America", "Rio"]),
    ("He drove a Hyundai Santa Fe.", ["Santa Fe"]),
    ("Oregonians held St. Patrick's Day parades.", ["St. Patrick"]),
    ("The West is worried.", ["West"]),
    ("She ran Hewlett-Packard for years.", ["Hewlett"]),
    ("Lawyers cited the Geneva Conventions and the Dayton Accords.", ["Geneva", "Dayton"]),
]


def texts(places: list[Place]) -> list[str]:
    return [mention.text for place in places for mention in place.mentions]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names_of_places_are_found_whole(places_in: FindPlaces, text: str, expected: list[str]) -> None:
    found = texts(places_in(text))
    assert [name for name in expected if not any(one.rstrip(".") == name.rstrip(".") for one in found)] == []


@pytest.mark.parametrize(("text", "unwanted"), UNNAMED)
def test_names_of_persons_papers_and_diseases_are_no_places(
    places_in: FindPlaces, text: str, unwanted: list[str]
) -> None:
    assert set(texts(places_in(text))) & set(unwanted) == set()


def test_mentions_are_exact_slices_and_places_stand_in_text_order(places_in: FindPlaces) -> None:
    text = "Ça va — 🚢 ships left Odesa for Istanbul. In Istanbul, Ukrainian crews waited; Odesa was dark."
    places = places_in(text)
    assert all(text[span.start : span.end] == span.text for place in places for span in place.mentions)
    firsts = [place.mentions[0].start for place in places]
    assert firsts == sorted(firsts)
    assert [place.id for place in places] == [f"p{number}" for number in range(1, len(places) + 1)]


def test_one_place_gathers_all_its_names(places_in: FindPlaces) -> None:
    places = places_in(
        "Iran said on Friday that Iranian ships had left. The Iranians gave no reason, and Iran no date."
    )
    assert [(place.name, len(place.mentions)) for place in places] == [("Iran", 4)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A missile hit the market of Harrubah in northern Yemen on Monday, officials in Harrubah said.", "YEM"),
        ("Floods cut off the town of Velkomora in the south of Chad on Friday.", "TCD"),
        ("Police in Kolwandeh, Iran, arrested four men.", "IRN"),
        ("Troops left Harrubah and crossed into Yemen.", None),
        ("Men on motorbikes raided Delft, a farming village in Niger's Tillaberi region.", "NER"),
    ],
)
def test_a_town_that_no_map_has_lies_where_the_text_says(places_in: FindPlaces, text: str, country: str | None) -> None:
    (town,) = [place for place in places_in(text) if place.kind == "other"]
    assert town.country == country
