"""Letterheads: lines above quotations that say whose words follow."""

import pytest

WORDS = '"Every crane on the east pier must be replaced before the winter."'


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"From the desk of Tom Hale, harbor master, Port of Velden.\n\n{WORDS}", "Tom Hale"),
        (f"From the desk of harbor master Tom Hale\n\nIt was a hard year.\n\n{WORDS}", "Tom Hale"),
        (f"A message from Ines Costa, who leads the Dam Authority\n\n{WORDS}", "Ines Costa"),
        (f"Statement by Governor Lena Park\n\n{WORDS}", "Lena Park"),
        (f"An open letter from the Harbor Union\n\n{WORDS}", "Harbor Union"),
    ],
)
def test_a_quotation_without_a_cue_is_by_whom_the_letterhead_names(speakers_in, text, speaker):
    # Given a letterhead above a quotation that nothing else gives to anybody
    # When the speaker is found
    # Then it is the one of the letterhead
    assert speakers_in(text) == [speaker]


def test_who_is_quoted_under_a_letterhead_keeps_their_words(speakers_in):
    # Given a letterhead above the words of somebody else, which go on in the next paragraph
    text = f'From the desk of Lena Park\n\n"We will close the pier," said Tom Hale.\n\n{WORDS}'
    # When the speakers are found
    # Then both quotes are theirs
    assert speakers_in(text) == ["Tom Hale", "Tom Hale"]


def test_a_sentence_about_a_letter_is_no_letterhead(speakers_in):
    # Given a sentence that begins like a letterhead
    text = f"A letter from Tom Hale reached the council on Monday.\n\n{WORDS}"
    # When the speaker is found
    # Then nobody is
    assert speakers_in(text) == [None]
