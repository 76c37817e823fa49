"""The same event told twice is one event: its mentions' facts joined."""

from __future__ import annotations

from factwire.model import Event, Participant


def merge(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with retellings joined into the first telling, renumbered in document order.

    Two tellings are one event when type, mode and status agree, neither says something the other
    contradicts (time, place, participants by entity), and they share a participant or their whole kind of target.
    Counts of both are kept: figures that differ are the article's own contradiction.
    """
    kept: list[Event] = []
    for event in events:
        at = next((i for i, other in enumerate(kept) if _same(other, event)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    return tuple(event.model_copy(update={"id": f"v{number}"}) for number, event in enumerate(kept, start=1))


def _same(first: Event, second: Event) -> bool:
    if (first.type, first.assertion) != (second.type, second.assertion):
        return False
    if _differ(first.mode, second.mode) or _differ(first.time, second.time) or _differ(first.place, second.place):
        return False
    return (
        _agree(first.actors, second.actors) and _agree(first.targets, second.targets) and _some_in_common(first, second)
    )


def _differ(first: str | None, second: str | None) -> bool:
    return first is not None and second is not None and first != second


def _agree(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> bool:
    """Whether the two lists may be the same parties: one is empty, or they name one party in common."""
    return not first or not second or not _keys(first).isdisjoint(_keys(second))


def _some_in_common(first: Event, second: Event) -> bool:
    """Both the doer and the one it was done to must be known to be the same in one telling at least."""
    actors = _keys(first.actors) & _keys(second.actors)
    targets = _keys(first.targets) & _keys(second.targets)
    return bool(actors and targets) or (
        bool(actors) and not (first.targets and second.targets) and _linked(first, second)
    )


def _linked(first: Event, second: Event) -> bool:
    return first.trigger.text.lower() == second.trigger.text.lower()


def _keys(participants: tuple[Participant, ...]) -> set[str]:
    return {participant.entity or participant.text.lower() for participant in participants}


def _joined(first: Event, second: Event) -> Event:
    return first.model_copy(
        update={
            "targets": first.targets or second.targets,
            "actors": first.actors or second.actors,
            "means": first.means or second.means,
            "place": first.place or second.place,
            "time": first.time or second.time,
            "earliest": first.earliest or second.earliest,
            "latest": first.latest or second.latest,
            "quantities": tuple(dict.fromkeys((*first.quantities, *second.quantities))),
            "salience": min(1.0, max(first.salience, second.salience) + 0.05),
        }
    )
