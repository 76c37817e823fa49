"""Entities: the people, organisations, places and other named things of an article, one per real thing."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import Entity, Place

__all__ = ["find_entities", "link_entities"]


def find_entities(document: Document) -> tuple[Entity, ...]:
    """The entities of the article, in document order of their first mention."""
    return ()


def link_entities(entities: tuple[Entity, ...], *, places: tuple[Place, ...]) -> tuple[Entity, ...]:
    """The entities with `country` and `place` filled from the places their mentions name."""
    return entities
