"""Headlines are read in the case of running text, offset for offset."""

import pytest
from factwire.extraction.text.layout.truecase import truecase
from hypothesis import given
from hypothesis import strategies as st

TEXT = "On Monday the minister blames the rain, and Maria Keller of the FBI agrees. The rain blames nobody."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Minister Blames Rain", "minister blames rain"),
        ("Maria Keller Blames Rain", "Maria Keller blames rain"),
        ("FBI BLAMES RAIN, MARIA KELLER AGREES", "FBI blames rain, Maria Keller agrees"),
        ("Minister blames the rain for floods", "Minister blames the rain for floods"),
        ("", ""),
    ],
)
def test_a_headline_takes_the_case_of_the_text(title: str, expected: str) -> None:
    assert truecase(title, text=TEXT) == expected


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_code_point_moves(title: str, text: str) -> None:
    assert len(truecase(title, text=text)) == len(title)
