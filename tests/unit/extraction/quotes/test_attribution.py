"""Whose words a fact is: one mechanism for events and quantities."""

import pytest
from factwire.extraction.quotes import Speech, SpeechScopes, attribute_quantities, find_quotes, stronger
from factwire.model import Quantity


def speech_at(document_of, text: str, words: str) -> Speech | None:
    document = document_of(text)
    start = text.index(words)
    return SpeechScopes(document, find_quotes(document, entities=())).at(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("The army said 12 people had died.", "reported"),
        ('"There were 12 people inside," the guard said.', "reported"),
        ("The army denied that 12 people had died.", "negated"),
        ("The army did not deny that 12 people had died.", "reported"),
        ("The army did not say that 12 people had died.", "possible"),
        ("The army vowed to free the 12 people.", "planned"),
        ("Relatives fear that 12 people have died.", "possible"),
    ],
)
def test_the_cue_says_how_far_the_words_are_claimed(document_of, text, assertion):
    speech = speech_at(document_of, text, "12 people")
    assert speech is not None
    assert speech.assertion == assertion


def test_the_speaker_is_the_attribution(document_of):
    speech = speech_at(document_of, "The army said 12 people had died.", "12 people")
    assert speech == Speech("reported", None, "The army")


@pytest.mark.parametrize("text", ["At least 12 people died.", "The army praised the 12 people."])
def test_the_articles_own_words_and_the_object_of_a_stance_are_nobodys_claim(document_of, text):
    assert speech_at(document_of, text, "12 people") is None


def test_quantities_inside_speech_take_its_source_and_others_stay(document_of):
    text = "Police said 12 people had died. The fire burned 3 houses."
    document = document_of(text)

    def quantity(number: int, words: str) -> Quantity:
        start = text.index(words)
        return Quantity(id=f"n{number}", start=start, end=start + len(words), text=words, kind="people")

    quotes = find_quotes(document, entities=())
    found = attribute_quantities(
        document, (quantity(1, "12 people"), quantity(2, "3 houses")), quotes=quotes, entities=()
    )
    assert [(q.assertion, q.attribution_text) for q in found] == [("reported", "Police"), ("asserted", None)]


@pytest.mark.parametrize(
    ("own", "speech", "expected"),
    [
        ("asserted", "reported", "reported"),
        ("possible", "reported", "possible"),
        ("negated", "planned", "negated"),
        ("planned", "negated", "negated"),
        ("conditional", "possible", "conditional"),
    ],
)
def test_the_stronger_of_own_modality_and_speech_wins(own, speech, expected):
    assert stronger(own, Speech(speech, None, None)) == expected


def test_without_speech_a_facts_own_modality_stands():
    assert stronger("possible", None) == "possible"
