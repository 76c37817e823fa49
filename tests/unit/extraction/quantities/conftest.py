"""What the tests of quantities share: the quantities of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factwire.extraction.quantities import find_quantities
from factwire.extraction.text.parse import parse
from factwire.extraction.times import find_times
from factwire.model import Article, Quantity

from tests.articles import bare_article

Find = Callable[[str], tuple[Quantity, ...]]


def article(text: str) -> Article:
    return bare_article(text, published_at="2024-05-15")


@pytest.fixture(scope="session")
def find() -> Find:
    """The quantities of a text, its times taken out."""

    def find_in(text: str) -> tuple[Quantity, ...]:
        document = parse(article(text))
        return find_quantities(document, times=find_times(document))

    return find_in


def limits(quantities: tuple[Quantity, ...]) -> list[tuple[str, float | None, float | None, float | None]]:
    """Kind, value, min and max of each quantity."""
    return [(each.kind, each.value, each.min, each.max) for each in quantities]
