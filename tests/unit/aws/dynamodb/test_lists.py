"""The bounds of a list by time."""

from __future__ import annotations

import pytest
from factwire.aws.dynamodb.lists import bounds


@pytest.mark.parametrize(
    ("since", "until", "inside", "outside"),
    [
        ("2024-10-08", "2024-10-08", ["2024-10-08T00:00:00Z#a", "2024-10-08T23:59:59Z#z"], ["2024-10-09T00:00:00Z#a"]),
        ("2024-10-08T12:00:00+02:00", None, ["2024-10-08T10:00:00Z#a"], ["2024-10-08T09:59:59Z#z"]),
        (
            None,
            "2024-10-08T10:00:00Z",
            ["1999-01-01T00:00:00Z#a", "2024-10-08T10:00:00Z#z"],
            ["2024-10-08T10:00:01Z#a"],
        ),
    ],
)
def test_bounds_hold_whole_days_and_both_ends(
    since: str | None, until: str | None, inside: list[str], outside: list[str]
) -> None:
    low, high = bounds(since, until)
    assert all(low <= place <= high for place in inside)
    assert not any(low <= place <= high for place in outside)
