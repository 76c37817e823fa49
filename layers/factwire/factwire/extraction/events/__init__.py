"""Events: who did what to whom, coded in PLOVER, each with its evidence and status."""

from __future__ import annotations

from factwire.extraction.events.building import Builder
from factwire.extraction.events.detection.coding import Coder
from factwire.extraction.events.detection.finding import acts_of
from factwire.extraction.events.detection.headline import headline_of
from factwire.extraction.events.merge import merge
from factwire.extraction.events.salience import prominence, ranked
from factwire.extraction.text.document import Document
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
    builder = Builder(document, entities=entities, places=places, times=times, quantities=quantities, quotes=quotes)
    coder = Coder(document.doc)
    acts = [act for sentence in document.sentences for act in acts_of(sentence, coder)]
    acts.sort(key=lambda act: act.trigger.i)
    taken = frozenset(i for act in acts for i in act.covered)
    built = [(act, builder.event(act, number=number, taken=taken)) for number, act in enumerate(acts, start=1)]
    told = [(act, event) for act, event in built if event is not None]
    events = ranked(
        tuple(event for _, event in told),
        [prominence(act) for act, _ in told],
        entities=entities,
        headline=headline_of(document),
        length=len(document.text),
    )
    return merge(events)
