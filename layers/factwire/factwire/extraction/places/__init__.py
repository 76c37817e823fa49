"""Places: toponyms of the text resolved to a country and coordinates."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import Entity, Place

__all__ = ["find_places"]


def find_places(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Place, ...]:
    """The places of the text, in document order of their first mention."""
    return ()
