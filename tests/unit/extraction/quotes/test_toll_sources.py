"""Whose figure a toll is, where one sentence gives the figures of two sources."""

import pytest
from factwire.extraction import extract_facts
from factwire.reading import article_from_text


def sources_of_tolls(text: str) -> dict[str, str | None]:
    """The words for the source of every casualty figure, by the words of the figure."""
    facts = extract_facts(article_from_text(text, title=None, published_at=None, source=None, url=None))
    return {each.text: each.attribution_text for each in facts.quantities if each.kind in {"killed", "wounded"}}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The coast guard said 12 sailors drowned, while the union put the dead at 16.",
            {"12 sailors": "The coast guard", "16": "the union"},
        ),
        (
            "Police said 6 people had been killed in the stampede, but the hospital counted 11 bodies.",
            {"6 people": "Police", "11 bodies": "the hospital"},
        ),
        (
            "The number of deaths, which the governor had put at 6, is now 13, the ministry said.",
            {"6": "the governor", "13": "the ministry"},
        ),
        (
            "The number of wounded, put at 40 by the police, rose to 52, the Red Cross said.",
            {"40": "the police", "52": "the Red Cross"},
        ),
        (
            "The mayor said 8 miners had been killed, fewer than the 14 deaths recorded by the union.",
            {"8 miners": "The mayor", "14 deaths": "the union"},
        ),
        (
            "The toll, which officials had earlier given as 7, has climbed to 19, the United Nations said.",
            {"7": "officials", "19": "the United Nations"},
        ),
        ("The navy, which had put the toll at 9, now says 24 people died.", {"9": "The navy", "24 people": "The navy"}),
        (
            "State media put the death toll at 45, but the mayor says 60 people died.",
            {"45": "State media", "60 people": "the mayor"},
        ),
        ("The navy says nine died, the Red Crescent two dozen.", {"nine": "The navy", "two dozen": "the Red Crescent"}),
        ("The mayor said 11 people died. Villagers say 20.", {"11 people": "The mayor", "20": "Villagers"}),
        (
            "The rebels said they had killed 40 soldiers, but the army admitted only 6 deaths.",
            {"40 soldiers": "The rebels", "6 deaths": "the army"},
        ),
    ],
)
def test_each_toll_of_a_sentence_belongs_to_the_source_that_counts_it(text, sources):
    # Given a sentence with the figures of two sources, one of them inside the words of the other
    # When its facts are extracted
    # Then each figure has its own source
    assert sources_of_tolls(text) == sources


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The army said the flood had killed 12 people and wounded 3.", "The army"),
        ("The hospital said police had shot 12 people.", "The hospital"),
        ("The hospital said rebels had claimed 5 lives.", "The hospital"),
    ],
)
def test_who_does_the_deed_is_not_the_source_of_its_toll(text, source):
    # Given figures of one source, with somebody else as the subject of their clause
    # When its facts are extracted
    # Then the figures stay the speaker's
    assert set(sources_of_tolls(text).values()) == {source}
