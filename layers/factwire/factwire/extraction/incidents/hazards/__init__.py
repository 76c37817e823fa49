"""Disasters and accidents: events beyond PLOVER, found by the words for them and reported as events."""

from __future__ import annotations

from factwire.extraction.incidents.hazards.detection import mentions_of
from factwire.extraction.incidents.hazards.hazard_events import build
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
    deeds: tuple[Event, ...],
) -> tuple[Event, ...]:
    """Return the disasters and accidents of the text, each once, in document order; `deeds` are its PLOVER events."""
    around = Surroundings(document, places=places, times=times)
    mentions = mentions_of(document, quantities=quantities, deeds=deeds, around=around)
    return build(document, mentions, places=places, quantities=quantities, quotes=quotes, deeds=deeds, around=around)


def join_events(*, deeds: tuple[Event, ...], hazards: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return both in document order, numbered anew; deaths and blows that a hazard explains are no deed of anybody."""
    own = (deed for deed in deeds if not any(_explains(hazard, deed) for hazard in hazards))
    events = sorted((*own, *hazards), key=lambda event: (event.trigger.start, event.trigger.end))
    return tuple(event.model_copy(update={"id": f"v{number}"}) for number, event in enumerate(events, start=1))


def _explains(hazard: Event, deed: Event) -> bool:
    """Return whether an assault is what a hazard did: by its verb, by its toll, or by the sentence they share."""
    if deed.type != "ASSAULT":
        return False
    if deed.trigger == hazard.trigger:  # "a woman was struck by a car"
        return True
    if deed.actors or deed.means:
        return False
    if deed.quantities and deed.evidence == hazard.evidence and set(deed.quantities) <= set(hazard.quantities):
        return deed.mode is None  # "killed when a quake struck"
    return hazard.type == "DISASTER" and hazard.trigger.text.lower() in deed.evidence.text.lower().split()
