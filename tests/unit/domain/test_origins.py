"""Which of two inputs is the newer one."""

from __future__ import annotations

import pytest
from factwire.domain.input_origins import Origin


def made(sequencer: str | None, at: str = "2024-10-08T10:00:00.000Z", key: str = "incoming/a.txt") -> Origin:
    return Origin(bucket="news", key=key, sequencer=sequencer, at=at)


LATER = "2024-10-08T10:00:01.000Z"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (made("0055AED6DCD90281E5"), made("0055AED6DCD90281E6")),
        (made("10"), made("9")),  # padded on the right, as AWS says
        (made("0010"), made("00F")),
        (made("0055AED6DCD90281E09"), made("0055AED6DCD90281E1")),
        (made("a"), made("B")),  # case does not matter
        (made("1", at=LATER), made("2")),  # the sequencer, not the clock
        (made(None), made(None, at=LATER)),
        (made(None), made("1", at=LATER)),
        (made("9"), made("1", at=LATER, key="incoming/b.txt")),  # other keys have other sequences
        (made("9"), made("1", key="incoming/b.txt")),  # at the same moment somebody must win
    ],
)
def test_the_order_is_the_stores_own_and_never_both_ways(older: Origin, newer: Origin) -> None:
    assert older.is_older_than(newer)
    assert not newer.is_older_than(older)


def test_nothing_is_older_than_itself() -> None:
    assert not made("1").is_older_than(made("1"))


def test_a_file_named_like_a_member_is_not_that_member() -> None:
    at = "2024-10-08T10:00:00.000Z"
    file = Origin(bucket="news", key="incoming/feed.zip#story.txt", at=at)
    member = Origin(bucket="news", key="incoming/feed.zip", at=at).member("story.txt", number=1)
    escaped = Origin(bucket="news", key="incoming/feed.zip%23story.txt", at=at)
    assert len({file.place, member.place, escaped.place}) == 3
