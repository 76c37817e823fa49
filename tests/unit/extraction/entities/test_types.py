"""The type of a name, from all its occurrences together."""

from __future__ import annotations

import pytest

from tests.unit.extraction.entities.conftest import Find

TYPES = [
    ("a demonym is a people", "Israelis and Ukrainians arrived.", "Israelis", "NORP"),
    ("a country", "Talks with Azerbaijan failed.", "Azerbaijan", "GPE"),
    ("an armed group", "Fighters of Hezbollah crossed the river.", "Hezbollah", "ORG"),
    ("a company form", "Shares of Brindle Motors Inc. fell.", "Brindle Motors Inc.", "ORG"),
    ("an office before 'of'", "The Department of Water Affairs said so.", "Department of Water Affairs", "ORG"),
    ("an airport", "Planes left Harlow Airport late.", "Harlow Airport", "FAC"),
    ("a river", "The Sava River rose.", "Sava River", "LOC"),
    ("a lake", "They sailed on Lake Victoria.", "Lake Victoria", "LOC"),
    ("a hurricane", "Hurricane Olga hit the coast.", "Hurricane Olga", "EVENT"),
    ("a law", "Congress passed the Clean Rivers Act.", "Clean Rivers Act", "LAW"),
    ("a product", "She bought an iPhone.", "iPhone", "PRODUCT"),
    ("a town before its state", "He was born in Marfa, Texas.", "Marfa", "GPE"),
    ("a statesman by the surname alone", "Starmer sacked a minister.", "Starmer", "PERSON"),
    ("a statesman whose name a town bears", "Obama met reporters in Berlin.", "Obama", "PERSON"),
    ("a person by title", "Mr. Orbanski left.", "Orbanski", "PERSON"),
    ("a person by age", "Tarkowa, 49, was arrested.", "Tarkowa", "PERSON"),
    ("a place by the noun behind it", "They met at the Tamblyn stadium in Oslo.", "Tamblyn", "FAC"),
    ("a club by its coach", "Bowers's coach, Anna Berg, said the team had been lucky.", "Bowers", "ORG"),
    ("a group by its noun", "The militant group Ansar Dine claimed it.", "Ansar Dine", "ORG"),
    ("an all-capitals dateline", "CAIRO — Officials met on Sunday.", "Cairo", "GPE"),
    ("a lone word that a town bears is the town", "The army said its jets had bombed Tyre.", "Tyre", "GPE"),
    ("the given name of a full name", "Jarvis Odden won. Jarvis wept.", "Jarvis Odden", "PERSON"),
    (
        "a word with the article is no person",
        "The Longtails beat Oslo. Fans of the Longtails cheered.",
        "Longtails",
        "ORG",
    ),
    ("known initials stay as they are written", "FIFA said no.", "FIFA", "ORG"),
]


@pytest.mark.parametrize(("text", "name", "type_"), [case[1:] for case in TYPES], ids=[case[0] for case in TYPES])
def test_a_name_has_the_type_that_its_words_tell(find: Find, text: str, name: str, type_: str) -> None:
    found = find(text)
    assert found[name].type == type_


def test_a_surname_taken_for_a_company_is_corrected_by_the_full_name(find: Find) -> None:
    found = find(
        "Sandra Calais, a spokeswoman, spoke first. Calais said that work goes on. Reporters asked Calais why."
    )
    assert found["Sandra Calais"].type == "PERSON"
    assert "Calais" not in found


def test_one_name_has_one_type_in_the_whole_article(find: Find) -> None:
    found = find("Oracle makes software. Analysts like Oracle. In March Oracle sued. The chief of Oracle Systems left.")
    assert {entity.type for name, entity in found.items() if "Oracle" in name} == {"ORG"}
