"""Incidents: one happening, once, however often the article retells it, with every toll that it gives as a claim."""

from __future__ import annotations

from factwire.extraction.incidents.incident_assembly import assemble
from factwire.extraction.incidents.incident_claims import Claims
from factwire.extraction.incidents.incident_clustering import cluster
from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.incidents.incident_tolls import assign_tolls
from factwire.extraction.text.document import Document
from factwire.model import Event, Incident, Place, Quantity, Quote, Timex

__all__ = ["find_incidents"]


def find_incidents(
    document: Document,
    *,
    places: tuple[Place, ...],
    times: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
    events: tuple[Event, ...],
) -> tuple[Incident, ...]:
    """Return the incidents of the text in the order in which it first tells of them."""
    around = Surroundings(document, places=places, times=times)
    happenings = cluster(document, events=events, places=places, quantities=quantities, around=around)
    happenings = assign_tolls(document, happenings, quantities, around=around)
    return assemble(happenings, quantities, Claims(document, quotes=quotes, around=around))
