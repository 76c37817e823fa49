"""Disasters and accidents: events beyond PLOVER, found by the words for them and reported as events."""

from __future__ import annotations

from factwire.extraction.incidents.hazards.detection import mentions_of
from factwire.extraction.incidents.hazards.hazard_events import build
from factwire.extraction.incidents.hazards.hazard_lexicons import hazards
from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.text.document import Document
from factwire.model import Event, Place, Quantity, Quote, Timex

__all__ = ["find_hazards", "join_events"]


def find_hazards(
    document: Document,
    *,
    places: tuple[Place, ...],
    times: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
    plover_events: tuple[Event, ...],
) -> tuple[Event, ...]:
    """Return the disasters and accidents of the text, each once, in document order."""
    around = Surroundings(document, places=places, times=times)
    mentions = mentions_of(document, quantities=quantities, plover_events=plover_events, around=around)
    return build(
        document,
        mentions,
        places=places,
        quantities=quantities,
        quotes=quotes,
        plover_events=plover_events,
        around=around,
    )


def join_events(*, plover_events: tuple[Event, ...], hazards: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return both in document order, numbered anew; deaths and blows that a hazard explains are nobody's."""
    peaceful = bool(hazards) and not any(map(_is_deliberate, plover_events))
    own = (
        event
        for event in plover_events
        if not any(_explains(hazard, event) for hazard in hazards) and not (peaceful and _is_harm(event))
    )
    events = sorted((*own, *hazards), key=lambda event: (event.trigger.start, event.trigger.end))
    return tuple(event.model_copy(update={"id": f"v{number}"}) for number, event in enumerate(events, start=1))


def _is_deliberate(event: Event) -> bool:
    """Return whether an assault is somebody's: it has an actor, a means or a mode."""
    return event.type == "ASSAULT" and bool(event.actors or event.means or event.mode)


def _is_harm(event: Event) -> bool:
    """Return whether an event says but that people came to harm: where nobody attacks, a hazard's victims."""
    return event.type == "ASSAULT" and bool(event.quantities) and event.assertion != "negated"


def _explains(hazard: Event, event: Event) -> bool:
    """Return whether an assault is what a hazard did: by its verb, by its toll, or by the sentence they share."""
    if event.type != "ASSAULT":
        return False
    if event.trigger == hazard.trigger:  # "a woman was struck by a car"
        return True
    if event.actors or event.means:
        return False
    if event.quantities and event.evidence == hazard.evidence and set(event.quantities) <= set(hazard.quantities):
        return event.mode is None  # "killed when a quake struck"
    told = (each for word in event.evidence.text.lower().split() for each in hazards("noun").get(word, ()))
    return hazard.type == "DISASTER" and any(each.mode == hazard.mode for each in told)
