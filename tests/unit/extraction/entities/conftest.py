"""What the entity tests share: the entities of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factwire.extraction.entities import find_entities
from factwire.extraction.text.parse import parse
from factwire.model import Article, Entity

from tests.articles import bare_article

Find = Callable[..., dict[str, Entity]]


def article(text: str, title: str | None = None) -> Article:
    return bare_article(text, title=title)


@pytest.fixture(scope="session")
def find() -> Find:
    """The entities of a text, by name."""

    def find_in(text: str, *, title: str | None = None) -> dict[str, Entity]:
        return {entity.name: entity for entity in find_entities(parse(article(text, title)))}

    return find_in
