"""Who speaks: names, descriptions, documents, pronouns and relative pronouns; and nobody where nobody is named."""

import pytest


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"We are ready," said Ana Duarte.', ["Ana Duarte"]),
        ('"We are ready," Duarte, the mayor of Lisbon, said.', ["Duarte"]),
        ('Ana Duarte met the press. "We are ready," she said.', ["Ana Duarte"]),
        ("Ana Duarte, who said the road was closed, left early.", ["Ana Duarte"]),
        ("A senior official said the road was closed.", ["A senior official"]),
        ("The report found that the alarm had failed.", ["The report"]),
        ("The mayor, Ana Duarte, said the road was closed.", ["Ana Duarte"]),
        ("The road was closed, according to the port authority.", ["the port authority"]),
        ("Ana Duarte arrived on Monday and said the road was closed.", ["Ana Duarte"]),
        ("LISBON, March 3 — Ana Duarte, opening the bridge, said it would last a century.", ["Ana Duarte"]),
    ],
)
def test_the_speaker_is_the_one_whose_words_they_are(speakers_in, text, speakers):
    assert speakers_in(text) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"We are ready," Ana Duarte said. "The boats are here."', ["Ana Duarte", "Ana Duarte"]),
        ('"We are ready," Ana Duarte said.\n\n"The boats are here."', ["Ana Duarte", "Ana Duarte"]),
        ('Ana Duarte said: "We are ready.\n\n"The boats are here."', ["Ana Duarte", "Ana Duarte"]),
        ("“The boats are late.” — Rui Costa", ["Rui Costa"]),
    ],
)
def test_the_running_speaker_keeps_the_word(speakers_in, text, speakers):
    assert speakers_in(text) == speakers


def test_the_signatures_of_quotes_are_told_without_dashes_and_line_breaks(quotes_in):
    quotes = quotes_in("“The boats are late.” ― Rui Costa \n“They are not here.” ― Ana Duarte\n")

    assert [quote.speaker_text for quote in quotes] == ["Rui Costa", "Ana Duarte"]


def test_a_description_is_not_turned_into_a_name(quotes_in):
    text = "President Jan Roth met the senators. The president said the talks had failed."
    (quote,) = quotes_in(text)
    assert (quote.speaker, quote.speaker_text) == (None, "The president")


def test_a_description_keeps_the_name_beside_it(quotes_in):
    (quote,) = quotes_in('"We are ready," the group\'s spokesman, Tolli Idrissou, said.')
    assert quote.speaker_text == "the group's spokesman, Tolli Idrissou"


def test_a_firm_is_not_taken_for_the_town_it_is_based_in(quotes_in):
    (quote,) = quotes_in("The Salt Lake City, Utah-based firm said it would hire 40 people.")
    assert (quote.speaker, quote.speaker_text) == (None, "The Salt Lake City, Utah-based firm")


def test_unknown_stays_null(quotes_in):
    (quote,) = quotes_in("It was reported that the king was ill.")
    assert (quote.speaker, quote.speaker_text) == (None, None)


@pytest.mark.parametrize(
    ("text", "speaker", "channel"),
    [
        ('"The bridge is safe," the mayor told Radio Norte.', "the mayor", "Radio Norte"),
        ("In an interview with the Evening Post, a minister said he would resign.", "a minister", "the Evening Post"),
        (
            '"Our patience has ended," the general said, according to a CNN translation.',
            "the general",
            "a CNN translation",
        ),
        ("The singer, through a spokesman, denied that she had hit anybody.", "The singer", "a spokesman"),
        ("The mayor told reporters that the bridge was safe.", "The mayor", None),
        ("The mayor told the Senate that the bridge was safe.", "The mayor", None),
    ],
)
def test_what_the_words_came_through_is_not_who_said_them(quotes_in, text, speaker, channel):
    (quote,) = quotes_in(text)
    assert (quote.speaker_text, quote.source_text) == (speaker, channel)


def test_a_dateline_is_no_part_of_the_speaker(quotes_in):
    (quote,) = quotes_in("PARIS, May 2 (Wire) - Chad's army said on Monday it had left.")
    assert quote.speaker_text == "Chad's army"
