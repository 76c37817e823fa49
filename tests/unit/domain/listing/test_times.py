"""A range of times: both ends belong to it, and a date is its whole day."""

from __future__ import annotations

import pytest
from factwire.domain.listing.times import check_range
from factwire.errors import InvalidRequest

TIME = "2024-10-08T12:00:00Z"


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (TIME, TIME),
        (TIME, "2024-10-08"),
        ("2024-10-08", "2024-10-08"),
        ("2024-10-08T23:30:00+02:00", "2024-10-08"),
        (TIME, None),
        (None, TIME),
    ],
)
def test_a_range_that_has_a_time_in_it_is_taken(since: str | None, until: str | None) -> None:
    check_range(since, until)


@pytest.mark.parametrize(
    ("since", "until", "blamed"),
    [
        (TIME, "2024-10-08T11:59:59Z", "since"),
        (TIME, "2024-10-07", "since"),
        ("2024-10-08T23:30:00-02:00", "2024-10-08", "since"),
        ("soon", TIME, "since"),
        (TIME, "", "until"),
    ],
)
def test_one_that_has_none_is_refused_by_the_name_of_its_bound(since: str, until: str, blamed: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        check_range(since, until)
    assert refused.value.field == blamed
