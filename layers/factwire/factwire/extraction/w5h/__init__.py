"""5W1H: who, what, when, where, why and how, answered from the facts, or unanswered."""

from __future__ import annotations

from factwire.extraction.text.document import Document
from factwire.extraction.w5h.answers import ranked
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.extraction.w5h.grammar.parties import Parties
from factwire.extraction.w5h.how import how
from factwire.extraction.w5h.main_event.main_clause import find_main_clause
from factwire.extraction.w5h.what import what
from factwire.extraction.w5h.when import when
from factwire.extraction.w5h.where import where
from factwire.extraction.w5h.who import who
from factwire.extraction.w5h.why import why
from factwire.model import W5H, Entity, Event, Incident, Place, Timex

__all__ = ["answer_w5h"]

NEAR = 1.2  # as near as a lead that shares words with the headline


def answer_w5h(
    document: Document,
    *,
    entities: tuple[Entity, ...],
    places: tuple[Place, ...],
    times: tuple[Timex, ...],
    events: tuple[Event, ...] = (),
    incidents: tuple[Incident, ...] = (),
) -> W5H:
    """Return the ranked answers of the article; a question it does not answer has none."""
    clause = find_main_clause(document)
    nearness = Nearness(document, clause)
    parties = Parties(clause, entities)
    main = _main_incident(incidents, events, nearness)
    return W5H(
        who=ranked(document, who(document, clause, parties, entities=entities)),
        what=ranked(document, what(document, clause)),
        when=ranked(document, when(document, nearness, times=times, entities=entities, incident=main)),
        where=ranked(document, where(document, nearness, places=places, entities=entities, incident=main)),
        why=ranked(document, why(document, clause, nearness, parties)),
        how=ranked(document, how(document, clause, nearness, parties, events=events)),
    )


def _main_incident(incidents: tuple[Incident, ...], events: tuple[Event, ...], nearness: Nearness) -> Incident | None:
    """Return the most salient incident, if one of its events stands near what the headline or the lead reports."""
    main = max(incidents, key=lambda incident: incident.salience, default=None)
    if main is None:
        return None
    triggers = [event.trigger.start for event in events if event.id in main.events]
    return main if any(nearness.score(start) >= NEAR for start in triggers) else None
