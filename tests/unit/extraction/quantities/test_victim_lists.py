"""Victims listed side by side are one number; parts of a number, and two numbers, are not added up."""

from __future__ import annotations

import pytest

from tests.unit.extraction.quantities.conftest import Find

LISTS = [
    ("A man and a woman were killed in Leeds.", [("killed", 2, "A man and a woman")]),
    ("A mother and her two sons were hurt.", [("wounded", 3, "A mother and her two sons")]),
    ("A husband and wife were shot dead.", [("killed", 2, "A husband and wife")]),
    ("A brother and sister, 9 and 12, were injured.", [("wounded", 2, "A brother and sister")]),
    ("Two brothers and their parents were killed.", [("killed", 4, "Two brothers and their parents")]),
    ("The bodies of Ellen and Mark Sorley were recovered from a lake.", [("killed", 2, "Ellen and Mark Sorley")]),
    (
        "Maria Weber, 34, her husband Karl, 36, and their son Otto, 5, died in the fire.",
        [("killed", 3, "Maria Weber, 34, her husband Karl, 36, and their son")],
    ),
    ("A man killed his wife and then himself.", [("killed", 2, "his wife and then himself")]),
    ("A man fatally shot a cook before killing himself.", [("killed", 2, "a cook before killing himself")]),
    # one person told of twice
    ("Kenneth Hill, a 22-year-old waiter, was killed.", [("killed", 1, "Kenneth Hill")]),
    ("A husband and father of three was killed.", [("killed", 1, "A husband")]),
    ("Two men, Ana Bell and Leo Marsh, were killed.", [("killed", 2, "Two men")]),
    # sex and age divide one group
    ("The blast killed nine men and two boys.", [("killed", 11, "nine men and two boys")]),
    # numbers that say what they count
    ("The raid killed nine guards and two boys.", [("killed", 9, "nine guards"), ("killed", 2, "two boys")]),
    (
        "Six people died, including two women and a child.",
        [("killed", 6, "Six people"), ("killed", 2, "two women"), ("killed", 1, "a child")],
    ),
    ("A man was killed and a woman was hurt.", [("killed", 1, "A man"), ("wounded", 1, "a woman")]),
    (
        "A father and daughter died and the mother was hurt.",
        [("killed", 2, "A father and daughter"), ("wounded", 1, "the mother")],
    ),
    ("The fire killed three people and an unborn baby.", [("killed", 3, "three people")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_listed_victims_are_one_number(find: Find, text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(each.kind, each.value, each.text) for each in find(text)] == expected
