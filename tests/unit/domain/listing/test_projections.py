"""Events with the tolls of their counts."""

from __future__ import annotations

import pytest
from factwire.domain.listing.projections import project_events
from factwire.extraction import extract_facts
from factwire.model import Range
from factwire.reading import article_from_text


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Six gunmen and two marines were killed in a raid near Jolo on Monday, the navy said.",
            Range(min=8),
        ),
        (
            "Nine people, among them two children, were killed when rebels shelled Goma on Monday, officials said.",
            Range(min=9, max=9),
        ),
    ],
)
def test_parts_of_a_toll_are_told_as_their_sum_and_never_as_the_first(text: str, killed: Range) -> None:
    facts = extract_facts(article_from_text(text))
    assault = next(event for event in facts.events if event.type == "ASSAULT")
    (projected,) = project_events(facts, [assault])
    assert projected.killed == killed
