"""What the entity tests share: the entities of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factwire.extraction.entities import find_entities, find_mentions
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import parse
from factwire.model import Article, Entity

from tests.articles import bare_article

Find = Callable[..., dict[str, Entity]]


def article(text: str, title: str | None = None) -> Article:
    return bare_article(text, title=title)


def entities_of(document: Document) -> tuple[Entity, ...]:
    return find_entities(document, mentions=find_mentions(document))


@pytest.fixture(scope="session")
def find() -> Find:
    """The entities of a text, by name."""

    def find_in(text: str, *, title: str | None = None) -> dict[str, Entity]:
        return {entity.name: entity for entity in entities_of(parse(article(text, title)))}

    return find_in
