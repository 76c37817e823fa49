"""Definite descriptions: joined to the entity they mean, kept out where it could be another."""

from __future__ import annotations

import pytest

from tests.unit.extraction.entities.conftest import Find

MEANT = [
    ("the terror group", "Hamas fired rockets. The terror group had warned of it.", "The terror group", "Hamas"),
    ("the prime minister", "Prime Minister Anna Berg spoke. Later the prime minister left.", "the prime minister",
     "Anna Berg"),
    ("the company", "Boeing cut jobs. The company blamed costs.", "The company", "Boeing"),
    ("the senator", "Sen. Jane Roe voted no. The senator gave no reason.", "The senator", "Jane Roe"),
    ("a wider word", "Sen. Jane Roe voted no. The lawmaker gave no reason.", "The lawmaker", "Jane Roe"),
    ("the department", "The Department of Energy refused. The department gave no reason.", "The department",
     "Department of Energy"),
    ("a predicate", "Lena Moritz is the mayor of Lowport.", "the mayor", "Lena Moritz"),
    ("what it is called in apposition", "Clara Weiss, a nurse and union leader, will strike.", "union leader",
     "Clara Weiss"),
    ("a predicate that is no office", "Rita Vance was a legend.", "a legend", "Rita Vance"),
    ("the former mayor introduced so", "Former mayor Rita Vance met Boris Falk. The former mayor said no.",
     "The former mayor", "Rita Vance"),
    ("a predicate behind 'and'", "Boris Falk left school in May and became a nurse.", "a nurse", "Boris Falk"),
    ("what somebody was named", "On Friday Boris Falk was named chairman.", "chairman", "Boris Falk"),
    ("its own name in it", "Boeing cut jobs. The Boeing company blamed costs.", "The Boeing company", "Boeing"),
    ("described as", "Boris Falk worked as a teacher.", "a teacher", "Boris Falk"),
    ("the noun before the name", "The Norwegian carrier Fjordair cut 200 jobs.", "The Norwegian carrier", "Fjordair"),
    ("a word of the name", "The Lowport Music Foundation closed. The foundation had no money.", "The foundation",
     "Lowport Music Foundation"),
    ("by country", "Ryanair, the Irish airline, met Lufthansa, the German carrier. The Irish airline offered more.",
     "The Irish airline", "Ryanair"),
    ("by party", "Republican candidate Tom Hale debated Democratic candidate Ann Moss. The Republican candidate won.",
     "The Republican candidate", "Tom Hale"),
    ("by what it leads", "Maria Dorn, president of the ECB, met Luc Petit, president of Airbus. The ECB president won.",
     "The ECB president", "Maria Dorn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "name"), [case[1:] for case in MEANT], ids=[case[0] for case in MEANT])
def test_a_description_joins_the_entity_it_means(find: Find, text: str, said: str, name: str) -> None:
    assert said in [m.text for m in find(text)[name].mentions if m.kind == "nominal"]


UNCLEAR = [
    ("another one", "Hamas fired rockets. The other group stayed calm."),
    ("one of somebody else", "Prime Minister Anna Berg spoke. The prime minister of Norway left."),
    ("one told by a clause", "Hamas fired rockets. The group that lives there stayed calm."),
    ("a child beside a president", "President Luc Petit spoke on Monday. The boy was safe."),
    ("another country's", "French President Luc Petit spoke. The Russian president left."),
    ("another office", "Finance Minister Luc Petit spoke. The defense minister left."),
    ("the largest of them", "Hamas fired rockets. The largest group stayed calm."),
    ("two others", "Norway and Denmark signed. Peter Lund said the two companies would merge."),
    ("another people's state", "Rebels in Norway spoke of a truce after firing rockets at the Slavic state."),
    ("whom the clause names", "Boeing cut jobs. The company sued Boeing."),
    (
        "a country's army beside rebels",
        "The paramilitary Northern Defence Forces left Goma. The Congolese army stayed.",
    ),
    ("no such thing", "Peter Lund left. The company blamed costs."),
]


@pytest.mark.parametrize("text", [case[1] for case in UNCLEAR], ids=[case[0] for case in UNCLEAR])
def test_a_description_stays_out_where_it_may_mean_another(find: Find, text: str) -> None:
    assert [m.text for entity in find(text).values() for m in entity.mentions if m.kind == "nominal"] == []


def test_a_word_of_a_role_that_is_not_its_head_means_nobody(find: Find) -> None:
    vance = find("White House Chief of Staff Rita Vance left. The staff was surprised.")["Rita Vance"]
    assert "The staff" not in [mention.text for mention in vance.mentions]
