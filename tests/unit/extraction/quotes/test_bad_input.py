"""Bad input costs bounded time and no quote runs away."""

from itertools import pairwise

import pytest
from factwire.extraction.text.quotation_marks import quoted_spans
from hypothesis import given
from hypothesis import strategies as st

from tests.work import work


@given(st.text(alphabet="\"'“”‘’«»` a.,!?\n5s-", max_size=200))
def test_stretches_are_ordered_inside_the_text_and_never_leave_their_paragraph(text):
    found = quoted_spans(text)
    for stretch in found:
        assert 0 <= stretch.outer_start < stretch.start < stretch.end <= stretch.outer_end <= len(text)
        assert "\n" not in text[stretch.outer_start : stretch.outer_end]
    assert all(before.outer_end <= after.outer_start for before, after in pairwise(found))


@pytest.mark.parametrize("unit", ['"a ', "'a ", "“a ", "a' ", "6'2\" ", '"a" ', "''", "‘“", "— Ana "])
def test_marks_take_linear_work(unit):
    quoted_spans(unit)

    assert work(lambda: quoted_spans(unit * 4000)) < 1.5 * 8 * work(lambda: quoted_spans(unit * 500))


@pytest.mark.parametrize(
    "text",
    [
        '"',
        '"""""',
        "He said",
        '"No," "yes," "no".',
        '<tweet id="1" author="@ana">We won\'t stop!</tweet> said "',
        "😀 “It’s fine,” said Zoë. 😀",
    ],
)
def test_odd_texts_break_nothing(quotes_in, text):
    for quote in quotes_in(text):
        assert text[quote.start : quote.end] == quote.text


def test_a_long_interview_keeps_each_answer_in_its_paragraph(quotes_in):
    turns = '"Why did you leave?"\n\n"I was tired," Ana Duarte said. "It was late.\n\n'
    text = turns * 60
    quotes = quotes_in(text)
    assert len(quotes) >= 120
    assert max(len(quote.text) for quote in quotes) < 40
