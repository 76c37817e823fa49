"""An article stands in every list that it has an answer for, with all that an answer shows."""

from __future__ import annotations

import pytest
from factwire.domain.listing.entity_keys import entity_key
from factwire.domain.listing.entries import entries_of
from factwire.domain.listing.listed_article import MAX_ENTITIES

from tests.unit.services.fakes import article, facts_of

FACTS = facts_of(article('Rebels shelled the port of Aden, killing 12. "We fled at dawn," said Amal Saleh.'))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Joe Biden", "joe-biden"),
        ("  JOE   BIDEN ", "joe-biden"),
        ("The United Nations", "united-nations"),
        ("U.N.", "u-n"),
        ("Erdoğan", "erdogan"),
        ("Lebanon's", "lebanon"),
        ("O'Neill & Sons", "o-neill-sons"),
        ("العربية", "العربية"),
        ("!!!", ""),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, key: str) -> None:
    assert entity_key(name) == key


def test_the_lanes_of_an_article_are_all_its_types_countries_and_entities() -> None:
    assert [entry.list_key for entry in entries_of(FACTS)] == [
        "all",
        "type#ASSAULT",
        "country#YEM",
        "entity#rebels",
        "entity#aden",
        "entity#amal-saleh",
        "entity#saleh~amal-saleh",
    ]


def test_an_entry_holds_what_its_lane_asks_for() -> None:
    entries = {entry.list_key: entry for entry in entries_of(FACTS)}
    speaker = entries["entity#amal-saleh"]
    assert ([quote.text for quote in speaker.quotes], speaker.events) == (["We fled at dawn,"], ())
    assert [event.type for event in entries["entity#rebels"].events] == ["ASSAULT"]
    assert entries["entity#rebels"].quotes == ()


def test_an_article_without_facts_has_no_entries() -> None:
    assert entries_of(facts_of(article("Nothing happened."))) == ()


def test_those_who_act_or_speak_come_before_those_who_are_only_named() -> None:
    bystanders = tuple(
        FACTS.entities[0].model_copy(update={"id": f"e{number}", "name": f"Bystander {number}", "salience": 1.0})
        for number in range(10, 40)
    )
    entries = entries_of(FACTS.model_copy(update={"entities": (*bystanders, *FACTS.entities)}))
    list_keys = [
        entry.list_key for entry in entries if entry.list_key.startswith("entity#") and "~" not in entry.list_key
    ]
    assert len(list_keys) == MAX_ENTITIES
    assert set(list_keys[:3]) == {"entity#rebels", "entity#aden", "entity#amal-saleh"}


def test_keys_are_cut_by_their_bytes_between_two_characters() -> None:
    key = entity_key("𠮷野" * 300)
    assert len(key.encode()) <= 360
    assert entity_key("𠮷野" * 300 + "家") == key
    assert set(key) == {"𠮷", "野"}
