"""Merging: an event that the text reports twice is one event, with the slots of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factwire.model import Event, Participant

_MOST_CANDIDATES = 16
_SHORT = 2
_LEAD = 800  # code points: a headline and what it is the headline of
_STOPS = frozenset({".", "!", "?", "”", '"', ""})

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Merged:
    """The events, retellings joined; `retold` says of each event that came in whether it joined an earlier one."""

    events: tuple[Event, ...]
    retold: tuple[bool, ...]


def merge(events: tuple[Event, ...]) -> Merged:
    """Return the events with retellings joined into the first telling, renumbered in document order.

    Two tellings are one event when type and status agree (the first one's status stays), they have a party in
    common on each side that both name, at least one of them by the same entity, and no mode, time or place
    contradicts the other's; or the article has their sentence twice; or the first is a headline in the text, and
    the second, in the lead, has a word of its parties.
    Figures of both are kept: where they differ, the contradiction is the article's own.
    """
    kept: list[Event] = []
    retold: list[bool] = []
    index: dict[Key, list[int]] = defaultdict(list)
    for event in events:
        at = next((i for i in _candidates(event, index) if _same(kept[i], event)), None)
        retold.append(at is not None)
        if at is None:
            at = len(kept)
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
        for key in _keys(event):
            index[key].append(at)
    numbered = (event.model_copy(update={"id": f"v{number}"}) for number, event in enumerate(kept, start=1))
    return Merged(tuple(numbered), tuple(retold))


def _candidates(event: Event, index: dict[Key, list[int]]) -> list[int]:
    """Return the latest events that share a party and type: the only ones that can be the same."""
    found = {i for key in _keys(event) for i in index.get(key, ())[-_MOST_CANDIDATES:]}
    return sorted(found)


def _keys(event: Event) -> Iterator[Key]:
    yield event.type, event.assertion, event.trigger.text, event.evidence.text
    if event.evidence.start < _LEAD:
        yield event.type, _kind(event), "lead", ""
    if event.place and not event.actors and not event.targets:
        yield event.type, _kind(event), "place", event.place
    for role, parties in (("actor", event.actors), ("target", event.targets)):
        for party in parties:
            if party.entity:
                yield event.type, _kind(event), role, party.entity


def _kind(event: Event) -> str:
    """Return the status that tellings must share; a fact and a report of it share one."""
    return "factual" if event.assertion in ("asserted", "reported") else event.assertion


def _same(first: Event, second: Event) -> bool:
    if any(_differ(getattr(first, slot), getattr(second, slot)) for slot in ("mode", "time", "place")):
        return False
    if first.evidence == second.evidence:  # two clauses of one sentence tell two things
        return False
    if (first.trigger.text, first.evidence.text) == (second.trigger.text, second.evidence.text):
        return True  # the article has the sentence twice
    if _is_headline(first) and second.evidence.start < _LEAD and first.type == second.type:
        return not _words(first).isdisjoint(_words(second))
    if not _shares_entity(first, second):
        return first.place is not None and not any((first.actors, first.targets, second.actors, second.targets))
    return _agree(first.actors, second.actors) and _agree(first.targets, second.targets)


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
    return any(
        not {party.entity for party in one if party.entity}.isdisjoint(party.entity for party in other)
        for one, other in sides
    )


def _differ(first: str | None, second: str | None) -> bool:
    return first is not None and second is not None and first != second


def _agree(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> bool:
    """Return whether the two lists may be the same parties: one says nothing, or they have a party in common."""
    return not first or not second or not _names(first).isdisjoint(_names(second))


def _names(parties: tuple[Participant, ...]) -> set[str]:
    """Return what identifies the parties: their entity, or the last word of a description ("Kenyan police")."""
    return {party.entity or party.text.lower().split()[-1] for party in parties}


def _joined(first: Event, second: Event) -> Event:
    return first.model_copy(
        update={
            "actors": first.actors or second.actors,
            "targets": first.targets or second.targets,
            "means": first.means or second.means,
            "mode": first.mode or second.mode,
            "place": first.place or second.place,
            "time": first.time or second.time,
            "earliest": first.earliest or second.earliest,
            "latest": first.latest or second.latest,
            "quantities": tuple(dict.fromkeys((*first.quantities, *second.quantities))),
            "salience": round(min(1.0, max(first.salience, second.salience) + 0.05), 4),
        }
    )
