"""What the quote tests share: the facts of a text, as far as quotes need them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factwire.extraction.entities import find_entities, find_mentions
from factwire.extraction.quotes import find_quotes
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import parse
from factwire.model import Quote
from factwire.reading import article_from_text


@pytest.fixture(scope="session")
def document_of() -> Callable[[str], Document]:
    def parsed(text: str) -> Document:
        return parse(article_from_text(text, title=None, published_at=None, source=None, url=None))

    return parsed


@pytest.fixture(scope="session")
def quotes_in(document_of: Callable[[str], Document]) -> Callable[[str], tuple[Quote, ...]]:
    """The quotes of a text, their speakers resolved to its entities."""

    def found(text: str) -> tuple[Quote, ...]:
        document = document_of(text)
        return find_quotes(document, entities=find_entities(document, mentions=find_mentions(document)))

    return found


@pytest.fixture(scope="session")
def speakers_in(document_of: Callable[[str], Document]) -> Callable[[str], list[str | None]]:
    """Who speaks each quote of a text: the entity's name, else the words in the text."""

    def found(text: str) -> list[str | None]:
        document = document_of(text)
        entities = find_entities(document, mentions=find_mentions(document))
        names = {entity.id: entity.name for entity in entities}
        quotes = find_quotes(document, entities=entities)
        return [names[quote.speaker] if quote.speaker else quote.speaker_text for quote in quotes]

    return found
