"""Transcripts: lines without quotation marks whose labels say who speaks."""

import pytest

INTERVIEW = "Lena Park led the Dam Authority for six years.\n\nQ: Was the dam safe?\n\nA: No, and we knew it."


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "The Herald: Will you run again?\n\nTom Hale: I have not decided yet.",
            [("Will you run again?", "The Herald"), ("I have not decided yet.", "Tom Hale")],
        ),
        (
            "The council met. Senator Ines Costa opposed.\n\nSEN. COSTA: We vote no.\nMR. BELL: Then you lose.",
            [("We vote no.", "Ines Costa"), ("Then you lose.", "BELL")],
        ),
        (
            "Tom Hale (Harbor Union): We want our wages.\n\nLena Park: You will get them by June.",
            [("We want our wages.", "Tom Hale"), ("You will get them by June.", "Lena Park")],
        ),
        (
            "- Ada Finch, harbor master: I left because they lied.\n- Union leader Tom Hale: We warned you.",
            [("I left because they lied.", "Ada Finch"), ("We warned you.", "Tom Hale")],
        ),
        ("What will you do now?\n\nTom Hale: We will rebuild the pier.", [("We will rebuild the pier.", "Tom Hale")]),
        (INTERVIEW, [("Was the dam safe?", "Q"), ("No, and we knew it.", "Lena Park")]),
        (
            INTERVIEW.replace("Q:", "Q.").replace("A:", "A."),
            [("Was the dam safe?", "Q"), ("No, and we knew it.", "Lena Park")],
        ),
    ],
)
def test_a_labelled_line_is_a_direct_quote_of_whom_its_label_names(quotes_in, speakers_in, text, turns):
    # Given a transcript
    # When its quotes are found
    found = [(quote.text, who) for quote, who in zip(quotes_in(text), speakers_in(text), strict=True)]
    spoken = [quote.kind for quote in quotes_in(text) if quote.text in dict(turns)]
    # Then every turn is a direct quote
    assert [(words, (who or "").split()[-1].rstrip(".")) for words, who in found if words in dict(turns)] == [
        (words, who.split()[-1]) for words, who in turns
    ]
    assert set(spoken) == {"direct"}


@pytest.mark.parametrize(
    "text",
    [
        "WHO: Mayor Tom Hale opens the pier.\n\nWHAT: You can see our new cranes.\n\nWHERE: The east harbor.",
        "Lagos: Two boats sank in the storm.\n\nParis: The court freed two men.",
        "Lena Park: She has been the mayor since 2010.\n\nTom Hale: He is a farmer from the north.",
        "How can you tell?\n\nA. The bank rings you.\n\nB. You ring the bank.",
        "Lena Park, the mayor, made a promise: We will rebuild.\n\nTom Hale had one answer: You will not.",
        "Photo: Tom Hale at our harbor.\n\nUpdate: You can now read the full story.",
        "Lena Park: 7. I liked her passes.\n\nTom Hale: 5. You expect more of him.",
    ],
)
def test_other_lines_with_a_colon_are_nobodys_direct_speech(quotes_in, text):
    # Given lines of information, news in brief, profiles, choices or ratings
    # When quotes are found
    # Then none is direct
    assert [quote.text for quote in quotes_in(text) if quote.kind == "direct"] == []


def test_among_several_persons_named_alike_often_nobody_answers(speakers_in):
    # Given an interview before which two persons are named
    text = "Lena Park met Tom Hale.\n\nQ: Was it late?\n\nA: Yes, we were tired."
    # When its speakers are found
    # Then the answer stays with its label
    assert speakers_in(text)[-1] == "A"


def test_a_quotation_inside_a_turn_stays_part_of_it(quotes_in):
    # Given a turn with a quotation in it
    text = 'Host: Did they call you?\n\nLena Park: Yes. He said "wait for the boat".'
    # When quotes are found
    # Then the turn is one quote
    assert [quote.text for quote in quotes_in(text)] == [
        "Did they call you?",
        'Yes. He said "wait for the boat".',
    ]
