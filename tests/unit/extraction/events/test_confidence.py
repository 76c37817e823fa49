"""What is told as news is an event; what is only quoted, denied, wished or told in passing is none."""

import pytest
from factwire import extract
from factwire.extraction.events.confidence import _TRAITS, points
from factwire.extraction.events.detection.acts import Reason
from factwire.extraction.events.explanation import explain_events
from factwire.extraction.text.parse import parse
from factwire.reading import article_from_text

_PADDING = "The harbour was calm. " * 20  # what follows is not in the opening
_ARTICLE = "The court and the ministry were quiet. " * 20  # what follows is not in a text of a few sentences


def types_in(text: str) -> list[str]:
    return [event.type for event in extract(text).events]


def test_the_points_are_of_the_traits_that_there_are() -> None:
    assert set(points()) == set(_TRAITS)


@pytest.mark.parametrize(
    "text",
    [
        '"You have to sit down and talk to the mayors," the senator said.',
        "The boy was not hurt in the fall.",
        "The bank, which helps widows, opened a branch.",
        f"{_ARTICLE}Forty employees could be accused by the firm, the report says.",
        "My neighbour, who was told of it, supported the bank.",
    ],
    ids=["advice in a quotation", "not hurt", "a habit in passing", "a possibility", "a memoir"],
)
def test_what_is_hardly_told_as_news_is_no_event(text: str) -> None:
    assert types_in(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The rebels killed six soldiers in Chad on Monday," the general said.', "ASSAULT"),
        ("The rebels did not attack Chad on Monday.", "ASSAULT"),
        ("The guards, who arrested the mayor of Reno on Monday, left.", "COERCE"),
        ("Norway said it would send tents to Chad.", "AGREE"),
        ("The drivers met in Reno. Pilots and drivers said they would strike on Friday.", "THREATEN"),
        ("The senator arrived. He said on Monday that he would urge Peru to free the miners.", "REQUEST"),
        ("Norway will send tents to Chad, the Norwegian president said.", "AGREE"),
        (f"{_PADDING}Chile's navy, which threatened to shell the port, accused the dockers.", "THREATEN"),
        (f"{_PADDING}The Kremlin said Russia would be forced to impose sanctions.", "THREATEN"),
    ],
    ids=[
        "quoted attack",
        "dated denial",
        "dated arrest in passing",
        "announcement",
        "announcement of several",
        "he said he would",
        "for one's state",
        "threat in passing",
        "for the state of one's office",
    ],
)
def test_what_is_told_as_news_is_an_event(text: str, kind: str) -> None:
    assert kind in types_in(text)


def test_an_article_of_the_day_names_weekdays() -> None:
    # Given something told in passing
    told = f"The mayor, who had helped widows, left. {_ARTICLE}"

    # Then it is no event but where the article is one of the day's news
    assert types_in(told) == []
    assert types_in(f"{told} It rained on Sunday. It snowed on Monday.") == ["AID"]


def test_the_explanation_names_the_doubts() -> None:
    # Given a sentence whose only event is a denial
    text = f"{_ARTICLE}She said that the guards had not attacked the boy."
    document = parse(article_from_text(text, title=None, published_at=None, source=None, url=None))

    # When it is explained
    *_, sentence = explain_events(document, extract(text))

    # Then the rejection says that too little speaks for it, and what speaks against it
    doubtful = [found for found in sentence.rejected if found.reason is Reason.DOUBTFUL]
    assert ["negated" in found.rule for found in doubtful] == [True]
