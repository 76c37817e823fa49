"""Summary: the sentences that carry the main event, its actors and its figures."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import Entity, Event, Summary

__all__ = ["summarize"]


def summarize(
    document: Document, *, entities: tuple[Entity, ...], events: tuple[Event, ...], words: int = 60
) -> Summary:
    """An extractive summary of about `words` words, its sentences in document order."""
    return Summary()
