"""A town that only the title names is a place of the article, without a mention in its text."""

import pytest

from tests.unit.extraction.places.conftest import FindPlaces

TEXT = (
    "Two men were hurt in a fall from a roof on the 200 block of Mill Street, the sheriff of Lucas County, Ohio, said."
)


@pytest.mark.parametrize(
    ("title", "towns"),
    [
        ("Toledo men hurt in fall from roof", [("Toledo", "Ohio")]),
        ("Two hurt in fall in Toledo - Cleveland News 7", [("Toledo", "Ohio")]),
        ("Two hurt in fall on Cleveland Avenue", []),
        ("Two hurt at Cleveland High School", []),
        ("Two hurt in fall, Ada Toledo says", []),
        ("Two hurt in fall from roof", []),
    ],
    ids=["a town", "not the name of the site", "not a road", "not a school", "not a person", "no town"],
)
def test_a_town_of_the_title_has_no_mention(places_in: FindPlaces, title: str, towns: list[tuple[str, str]]) -> None:
    found = [place for place in places_in(TEXT, title=title) if not place.mentions]
    assert [(place.name, place.admin1) for place in found] == towns


def test_a_town_of_the_text_is_not_given_twice(places_in: FindPlaces) -> None:
    found = places_in("Two men were hurt in a fall in Toledo, Ohio.", title="Toledo men hurt")
    assert [place.name for place in found] == ["Toledo", "Ohio"]


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("SHELBY, N.Y. - Two barns burned on Sunday.", "Shelby", "New York"),
        ("Two barns burned in Manchester, Ill., on Sunday.", "Manchester", "Illinois"),
        ("HAMILTON TWP., N.J. - Two barns burned on Sunday.", "Hamilton", "New Jersey"),
    ],
)
def test_a_town_lies_in_the_state_whose_abbreviation_follows(
    places_in: FindPlaces, text: str, name: str, region: str
) -> None:
    first = places_in(text)[0]
    assert (first.name.title(), first.admin1) == (name, region)


def test_a_known_district_of_a_town_of_the_article_is_no_town_elsewhere(places_in: FindPlaces) -> None:
    found = places_in("Cincinnati police found him in Madisonville. Cincinnati firefighters came to Madisonville too.")
    assert "Texas" not in {place.admin1 for place in found}
