"""Days and years that newswire names beside another date."""

import pytest
from factwire import extract


def _values(text: str) -> list[tuple[str, str | None]]:
    return [(time.text, time.value) for time in extract(text, published_at="2021-01-07").times]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell to 2 million in 2018 from 3 million the year before.", ("the year before", "2017")),
        ("The quake struck at 12:19 p.m. (1119 GMT) on Dec. 29.", ("12:19 p.m.", "2020-12-29T12:19")),
        ("Rain is forecast to last until the weekend.", ("the weekend", "2021-W01-WE")),
        ("A year-end party will be held.", ("year-end", "2021")),
    ],
    ids=["the year before another", "a clock told twice", "until the weekend", "the end of a year is no length"],
)
def test_what_counts_from_a_neighbour(text: str, expected: tuple[str, str]) -> None:
    assert expected in _values(text)


def test_the_night_in_a_compound_is_no_time() -> None:
    assert _values("Police broke up a late-night fight.") == []
