"""Merging: an event that the text reports twice is one event, with the slots of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factwire.model import Event, Participant, Place, Quantity

_MOST_CANDIDATES = 16
_SHORT = 2
_LEAD = 800  # code points: a headline and what it is the headline of
_DAY = len("2024-01-31")
_STOPS = frozenset({".", "!", "?", "”", '"', ""})
_HAPPENING = frozenset({"ASSAULT", "DISASTER", "ACCIDENT", "COERCE", "PROTEST"})
_PLACED = frozenset({"ASSAULT", "DISASTER", "ACCIDENT"})
_TOLLS = frozenset({"killed", "wounded", "detained"})

Key = tuple[str, str, str, str]
Tolls = dict[str, float | None]  # how many, by kind of casualty


@dataclass(frozen=True)
class Telling:
    """An event as one place of the text tells it.

    `anaphoric`: its words point back ("the attack"); `other`: they set it apart ("another attack").
    """

    event: Event
    anaphoric: bool
    other: bool = False


@dataclass(frozen=True)
class Merged:
    """The events, retellings joined; `repeated` says of each event that came in whether it joined an earlier one."""

    events: tuple[Event, ...]
    repeated: tuple[bool, ...]


class Merger:
    """Merges the tellings of one document; its places and figures say which of them contradict each other."""

    def __init__(self, *, places: tuple[Place, ...], quantities: tuple[Quantity, ...]) -> None:
        self._places = {place.id: place for place in places}
        self._figures = {quantity.id: quantity for quantity in quantities}

    def merge(self, tellings: Sequence[Telling]) -> Merged:
        """Return the events with retellings joined into the first telling, renumbered in document order.

        Two tellings are one event when type and status agree (the first one's status stays), no mode, time or place
        contradicts the other's, and they have a party in common on each side that both name, at least one of them by
        the same entity; or the article has their sentence twice; or the first is a headline in the text, and the
        second, in the lead, has a word of its parties; or both tell of one happening: see `_is_one_happening`.
        Figures of both are kept: where they differ, the contradiction is the article's own.
        """
        kept: list[Event] = []
        repeated: list[bool] = []
        index: dict[Key, list[int]] = defaultdict(list)
        for telling in tellings:
            event = telling.event
            at = next((i for i in _candidates(event, index) if self._is_same(kept[i], telling)), None)
            repeated.append(at is not None)
            if at is None:
                at = len(kept)
                kept.append(event)
            else:
                kept[at] = _joined(kept[at], event)
            for key in _keys(event):
                index[key].append(at)
        numbered = (event.model_copy(update={"id": f"v{number}"}) for number, event in enumerate(kept, start=1))
        return Merged(tuple(numbered), tuple(repeated))

    def _is_same(self, first: Event, telling: Telling) -> bool:
        second = telling.event
        apart = first.evidence == second.evidence and not telling.anaphoric  # two clauses tell two things
        if apart or self._contradict(first, second):
            return False
        if (first.trigger.text, first.evidence.text) == (second.trigger.text, second.evidence.text):
            return True  # the article has the sentence twice
        told_below = _is_headline(first) and second.evidence.start < _LEAD and first.type == second.type
        if told_below and not _words(first).isdisjoint(_words(second)):
            return True
        if first.type in _HAPPENING and self._is_one_happening(first, telling):
            return True
        if not _shares_entity(first, second):
            return first.place is not None and not any((first.actors, first.targets, second.actors, second.targets))
        return _agree(first.actors, second.actors) and _agree(first.targets, second.targets)

    def _is_one_happening(self, first: Event, telling: Telling) -> bool:
        """Return whether both tell of one happening: the second points back, has its toll, or its place and day.

        Of one town and day, each telling may name other victims and a part of the toll.
        """
        second = telling.event
        if telling.other or not _agree_loosely(first.actors, second.actors):
            return False
        tolls, others = self._tolls(first), self._tolls(second)
        together = self._is_together(first, second)
        if together and self._is_town(first.place) and not _outgrow(others, tolls):
            return True
        if not _agree_loosely(first.targets, second.targets) or any(_differing(tolls, others)):
            return False
        return telling.anaphoric or (together and _is_same_day(first, second)) or bool(tolls.items() & others.items())

    def _is_together(self, first: Event, second: Event) -> bool:
        """Return whether two deeds have one place, and no other day."""
        placed = first.type in _PLACED and first.place is not None and first.place == second.place
        return placed and (_is_same_day(first, second) or not (first.time and second.time))

    def _is_town(self, place: str | None) -> bool:
        known = self._places.get(place or "")
        return known is not None and known.kind in ("city", "other")

    def _tolls(self, event: Event) -> Tolls:
        """Return how many were killed, wounded and detained; "at least 46" and "46" are one toll."""
        figures = (self._figures[i] for i in event.quantities if i in self._figures)
        return {figure.kind: figure.min for figure in figures if figure.kind in _TOLLS}

    def _contradict(self, first: Event, second: Event) -> bool:
        if first.mode and second.mode and first.mode != second.mode and first.type not in _PLACED:
            return True
        dated = bool(first.earliest and first.latest and second.earliest and second.latest)
        if dated and not _overlap(first, second):
            return True
        if not first.place or not second.place or self._is_within(first.place, second.place):
            return False
        return not (_is_headline(first) and self._may_lie_in(first.place, second.place))

    def _may_lie_in(self, town: str, wider: str) -> bool:
        """Return whether the gazetteer lacks a headline's town, so that the lead may put it into a country."""
        inner, outer = self._places.get(town), self._places.get(wider)
        unknown = inner is not None and inner.country is None
        return unknown and outer is not None and outer.kind in ("country", "region")

    def _is_within(self, first: str, second: str) -> bool:
        """Return whether one place is the other, or the country or region around it."""
        one, other = self._places.get(first), self._places.get(second)
        if first == second or one is None or other is None:
            return first == second
        for outer, inner in ((one, other), (other, one)):
            if outer.kind == "country" and outer.country == inner.country:
                return True
            if outer.kind == "region" and outer.country == inner.country and outer.name == inner.admin1:
                return True
        return False


def _candidates(event: Event, index: dict[Key, list[int]]) -> list[int]:
    """Return the latest events that share a party and type: the only ones that can be the same."""
    found = {i for key in _keys(event) for i in index.get(key, ())[-_MOST_CANDIDATES:]}
    return sorted(found)


def _keys(event: Event) -> Iterator[Key]:
    kind = _kind(event)
    yield event.type, event.assertion, event.trigger.text, event.evidence.text
    if event.evidence.start < _LEAD:
        yield event.type, kind, "lead", ""
    if event.type in _HAPPENING:
        yield event.type, kind, "happening", ""
    if event.place and not event.actors and not event.targets:
        yield event.type, kind, "place", event.place
    for role, parties in (("actor", event.actors), ("target", event.targets)):
        yield from ((event.type, kind, role, party.entity) for party in parties if party.entity)


def _kind(event: Event) -> str:
    """Return the status that tellings must share; a fact and a report of it share one."""
    return "factual" if event.assertion in ("asserted", "reported") else event.assertion


def _overlap(first: Event, second: Event) -> bool:
    """Return whether the days of two events have one in common."""
    starts = max((first.earliest or "")[:_DAY], (second.earliest or "")[:_DAY])
    ends = min((first.latest or "")[:_DAY], (second.latest or "")[:_DAY])
    return starts <= ends


def _is_same_day(first: Event, second: Event) -> bool:
    """Return whether both have one day, or one expression for it that the article leaves open ("Tuesday")."""
    if first.time and first.time == second.time:
        return True
    return bool(first.earliest) and (first.earliest or "")[:_DAY] == (second.earliest or "")[:_DAY]


def _differing(tolls: Tolls, others: Tolls) -> Iterator[str]:
    """Yield the kinds of which both tell another number."""
    return (kind for kind in tolls.keys() & others.keys() if tolls[kind] != others[kind])


def _outgrow(others: Tolls, tolls: Tolls) -> bool:
    """Return whether the second telling counts more than the first: what counts less may be a part of it."""
    return any((others[kind] or 0) > (tolls[kind] or 0) for kind in _differing(tolls, others))


def _is_headline(event: Event) -> bool:
    """Return whether the event stands in a headline: the text's first line, without a full stop."""
    return event.evidence.start == 0 and event.evidence.text.rstrip()[-1:] not in _STOPS


def _words(event: Event) -> set[str]:
    """Return the words of the event's parties, without the short ones."""
    texts = (party.text.lower() for party in (*event.actors, *event.targets))
    words = (word.removesuffix("'s").removesuffix("’s") for text in texts for word in text.split())
    return {word for word in words if len(word) > _SHORT}


def _shares_entity(first: Event, second: Event) -> bool:
    """Return whether an entity has the same part in both."""
    sides = ((first.actors, second.actors), (first.targets, second.targets))
    return any(not _entities(one).isdisjoint(_entities(other)) for one, other in sides)


def _entities(parties: tuple[Participant, ...]) -> set[str]:
    return {party.entity for party in parties if party.entity}


def _agree(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> bool:
    """Return whether the two lists may be the same parties: one says nothing, or they have a party in common."""
    return not first or not second or not _names(first).isdisjoint(_names(second))


def _agree_loosely(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> bool:
    """Return whether the two lists may be the same parties, described otherwise: not where both are named."""
    named = bool(_entities(first)) and bool(_entities(second))
    return _agree(first, second) if named else True


def _names(parties: tuple[Participant, ...]) -> set[str]:
    """Return what identifies the parties: their entity, or the last word of a description ("Kenyan police")."""
    return {party.entity or party.text.lower().split()[-1] for party in parties}


def _are_known(parties: tuple[Participant, ...]) -> bool:
    """Return whether anything is known of who the parties are ("rockets" are nobody)."""
    return any(party.entity or party.country or party.sector for party in parties)


def _united(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the parties of both, each once: who is named in one telling and described in the other stays twice."""
    known = _names(first)
    return (*first, *(party for party in second if _names((party,)).isdisjoint(known)))


def _joined(first: Event, second: Event) -> Event:
    return first.model_copy(
        update={
            **{
                slot: getattr(first, slot) or getattr(second, slot)
                for slot in ("means", "mode", "place", "time", "earliest", "latest")
            },
            "actors": first.actors if _are_known(first.actors) else second.actors or first.actors,
            "targets": _united(first.targets, second.targets)
            if first.type in _PLACED
            else first.targets or second.targets,
            "quantities": tuple(dict.fromkeys((*first.quantities, *second.quantities))),
            "salience": round(min(1.0, max(first.salience, second.salience) + 0.05), 4),
        }
    )
