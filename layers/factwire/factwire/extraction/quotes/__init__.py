"""Quotes: who said what, and whose words the other facts are."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import Entity, Quantity, Quote

__all__ = ["attribute_quantities", "find_quotes"]


def find_quotes(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Quote, ...]:
    """The direct, indirect and mixed quotes of the text, in document order."""
    return ()


def attribute_quantities(
    document: Document, quantities: tuple[Quantity, ...], *, quotes: tuple[Quote, ...]
) -> tuple[Quantity, ...]:
    """The quantities with `assertion` and `attribution` filled from the speech they stand in."""
    return quantities
