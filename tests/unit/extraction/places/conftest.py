"""What the place tests share: the places of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factwire.extraction.entities import find_entities, find_mentions
from factwire.extraction.places.finding_places import find_places
from factwire.extraction.text.parse import parse
from factwire.model import Article, Place

FindPlaces = Callable[..., list[Place]]


@pytest.fixture(scope="session")
def places_in() -> FindPlaces:
    """The places of a text, in the order in which they are found."""

    def find(text: str, *, title: str | None = None, source: str | None = None, url: str | None = None) -> list[Place]:
        document = parse(
            Article(
                article_id="a1",
                revision="r1",
                title=title,
                text=text,
                language="en",
                source=source,
                url=url,
                content_type="text/plain",
                sha256="0" * 64,
                word_count=max(1, len(text.split())),
            )
        )
        return list(find_places(document, entities=find_entities(document, mentions=find_mentions(document))))

    return find
