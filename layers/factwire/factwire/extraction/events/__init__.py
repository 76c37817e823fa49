"""Events: who did what to whom, coded in PLOVER, each with its evidence and status."""

from __future__ import annotations

from factwire.extraction.entities import Mentions
from factwire.extraction.events.event_salience import with_salience
from factwire.extraction.events.trace import trace_events
from factwire.extraction.text.document import Document
from factwire.model import Entity, Event, Place, Quantity, Quote, Timex

__all__ = ["find_events", "with_salience"]


def find_events(
    document: Document,
    *,
    mentions: Mentions,
    entities: tuple[Entity, ...],
    places: tuple[Place, ...],
    times: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Event, ...]:
    """Return the events of the text, in document order, each with the prominence in its sentence for its salience."""
    return trace_events(
        document, mentions=mentions, entities=entities, places=places, times=times, quantities=quantities, quotes=quotes
    ).events
