"""From events to happenings: events of one kind, place, day and parties tell of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from factwire.extraction.incidents.happening import Days, Happening, days_of, same_days, same_place
from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.incidents.kinds import kind_of
from factwire.extraction.text.document import Document
from factwire.model import CASUALTY_KINDS, Event, Participant, Place, Quantity

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_ANYBODY: Final = frozenset({"people", "person", "persons", "others", "victims", "one", "man", "men", "woman", "women"})
_VIOLENT: Final = frozenset({"attack", "crime"})  # one deed may be reported as either
_LEAST: Final = 2  # points that make two mentions one happening
_LATEST: Final = 16  # events of a happening that a new one is compared with
_NEAR: Final = 1  # paragraphs
_MOST: Final = 100  # happenings looked back at: work stays linear


def cluster(
    document: Document,
    *,
    events: tuple[Event, ...],
    places: tuple[Place, ...],
    quantities: tuple[Quantity, ...],
    around: Surroundings,
) -> list[Happening]:
    """Return the happenings that the events tell of, in the order of their first mention."""
    known = {place.id: place for place in places}
    tolls = {quantity.id for quantity in quantities if quantity.kind in CASUALTY_KINDS}
    found: list[Happening] = []
    for event in events:
        happening = _happening(event, known, tolls, around)
        if happening is None:
            continue
        points = [_points(document, earlier, happening) for earlier in found[-_MOST:]]
        best = max(points, default=0)
        if best < _LEAST:
            found.append(happening)
        else:
            at = max(0, len(found) - _MOST) + points.index(best)
            found[at] = found[at].joined(happening)
    return found


def _happening(event: Event, places: Mapping[str, Place], tolls: set[str], around: Surroundings) -> Happening | None:
    """Return the happening that one event tells of, or None; where and when are the sentence's, if not its own."""
    kind = kind_of(event)
    if kind is None:
        return None
    return Happening(
        kind=kind,
        mode=event.mode,
        start=event.trigger.start,
        last=event.trigger.start,
        events=(event,),
        tolls=tuple(each for each in event.quantities if each in tolls),
        place=places.get(event.place or "") or around.place(event.trigger.start),
        days=_days(event, around),
        salience=event.salience,
    )


def _days(event: Event, around: Surroundings) -> Days | None:
    """Return the days of an event: those of its own time, or its sentence's; what it inherits comes last."""
    own = days_of(event.earliest, event.latest)
    return own if around.names_time(event.time, event.trigger.start) else around.days(event.trigger.start) or own


def _points(document: Document, earlier: Happening, later: Happening) -> int:
    """Return how much speaks for one happening; 0 where kind, mode, place, day or parties speak against it."""
    if not _may_be_one(earlier, later):
        return 0
    new = later.events[0]
    pairs = [_parties(event, new) for event in earlier.events[-_LATEST:]]
    if min(pairs, default=0) < 0 and max(pairs, default=0) <= 0:
        return 0
    return (
        2 * (max(pairs, default=0) > 0)
        + 2 * (not set(earlier.tolls).isdisjoint(later.tolls))
        + _is_located(earlier) * _is_located(later)
        + (earlier.days is not None and earlier.days == later.days)
        + _is_near(document, earlier, later)
        + 2 * any(event.evidence == new.evidence for event in earlier.events[-_LATEST:])
        + _is_definite(document, new)
        + (min(pairs, default=0) == 0 and earlier.mode == later.mode and earlier.mode is not None)
    )


def _may_be_one(earlier: Happening, later: Happening) -> bool:
    kinds = {earlier.name, later.name}
    if len(kinds) > 1 and not kinds <= _VIOLENT:
        return False
    if earlier.mode and later.mode and earlier.mode != later.mode and earlier.name in ("disaster", "accident"):
        return False
    return same_place(earlier.place, later.place) and same_days(earlier.days, later.days)


def _parties(one: Event, other: Event) -> int:
    """Return 1 where two events share a party on a side, -1 where both name other doers, 0 otherwise."""
    actors, targets = _shared(one.actors, other.actors), _shared(one.targets, other.targets)
    return -1 if actors < 0 else max(actors, targets)


def _shared(one: Sequence[Participant], other: Sequence[Participant]) -> int:
    first, second = _names(one), _names(other)
    if not first or not second:
        return 0
    if first & second:
        return 1
    return -1 if all(_is_entity(name) for name in first | second) else 0


def _is_entity(name: str) -> bool:
    return name[:1] == "e" and name[1:].isdecimal()


def _names(parties: Sequence[Participant]) -> set[str]:
    """Return what identifies the parties: their entity, or the last word of a description that says who."""
    names = {party.entity or party.text.lower().split()[-1] for party in parties}
    return names - _ANYBODY


def _is_located(happening: Happening) -> int:
    """Return how exactly the place is known; squared, a town that two mentions share makes them one."""
    return 0 if happening.place is None else 1 if happening.place.kind == "country" else 2


def _is_near(document: Document, earlier: Happening, later: Happening) -> bool:
    return document.paragraph_number(later.start) - document.paragraph_number(earlier.last) <= _NEAR


def _is_definite(document: Document, event: Event) -> bool:
    """Return whether an event is reported by a noun that points to one known already: "the attack"."""
    tokens = document.doc.char_span(event.trigger.start, event.trigger.end)
    return tokens is not None and any(child.lower_ in _DEFINITE for child in tokens.root.children)
