"""Quantities: casualties, people, money, percentages, weapons and other counted things, with their ranges."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import Quantity, Timex

__all__ = ["find_quantities"]


def find_quantities(document: Document, *, times: tuple[Timex, ...]) -> tuple[Quantity, ...]:
    """The quantities of the text that are no part of a time expression, in document order."""
    return ()
