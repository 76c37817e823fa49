"""The event lexicons say only what the code and the schema know."""

from collections import Counter
from typing import get_args

import pytest
from factwire.extraction.events.lexicon.event_lexicons import (
    compositions,
    noun_classes,
    noun_senses,
    operators,
    verb_senses,
)
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model.facts import Assertion, EventType, Sector

TYPES = set(get_args(EventType))
BEYOND_PLOVER = {"DISASTER", "ACCIDENT"}
TESTED_BY_CODE = {
    "agent",
    "body",
    "person",
    "place",
    "money",
    "state",
    "authority",
    "official",
    "faction",
    "nationals",
    "workers",
}


def test_every_sense_has_a_type_of_the_schema():
    senses = [*noun_senses().values(), *(sense for found in verb_senses().values() for sense in found)]

    assert TYPES - BEYOND_PLOVER <= {sense.type for sense in senses if sense} <= TYPES


def test_every_class_that_restricts_a_sense_exists():
    known = {name for classes in noun_classes().values() for name in classes} | TESTED_BY_CODE
    terms = {
        term
        for found in verb_senses().values()
        for sense in found
        for restriction in (sense.subject, sense.object)
        for term in (*restriction.wanted, *restriction.excluded)
    }

    assert {term[1:] for term in terms if term.startswith("@")} <= known


def test_every_noun_of_a_verb_is_of_a_verb_that_reports_an_event():
    known = {key.partition("+")[0] for key in verb_senses()}

    assert {entry["verb"] for entry in load_lexicon("events/nominalizations")} <= known


def test_every_operator_makes_something():
    composed = {operator for operator, _ in compositions()}

    assert {operator.name for found in operators().values() for operator in found} <= composed


def test_compositions_stay_within_the_schema():
    for (_, inner), result in compositions().items():
        assert inner in ("*", "-") or inner.startswith("@") or inner.split(":")[0] in TYPES
        assert result.type is None or result.type in TYPES
        assert result.status is None or result.status in get_args(Assertion)


@pytest.mark.parametrize("lexicon", ["text/actors_sectors", "text/actors_groups"])
def test_every_actor_has_a_sector_of_the_schema(lexicon):
    assert {entry["sector"] for entry in load_lexicon(lexicon)} <= set(get_args(Sector))


@pytest.mark.parametrize(
    ("lexicon", "column"),
    [
        ("events/nouns", "nouns"),
        ("events/forms", "forms"),
        ("text/actors_sectors", "words"),
    ],
)
def test_no_row_speaks_of_a_word_that_another_row_decides(lexicon, column):
    words = [word for entry in load_lexicon(lexicon) for word in entry[column].split()]

    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_a_predicate_has_each_operator_once_and_a_second_one_only_of_certain_clauses():
    for found in operators().values():
        assert len({operator.name for operator in found}) == len(found)
        assert all("clause" in operator.flags for operator in found[:-1]), found[0].key


def test_every_class_has_its_words_once_as_lemmas_are_spelled():
    for entry in load_lexicon("events/classes"):
        words = entry["nouns"].split()
        assert sorted(set(words)) == sorted(words), entry["class"]
        assert [word for word in words if word != word.lower() or "?" in word] == []
