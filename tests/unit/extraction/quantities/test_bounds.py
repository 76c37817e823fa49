"""How words become value, min and max."""

from __future__ import annotations

import pytest

from tests.unit.extraction.quantities.conftest import Find, limits

BOUNDS = [
    ("The mine employs 40 people.", 40, 40, 40),
    ("The mine employs forty-two people.", 42, 42, 42),
    ("The mine employs 1,200 people.", 1200, 1200, 1200),
    ("The mine employs a dozen people.", 12, 12, 12),
    ("The mine employs half a million people.", 500_000, 500_000, 500_000),
    ("The mine employs at least 40 people.", None, 40, None),
    ("The mine employs no fewer than 40 people.", None, 40, None),
    ("The mine employs 40 or more people.", None, 40, None),
    ("The mine employs more than 40 people.", None, 41, None),
    ("The mine employs more than a dozen people.", None, 13, None),
    ("The mine employs well over 40 people.", None, 41, None),
    ("The mine employs up to 40 people.", None, None, 40),
    ("The mine employs as many as 40 people.", None, None, 40),
    ("The mine employs fewer than 40 people.", None, None, 39),
    ("The mine employs nearly 40 people.", None, None, 39),
    ("The mine employs about 40 people.", 40, None, None),
    ("The mine employs an estimated 40 people.", 40, None, None),
    ("The mine employs some 40 people.", 40, None, None),
    ("The mine employs 40 to 50 people.", None, 40, 50),
    ("The mine employs between 40 and 50 people.", None, 40, 50),
    ("The mine employs 40-50 people.", None, 40, 50),
    ("The mine employs dozens of people.", None, 24, None),
    ("The mine employs scores of people.", None, 40, None),
    ("The mine employs hundreds of people.", None, 200, None),
    ("The mine employs several hundred people.", None, 300, None),
    ("The mine employs tens of thousands of people.", None, 20_000, None),
    ("The mine employs hundreds of thousands of people.", None, 200_000, None),
    ("The mine employs several people.", None, 3, None),
    ("The mine employs a couple of people.", 2, 2, 2),
]


@pytest.mark.parametrize(("text", "value", "low", "high"), BOUNDS)
def test_bounds_are_inclusive_and_only_an_exact_number_has_all_three(
    find: Find, text: str, value: float | None, low: float | None, high: float | None
) -> None:
    assert limits(find(text)) == [("people", value, low, high)]


RANGES = [
    ("Output may fall by between 3.5% and 6.5% this year.", "percent", 3.5, 6.5),
    ("The road is between 7km and 9km long.", "other", 7, 9),
    ("Between 12cm and 18cm of rain fell.", "other", 12, 18),
    ("The pipe leaked between 3 barrels and 5 barrels an hour.", "other", 3, 5),
    ("It costs between $2 and $3 billion.", "money", 2e9, 3e9),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), RANGES)
def test_a_range_may_carry_its_unit_twice(find: Find, text: str, kind: str, low: float, high: float) -> None:
    assert limits(find(text)) == [(kind, None, low, high)]


def test_a_change_to_a_figure_is_no_range(find: Find) -> None:
    assert [each.value for each in find("The shares rose 4p to 72p.")] == [0.04, 0.72]


def test_under_may_be_a_preposition_of_place(find: Find) -> None:
    assert limits(find("The firm runs 20 hotels under three brands."))[1] == ("other", 3, 3, 3)
    assert limits(find("The sisters sing under two names.")) == [("other", 2, 2, 2)]
    assert limits(find("The sisters ran under two miles.")) == [("other", None, None, 2)]


def test_a_measure_above_a_bound_starts_at_it(find: Find) -> None:
    assert limits(find("The river rose more than 3 metres."))[0][2] == 3


def test_the_span_holds_the_bound_and_what_is_counted(find: Find) -> None:
    [quantity] = find("The mine employs more than 40 trained divers from Norway.")
    assert (quantity.text, quantity.of) == ("more than 40 trained divers", "trained divers")
