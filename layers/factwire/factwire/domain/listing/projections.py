"""One reading of an event for all who show it: ids resolved to names, places and tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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

    def resolved(participants: tuple[Participant, ...]) -> tuple[ProjectedParticipant, ...]:
        return tuple(ProjectedParticipant(each, names.get(each.entity or "")) for each in participants)

    for event in events:
        counts = tuple(quantity for quantity in facts.quantities if quantity.id in event.quantities)
        yield ProjectedEvent(
            event=event,
            actors=resolved(event.actors),
            targets=resolved(event.targets),
            place=places.get(event.place or ""),
            counts=counts,
            killed=_range(counts, kind="killed"),
            wounded=_range(counts, kind="wounded"),
            attributed_to=names.get(event.attribution or ""),
        )


def _range(counts: Iterable[Quantity], *, kind: QuantityKind) -> Range | None:
    """Return the range of the first count of this kind."""
    count = next((each for each in counts if each.kind == kind), None)
    return None if count is None else range_of(count)


def range_of(figure: Quantity | Claim) -> Range:
    """Return the numbers that a figure allows."""
    least, most = figure.limits
    return Range(min=least, max=most)
