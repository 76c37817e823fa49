"""Events of a sentence, found with its entities and without the other components."""

from collections.abc import Callable

import pytest
from factwire.extraction.entities import find_entities, find_mentions
from factwire.extraction.events import find_events
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import parse
from factwire.model import Event
from factwire.reading import article_from_text


@pytest.fixture(scope="session")
def document_of() -> Callable[[str], Document]:
    def parsed(text: str) -> Document:
        return parse(article_from_text(text, title=None, published_at=None, source=None, url=None))

    return parsed


@pytest.fixture(scope="session")
def events_in(document_of: Callable[[str], Document]) -> Callable[[str], tuple[Event, ...]]:
    def found(text: str) -> tuple[Event, ...]:
        document = document_of(text)
        mentions = find_mentions(document)
        return find_events(
            document,
            mentions=mentions,
            entities=find_entities(document, mentions=mentions),
            places=(),
            times=(),
            quantities=(),
            quotes=(),
        )

    return found
