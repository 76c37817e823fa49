"""Answers to questions, as a terminal shows them."""

from __future__ import annotations

from typing import Any

import pytest
from factwire.cli.stack.layouts import LAYOUTS

CLAIM: dict[str, Any] = {
    "of": "killed", "value": None, "min": None, "max": None, "scope": "incident",
    "place": {"name": "Harim"}, "attribution": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"min": 34.0, "attribution": "The ministry"}, "at least 34 killed in Harim (according to the ministry)"),
        ({"value": 34.0, "scope": "part"}, "34 killed in Harim (a part of the toll)"),
        ({"place": None}, "an unknown number killed"),
    ],
)
def test_a_claim_is_shown_also_where_a_user_set_its_exact_figure_alone(fields: dict[str, Any], words: str) -> None:
    assert LAYOUTS["claims"].columns["claim"](CLAIM | fields) == words
