"""5W1H: who, what, when, where, why and how, answered from the facts or not at all."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import W5H, Entity, Event, Place, Timex

__all__ = ["answer_w5h"]


def answer_w5h(
    document: Document,
    *,
    entities: tuple[Entity, ...],
    places: tuple[Place, ...],
    times: tuple[Timex, ...],
    events: tuple[Event, ...],
) -> W5H:
    """The ranked answers of the article; a question it does not answer has none."""
    return W5H()
