"""A noun of a verb says what the verb says, where it names who does what to whom."""

from __future__ import annotations

import pytest
from factwire.extraction.events.grammar.nominalizations import nominal_frame, verbs_of


@pytest.mark.parametrize(
    ("text", "noun", "subjects", "objects"),
    [
        ("The expulsion of two envoys by Peru surprised nobody.", "expulsion", ["Peru"], ["envoys"]),
        ("The arrest by Kenyan agents of a Peruvian monk shocked Lima.", "arrest", ["agents"], ["monk"]),
        ("Peru's expulsion of two envoys surprised nobody.", "expulsion", ["Peru"], ["envoys"]),
    ],
    ids=["of before by", "by before of", "a possessor"],
)
def test_a_noun_of_a_verb_has_its_subject_and_object(document_of, text, noun, subjects, objects):
    (token,) = (token for token in document_of(text).doc if token.text == noun)
    frame = nominal_frame(token)

    assert frame is not None
    assert [party.text for party in frame.subjects] == subjects
    assert [party.text for party in frame.objects] == objects


@pytest.mark.parametrize(
    "text",
    [
        "The expulsion surprised nobody.",
        "The expulsion of two envoys surprised nobody.",
        "His expulsion of two envoys surprised nobody.",
        "There was no expulsion of envoys by Peru.",
    ],
    ids=["neither", "no subject", "a pronoun", "denied"],
)
def test_a_noun_that_names_not_both_or_is_denied_has_no_arguments(document_of, text):
    (token,) = (token for token in document_of(text).doc if token.text == "expulsion")

    assert nominal_frame(token) is None


def test_a_gerund_without_an_object_comes_from_its_verb(document_of):
    doc = document_of("The bombing of the port by rebels went on, and the morning was quiet.").doc
    verbs = {token.text: verbs_of(token) for token in doc}

    assert verbs["bombing"] == ("bomb",)
    assert verbs["morning"] == ()
