"""Rivals in an election attack, fight and beat each other with words and votes."""

from __future__ import annotations

import pytest
from factwire import extract

_CAMPAIGN = "The two candidates for governor met voters in Reno before the election on Sunday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "The yearlong battle between Anna Kuhn and Peter Reyes has grown bitter.",
        "Anna Kuhn beat Peter Reyes in Ohio in 2014.",
        "Her battle with Peter Reyes goes on.",
        "Allies of hers mounted a public attack on the housing secretary.",
        "Anna Kuhn is concentrating her fire on Peter Reyes.",
    ],
)
def test_rivals_in_an_election_do_each_other_no_violence(sentence):
    assert "ASSAULT" not in {event.type for event in extract(_CAMPAIGN + sentence).events}


@pytest.mark.parametrize(
    ("sentence", "target"),
    [("Anna Kuhn attacked Peter Reyes on Monday, calling him weak.", "Peter Reyes")],
)
def test_who_attacks_a_rival_in_an_election_criticises_him(sentence, target):
    (attack,) = (event for event in extract(_CAMPAIGN + sentence).events if event.trigger.text == "attacked")

    assert attack.type == "ACCUSE"
    assert [party.text for party in attack.targets] == [target]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen attacked a polling station in Dar on Sunday.",
        "Police beat voters with sticks in Dar on Sunday.",
        "Anna Kuhn attacked Peter Reyes with a knife on Monday.",
    ],
)
def test_violence_during_an_election_is_violence(sentence):
    assert "ASSAULT" in {event.type for event in extract(_CAMPAIGN + sentence).events}


def test_a_rally_that_a_place_names_is_a_campaigns_in_an_election():
    text = _CAMPAIGN + "Kuhn spoke of taxes at an Ohio rally on Monday."

    assert "PROTEST" not in {event.type for event in extract(text).events}


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Little stands in the way of Peter Reyes's march to the nomination.", {"PROTEST"}),
        ("A firm gave $5,000 to the Kuhn campaign in June.", {"AID"}),
        ("Ohio and Michigan supported Peter Reyes in 2012.", {"SUPPORT"}),
        ("Anna Kuhn has attacked voters and thinkers who doubt her.", {"ASSAULT"}),
    ],
)
def test_what_campaigns_do_is_told_in_words_of_other_events(sentence, types):
    assert types.isdisjoint(event.type for event in extract(_CAMPAIGN + sentence).events)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lawmakers attacked the ministry for raising the price of seed.",
        "The senator attacked the board over the closure of the school.",
        "Doctors attacked the insurer on Monday, accusing it of greed.",
        "Mayor Anna Kuhn, who beat Peter Reyes in 2014, declined to comment.",
    ],
)
def test_who_says_why_he_attacks_attacks_in_words(events_in, sentence):
    assert "ASSAULT" not in {event.type for event in events_in(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Militants attacked the village on Monday, accusing farmers of spying.",
        "Rebels attacked the convoy for three hours on Monday.",
    ],
)
def test_who_is_armed_attacks_with_arms_whatever_he_says(events_in, sentence):
    assert "ASSAULT" in {event.type for event in events_in(sentence)}
