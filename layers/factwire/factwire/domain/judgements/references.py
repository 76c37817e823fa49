"""The ids by which the facts of a document name each other, replaced or taken out in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factwire.model import W5H, Event, Facts, Incident, Participant

Ids = Mapping[str, str | None]


def with_references(facts: Facts, ids: Ids) -> Facts:
    """Return the facts with these ids replaced wherever a fact names one; None takes the name out.

    A claim without its figure goes, and so does an answer without its fact, and an incident of which nothing is left.
    """
    return facts.model_copy(
        update={
            "entities": tuple(e.model_copy(update={"place": _new(e.place, ids)}) for e in facts.entities),
            "quotes": tuple(q.model_copy(update={"speaker": _new(q.speaker, ids)}) for q in facts.quotes),
            "quantities": tuple(
                q.model_copy(update={"attribution": _new(q.attribution, ids)}) for q in facts.quantities
            ),
            "events": tuple(_event(event, ids) for event in facts.events),
            "incidents": tuple(new for incident in facts.incidents if (new := _incident(incident, ids))),
            "w5h": _w5h(facts.w5h, ids),
        }
    )


def _event(event: Event, ids: Ids) -> Event:
    return event.model_copy(
        update={
            "actors": _parties(event.actors, ids),
            "targets": _parties(event.targets, ids),
            "place": _new(event.place, ids),
            "time": _new(event.time, ids),
            "quantities": _left(event.quantities, ids),
            "attribution": _new(event.attribution, ids),
        }
    )


def _parties(parties: tuple[Participant, ...], ids: Ids) -> tuple[Participant, ...]:
    return tuple(party.model_copy(update={"entity": _new(party.entity, ids)}) for party in parties)


def _incident(incident: Incident, ids: Ids) -> Incident | None:
    claims = tuple(
        claim.model_copy(update={"quantity": quantity, "attribution": _new(claim.attribution, ids)})
        for claim in incident.claims
        if (quantity := _new(claim.quantity, ids)) and ids.get(claim.id, claim.id)
    )
    events = _left(incident.events, ids)
    if not (events or claims) and (incident.events or incident.claims):
        return None
    return incident.model_copy(update={"events": events, "place": _new(incident.place, ids), "claims": claims})


def _w5h(w5h: W5H, ids: Ids) -> W5H:
    answers = {
        question: tuple(
            answer.model_copy(update={"ref": _new(answer.ref, ids)})
            for answer in getattr(w5h, question)
            if answer.ref is None or _new(answer.ref, ids)
        )
        for question in W5H.model_fields
    }
    return w5h.model_copy(update=answers)


def _left(names: Iterable[str], ids: Ids) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for name in names if (new := _new(name, ids))))


def _new(name: str | None, ids: Ids) -> str | None:
    return ids.get(name, name) if name else name
