"""Cursors are ours, and for one query, or they are refused."""

from __future__ import annotations

import pytest
from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.queries import ArticleQuery, Position
from factwire.errors import InvalidRequest

QUERY = ArticleQuery(source="Example Wire")
POSITION = Position(sort_key="2024-10-08T10:00:00Z#a")
CURSOR = sign(POSITION, query=QUERY, secret=b"secret")


def test_a_cursor_brings_back_its_position() -> None:
    assert verify(CURSOR, query=QUERY, secret=b"secret") == POSITION


@pytest.mark.parametrize(
    "forged",
    ["", "x", "====", "é", CURSOR[:-1], CURSOR + "A", "A" + CURSOR[1:], CURSOR[:30], CURSOR.swapcase(), "\x00" * 40],
)
def test_a_forged_cursor_is_refused(forged: str) -> None:
    with pytest.raises(InvalidRequest, match="cursor"):
        verify(forged, query=QUERY, secret=b"secret")


def test_a_cursor_of_another_query_or_secret_is_refused() -> None:
    with pytest.raises(InvalidRequest):
        verify(CURSOR, query=ArticleQuery(), secret=b"secret")
    with pytest.raises(InvalidRequest):
        verify(CURSOR, query=QUERY, secret=b"another")
