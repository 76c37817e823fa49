"""Filters of webhooks, beside what SNS would do with the same filter (tests/integration/delivery)."""

from __future__ import annotations

import pytest
from factwire.domain.delivery.filters import NotificationAttributes, NotificationFilter, passes

STORM = NotificationAttributes(
    kind="summary",
    source="Example Wire",
    language="en",
    event_types=("DISASTER",),
    countries=("PHL", "CHN"),
    killed_min=14,
)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, True),
        ({"kinds": ["summary", "revision"]}, True),
        ({"kinds": ["story"]}, False),
        ({"countries": ["LBN", "CHN"]}, True),
        ({"countries": ["LBN"]}, False),
        ({"countries": ["PHL"], "event_types": ["ASSAULT"]}, False),
        ({"sources": ["Example Wire"]}, True),
        ({"sources": ["example wire"]}, False),
        ({"entities": ["Aden"]}, False),
        ({"killed_min": 14}, True),
        ({"killed_min": 15}, False),
        ({"independent_sources_min": 1}, False),  # unknown
    ],
)
def test_every_field_that_is_given_must_hold(wanted: dict[str, object], *, expected: bool) -> None:
    assert passes(NotificationFilter.model_validate(wanted), STORM) is expected
