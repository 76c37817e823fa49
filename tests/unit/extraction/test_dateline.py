"""Datelines: found at the start of a line near the top, nowhere else."""

import pytest
from factwire.extraction.dateline import find_dateline, in_dateline


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("OSLO, March 3 (Example Wire) - Ministers met.", "OSLO, March 3 (Example Wire) - "),
        ("Ministers meet\n\nOSLO — Ministers met.", "OSLO — "),
        ("Oslo (EW) -- Ministers met.", "Oslo (EW) -- "),
        ("Ministers - and their guests - met in OSLO.", None),
        ("Ministers met in OSLO, Norway - at last.", None),
        ("", None),
    ],
)
def test_a_dateline_ends_with_its_dash(text: str, dateline: str | None) -> None:
    found = find_dateline(text)

    assert (text[found[0] : found[1]] if found else None) == dateline


def test_only_code_points_inside_count() -> None:
    text = "OSLO - Ministers met in OSLO."

    assert in_dateline(text, 0)
    assert not in_dateline(text, text.rindex("OSLO"))
