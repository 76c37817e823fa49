"""Events: who did what to whom, coded in PLOVER, each with its evidence and status."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import Entity, Event, Place, Quantity, Quote, Timex

__all__ = ["find_events"]


def find_events(
    document: Document,
    *,
    entities: tuple[Entity, ...],
    places: tuple[Place, ...],
    times: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Event, ...]:
    """The events of the text, in document order; the article's main event has the highest salience."""
    return ()
