"""Quotation marks: every kind, paired within the paragraph, and never an apostrophe or an inch."""

import pytest
from factwire.extraction.text.quotation_marks import quoted_spans


def stretches(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said, "We are leaving."', ["We are leaving."]),
        ("He said, “We are leaving.”", ["We are leaving."]),
        ("He said, ''We are leaving.''", ["We are leaving."]),
        ("He said, ``We are leaving.''", ["We are leaving."]),
        ("He said: «We are leaving.»", ["We are leaving."]),
        ("He said: „We are leaving.“", ["We are leaving."]),
        ("'We are leaving,' he said.", ["We are leaving,"]),
        ("‘We are leaving,’ he said.", ["We are leaving,"]),
        ("“It's late,“ she said. “Go.”", ["It's late,", "Go."]),
        ("The 'special rates' are the bank's 'plan'.", ["plan"]),
        ('"No," she said, "not yet."', ["No,", "not yet."]),
    ],
)
def test_every_kind_of_marks_holds_a_stretch(text, expected):
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘never’ and left,” she said.", ["He told me ‘never’ and left,"]),
        ("\"He told me 'never' and left,\" she said.", ["He told me 'never' and left,"]),
        ("''He told me 'never''' she said.", ["He told me 'never'"]),
    ],
)
def test_a_quote_inside_a_quote_stays_part_of_the_outer_one(text, expected):
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union met the owners' lawyers in the '90s.",
        "It wasn't the city's fault, and they didn't say it was.",
        "The player is 6'2\" tall and the shelf 5' 11\" long.",
        "Rock 'n' roll, they said, 'til dawn.",
        'See <a href="page">the page</a>.',
        'It cost 3" and nothing else.',
    ],
)
def test_apostrophes_inches_and_attributes_quote_nothing(text):
    assert stretches(text) == []


def test_an_unclosed_quote_ends_with_its_paragraph():
    text = 'Costa said: "The river is rising.\n\nNobody was hurt. The mayor left.\n'
    assert stretches(text) == ["The river is rising."]


def test_an_unclosed_quote_never_swallows_a_long_text():
    assert stretches('"The river is rising. ' + "Nobody was hurt. " * 100) == []


def test_a_stray_mark_within_a_paragraph_quotes_nothing():
    assert stretches('The sign read exit" and the hall "was empty that day.\n\nThe crowd left.') == []


def test_a_quote_over_several_paragraphs_continues():
    text = '"First we walked.\n\n"Then we ran.\n\n"Then we slept," she said.\n\n"Another voice," he said.'
    found = quoted_spans(text)
    assert [stretch.continues for stretch in found] == [False, True, True, False]
    assert [stretch.closed for stretch in found] == [False, False, True, True]


def test_marks_that_a_reader_cannot_find_again_are_not_plain():
    plain = [stretch.plain for stretch in quoted_spans("“One,” ''two,'' 'three,' and \"four\".")]
    assert plain == [True, False, False, True]
