"""Money, percentages, weapons and other counted things; and numbers that count nothing."""

from __future__ import annotations

import pytest

from tests.unit.extraction.quantities.conftest import Find

MEASURED = [
    ("It cost $3.5 billion.", "money", 3.5e9, "USD"),
    ("It cost 20 million euros.", "money", 2e7, "EUR"),
    ("It cost \u00a312.5m.", "money", 1.25e7, "GBP"),
    ("It cost 300 yen.", "money", 300, "JPY"),
    ("It cost 40 Canadian dollars.", "money", 40, "CAD"),
    ("It cost A$40.", "money", 40, "AUD"),
    ("It cost 50 pence.", "money", 0.5, "GBP"),
    ("It cost $213.7 million.", "money", 213_700_000, "USD"),
    ("It cost $4MM.", "money", 4e6, "USD"),
    ("It cost Rs 7.5 cr.", "money", 7.5e7, "INR"),
    ("It cost 4,75,000 rupees.", "money", 475_000, "INR"),
    ("It cost CHF 8'120.50.", "money", 8120.5, "CHF"),
    ("It cost 62.5 Canadian cents.", "money", 0.625, "CAD"),
    ("It cost 40 US cents.", "money", 0.4, "USD"),
    ("It cost 85p.", "money", 0.85, "GBP"),
    ("Prices rose 7.2 percent.", "percent", 7.2, "%"),
    ("Prices rose 7%.", "percent", 7, "%"),
    ("Prices rose by two percentage points.", "percent", 2, "%"),
    ("The army lost 12 tanks.", "weapon", 12, None),
    ("The army fired 12 ballistic missiles.", "weapon", 12, None),
    ("It lies 40 kilometres away.", "other", 40, "km"),
    ("The quake destroyed 40 houses.", "other", 40, None),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), MEASURED)
def test_a_measured_amount_has_its_kind_and_unit(
    find: Find, text: str, kind: str, value: float, unit: str | None
) -> None:
    [quantity] = find(text)
    assert (quantity.kind, quantity.value, quantity.unit) == (kind, value, unit)


COMPARED = [
    ("Debt came to 2.3 trillion yen against 1.9 trillion.", [(2.3e12, "JPY"), (1.9e12, "JPY")]),
    ("Inflation fell to 5.2 percent, from 6.1.", [(5.2, "%"), (6.1, "%")]),
    ("It sold for $40 to a man from 12 Castle Road.", [(40, "USD")]),
]


@pytest.mark.parametrize(("text", "amounts"), COMPARED)
def test_a_figure_that_is_compared_has_the_unit_of_the_other(
    find: Find, text: str, amounts: list[tuple[float, str]]
) -> None:
    assert [(each.value, each.unit) for each in find(text)] == amounts


NOTHING = [
    "Lyon won 3-1.",
    "He came third.",
    "He lives at 12 Castle Road.",
    "Call 0800 555 0100.",
    "Flight 212 landed.",
    "Anna Berg, 38, said so.",
    "Her sons, aged 6 and 9, said so.",
    "It happened on May 3, 2019, at 10:30.",
    "It lasted 20 years.",
    "One in five voters agreed.",
    "Two-thirds agreed.",
    "The two sides agreed.",
    "A two-car crash closed the road.",
    "He walked past a house.",
    "They watched it in 1080p.",
    "It fell below 1997 levels.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_count_nothing_give_no_quantity(find: Find, text: str) -> None:
    assert [each.text for each in find(text)] == []
