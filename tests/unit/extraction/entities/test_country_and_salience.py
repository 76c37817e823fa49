"""Countries of states and peoples, the link to places, and salience."""

from __future__ import annotations

import pytest
from factwire.extraction.entities import link_entities
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Place, Span

from tests.unit.extraction.entities.conftest import Find

COUNTRIES = [
    ("Talks with Azerbaijan failed.", "Azerbaijan", "AZE"),
    ("Dutch police searched a house.", "Dutch", "NLD"),
    ("They moved to the U.K. last year.", "U.K.", "GBR"),
    ("Gazans fled.", "Gazans", "PSE"),
]


@pytest.mark.parametrize(("text", "name", "country"), COUNTRIES)
def test_a_state_or_people_has_its_country(find: Find, text: str, name: str, country: str) -> None:
    assert find(text)[name].country == country


def test_a_place_gives_its_entity_country_and_id(find: Find) -> None:
    lyon = find("Luc Petit was born in Lyon.")["Lyon"]
    mention = lyon.mentions[0]
    place = Place(
        id="p1",
        name="Lyon",
        kind="city",
        country="FRA",
        mentions=(Span(start=mention.start, end=mention.end, text=mention.text),),
    )
    (linked,) = link_entities((lyon,), places=(place,))
    assert (linked.place, linked.country) == ("p1", "FRA")


def test_no_word_stands_for_two_countries() -> None:
    owner: dict[str, str] = {}
    for entry in load_lexicon("text/countries"):
        for word in {entry["name"], *entry["demonyms"].split("|"), *entry["aliases"].split("|")} - {""}:
            assert owner.setdefault(word, entry["alpha3"]) == entry["alpha3"]


def test_the_one_the_article_is_about_is_the_most_salient(find: Find) -> None:
    text = "Anna Berg won the vote. Berg thanked her voters in Oslo. She will meet Peter Lund. Berg is ready."
    found = find(text, title="Berg wins")
    assert max(found.values(), key=lambda entity: entity.salience).name == "Anna Berg"
    assert all(0 <= entity.salience <= 1 for entity in found.values())
