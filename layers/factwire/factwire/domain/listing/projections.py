"""One reading of an event for all who show it: ids resolved to names, places and tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factwire.model import Claim, Event, Facts, Participant, Place, Quantity, QuantityKind, Range


@dataclass(frozen=True)
class ProjectedParticipant:
    """An actor or target; `entity` is the name of the entity that it is, where it is one."""

    participant: Participant
    entity: str | None

    @property
    def name(self) -> str:
        """The entity's name, else the words of the text."""
        return self.entity or self.participant.text


@dataclass(frozen=True)
class ProjectedEvent:
    """An event with what its ids stand for; `attributed_to` is the name of the entity that says so."""

    event: Event
    actors: tuple[ProjectedParticipant, ...]
    targets: tuple[ProjectedParticipant, ...]
    place: Place | None
    counts: tuple[Quantity, ...]
    killed: Range | None
    wounded: Range | None
    attributed_to: str | None

    @property
    def attribution(self) -> str | None:
        """Who says so: the entity's name, else the words of the text."""
        return self.attributed_to or self.event.attribution_text


def entity_names(facts: Facts) -> dict[str, str]:
    """Return the names of the entities by their ids."""
    return {entity.id: entity.name for entity in facts.entities}


def project_events(facts: Facts, events: Iterable[Event]) -> Iterator[ProjectedEvent]:
    """Yield these events of an article, in the order in which they are given."""
    names, places = entity_names(facts), {place.id: place for place in facts.places}
    figures, parts = {quantity.id: quantity for quantity in facts.quantities}, _parts(facts)

    def resolved(participants: tuple[Participant, ...]) -> tuple[ProjectedParticipant, ...]:
        return tuple(ProjectedParticipant(each, names.get(each.entity or "")) for each in participants)

    for event in events:
        counts = tuple(figures[each] for each in event.quantities)
        yield ProjectedEvent(
            event=event,
            actors=resolved(event.actors),
            targets=resolved(event.targets),
            place=places.get(event.place or ""),
            counts=counts,
            killed=_range(counts, kind="killed", parts=parts),
            wounded=_range(counts, kind="wounded", parts=parts),
            attributed_to=names.get(event.attribution or ""),
        )


def _range(counts: Iterable[Quantity], *, kind: QuantityKind, parts: Mapping[str, int]) -> Range | None:
    """Return the range of the first count of this kind that is no part; else what the parts of one sentence add up to.

    "Six gunmen and two marines were dead" gives at least eight: the text does not say that these are all.
    """
    tolls = [each for each in counts if each.kind == kind]
    if not tolls:
        return None
    whole = next((each for each in tolls if each.id not in parts), None)
    beside = [each for each in tolls if parts.get(each.id) == parts.get(tolls[0].id)]
    if whole or len(beside) == 1:
        return range_of(whole or tolls[0])
    return Range(min=sum(each.limits[0] or 0 for each in beside))


def _parts(facts: Facts) -> dict[str, int]:
    """Return where the sentence starts of each count that an incident claims as a part of its toll, by quantity id."""
    claims = (claim for incident in facts.incidents for claim in incident.claims)
    return {claim.quantity: claim.evidence.start for claim in claims if claim.scope == "part"}


def range_of(figure: Quantity | Claim) -> Range:
    """Return the numbers that a figure allows."""
    least, most = figure.limits
    return Range(min=least, max=most)
