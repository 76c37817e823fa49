"""What private people ask, give and think makes no event; what states, officials and bodies say and give does."""

import pytest
from factwire import extract


def types_in(text: str) -> list[str]:
    return [event.type for event in extract(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "The families of the two drivers requested privacy.",
        "Many viewers have applauded the clown's new act.",
        "Jonas Lund found the wet boy near a shop, where he asked to use the phone.",
        "Anna Berg worked as a waitress and met the cook Jonas Lund there.",
        "Forty percent said they would vote for Governor Anna Berg.",
        "The captain refused to leave the league. The striker scored twice, and the coach praised the goalkeeper.",
    ],
    ids=["privacy", "viewers", "the phone", "a waitress", "a poll", "a match"],
)
def test_what_concerns_private_people_only_is_no_event(text: str) -> None:
    assert types_in(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Berg refused to meet President Jonas Lund.", "REJECT"),
        ("Two thousand parents signed a petition to the ministry.", "REQUEST"),
        ("Norway urged Chad to free the miners.", "REQUEST"),
        ("A driver sued the city of Reno.", "ACCUSE"),
        ("A driver was shot in Reno on Monday.", "ASSAULT"),
        ("The woman was charged with murder.", "ACCUSE"),
    ],
    ids=["refuses a president", "a petition", "a state", "a lawsuit", "a shooting", "a charge"],
)
def test_what_concerns_the_public_stays_an_event(text: str, kind: str) -> None:
    assert kind in types_in(text)


def test_an_article_on_politics_names_politicians_without_their_offices() -> None:
    text = (
        "The Senate rejected the bill. The White House urged the Senate to vote again. Anna Berg endorsed Jonas Lund."
    )

    assert types_in(text).count("SUPPORT") == 1
