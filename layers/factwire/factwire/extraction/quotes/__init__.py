"""Quotes: who said what, and whose words the other facts are."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.extraction.quotes.attribution import Speech, SpeechScopes, attribute_quantities, stronger
from factwire.model import Entity, Quote

__all__ = ["Speech", "SpeechScopes", "attribute_quantities", "find_quotes", "stronger"]


def find_quotes(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Quote, ...]:
    """The direct, indirect and mixed quotes of the text, in document order."""
    return ()
