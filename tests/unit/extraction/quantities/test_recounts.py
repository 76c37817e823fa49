"""Another source's bare figure is of the people counted before it; a bare number of something else is not."""

from __future__ import annotations

import pytest

from tests.unit.extraction.quantities.conftest import Find


@pytest.mark.parametrize(
    "text",
    [
        "The state says six miners were killed, while a union counted at least nine.",
        "The state says six miners were killed; activists say nine.",
        "The state says six miners were killed. A union puts the figure at nine.",
        "The state says six miners were killed, the union nine.",
    ],
    ids=["a verb of counting", "a verb of speech", "a noun for a count", "a verb left out"],
)
def test_what_another_source_counts_are_the_same_people(find: Find, text: str) -> None:
    assert [(each.kind, each.min) for each in find(text)] == [("killed", 6), ("killed", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "Six miners were killed, and the union counted nine ships.",
        "Six miners were killed. It rained. The union counted nine.",
        "The union counted nine.",
    ],
    ids=["with a noun of its own", "two sentences on", "nobody counted before"],
)
def test_a_number_of_something_else_counts_no_victims(find: Find, text: str) -> None:
    assert [each.kind for each in find(text) if each.min == 9] != ["killed"]
