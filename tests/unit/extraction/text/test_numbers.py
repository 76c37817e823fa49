"""Numbers in figures and words."""

from __future__ import annotations

import pytest
from factwire.extraction.text.numbers import Number, read_number, read_ordinal
from hypothesis import given
from hypothesis import strategies as st

READ = [
    ("seven", 7, 1),
    ("twenty - five", 25, 3),
    ("two hundred and six men", 206, 4),
    ("one thousand two hundred", 1200, 4),
    ("five hundred thousand", 500_000, 3),
    ("1,200 people", 1200, 1),
    ("3.5 million", 3_500_000, 2),
    ("14m", 14_000_000, 1),
    ("two dozen", 24, 2),
    ("a dozen", 12, 2),
    ("half a dozen", 6, 3),
    ("half a million", 500_000, 3),
    ("a quarter of a million", 250_000, 5),
    ("two and a half years", 2.5, 4),
    ("two million and a half", 2_500_000, 5),
    ("one and a half million", 1_500_000, 5),
    ("thirty and forty", 30, 1),
]


@pytest.mark.parametrize(("words", "value", "end"), READ)
def test_a_number_is_read_to_its_last_word(words: str, value: float, end: int) -> None:
    assert read_number(words.split(), 0) == Number(value, end)


@pytest.mark.parametrize("words", ["a year", "dozens", "second", "1,2", "half", "the two"])
def test_other_words_are_no_number(words: str) -> None:
    assert read_number(words.split(), 0) is None


@pytest.mark.parametrize(
    ("words", "value", "end"), [("fifth", 5, 1), ("twenty - first", 21, 3), ("thirty second", 32, 2)]
)
def test_an_ordinal_is_read_to_its_last_word(words: str, value: float, end: int) -> None:
    assert read_ordinal(words.split(), 0) == Number(value, end)


SOME_WORDS = "one ten twenty hundred thousand million dozen and a half - 12 1,200 3.5 of quarter the"
WORDS = st.sampled_from(SOME_WORDS.split(" "))


@given(st.lists(WORDS, min_size=1, max_size=12), st.data())
def test_any_run_of_number_words_ends_within_the_text(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    number = read_number(words, at)
    assert number is None or (at < number.end <= len(words) and number.value >= 0)
