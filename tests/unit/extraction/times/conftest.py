"""What the tests of times share: the times of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factwire.extraction.text.parse import parse
from factwire.extraction.times import find_times
from factwire.model import Article, Timex

from tests.articles import bare_article

Find = Callable[..., tuple[Timex, ...]]


def article(text: str, published_at: str | None) -> Article:
    return bare_article(text, published_at=published_at)


@pytest.fixture(scope="session")
def find() -> Find:
    """The times of a text published on a Wednesday, unless another date or None is given."""

    def find_in(text: str, *, published_at: str | None = "2024-05-15") -> tuple[Timex, ...]:
        return find_times(parse(article(text, published_at)))

    return find_in


def told(times: tuple[Timex, ...]) -> list[tuple[str, str | None]]:
    """The words and the value of each time."""
    return [(time.text, time.value) for time in times]
