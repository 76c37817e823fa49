"""Disasters and accidents: events beyond PLOVER, found by the words for them and told as events are."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from factwire.extraction.incidents.hazards.building import build
from factwire.extraction.incidents.hazards.detection import mentions_of
from factwire.extraction.incidents.surroundings import Surroundings
from factwire.extraction.text.document import Document
from factwire.model import Event, Place, Quantity, Quote, Span, Timex

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
    """Return both in document order, numbered anew; deaths that a hazard explains are no deed of anybody."""
    evidence = {hazard.evidence for hazard in hazards}
    tolls = {toll for hazard in hazards for toll in hazard.quantities}
    triggers = [hazard.trigger for hazard in hazards]
    own = (deed for deed in deeds if not _is_explained(deed, triggers, evidence, tolls))
    events = sorted((*own, *hazards), key=lambda event: (event.trigger.start, event.trigger.end))
    return tuple(event.model_copy(update={"id": f"v{number}"}) for number, event in enumerate(events, start=1))


def _is_explained(deed: Event, triggers: Sequence[Span], evidence: AbstractSet[Span], tolls: AbstractSet[str]) -> bool:
    """Return whether an assault without doer, mode and means is the toll of a hazard ("killed when a quake struck")."""
    if any(deed.trigger == hazard for hazard in triggers):  # "a woman was struck by a car"
        return True
    told = deed.type == "ASSAULT" and not deed.actors and not deed.means and deed.mode is None
    return told and deed.evidence in evidence and bool(deed.quantities) and tolls >= set(deed.quantities)
