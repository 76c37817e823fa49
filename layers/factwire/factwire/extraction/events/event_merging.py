"""Merging: an event that the text reports twice is one event, with the slots of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factwire.extraction.events.event_identity import PLACED, Identity
from factwire.extraction.events.event_tellings import HAPPENING, LEAD, Telling, is_headline
from factwire.extraction.events.party_identity import names_of
from factwire.model import DAY, Event, Participant

_MOST_CANDIDATES = 16

Key = tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """The events, retellings joined; `repeated` says of each event that came in whether it joined an earlier one."""

    events: tuple[Event, ...]
    repeated: tuple[bool, ...]


class Merger:
    """Merges the tellings of one document."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def merge(self, tellings: Sequence[Telling]) -> Merged:
        """Return the events with retellings joined into the first telling, renumbered in document order.

        The first one's status stays, but that of a fact before that of a plan or a guess. Figures of both are kept:
        where they differ, the contradiction is the article's own.
        """
        kept: list[Telling] = []
        repeated: list[bool] = []
        index: dict[Key, list[int]] = defaultdict(list)
        for telling in tellings:
            candidates = _candidates(telling, index)
            at = next((i for i in candidates if self._identity.is_same(kept[i], telling)), None)
            repeated.append(at is not None)
            if at is None:
                at = len(kept)
                kept.append(telling)
            else:
                kept[at] = self._joined(kept[at], telling)
            for key in _keys(telling):
                index[key].append(at)
        events = (telling.event for telling in kept)
        numbered = (event.model_copy(update={"id": f"v{number}"}) for number, event in enumerate(events, start=1))
        return Merged(tuple(numbered), tuple(repeated))

    def _joined(self, earlier: Telling, later: Telling) -> Telling:
        event = _joined(
            earlier.event,
            later.event,
            place=self._identity.narrower(earlier.event.place, later.event.place),
        )
        return Telling(
            event,
            earlier.reference.joined(later.reference),
            paragraph=later.paragraph,
            placed=earlier.placed or later.placed,
            dated=earlier.dated or later.dated,
        )


def _candidates(telling: Telling, index: dict[Key, list[int]]) -> list[int]:
    """Return the latest events that share a party or a word with the type: the only ones that can be the same."""
    found = {i for key in _keys(telling) for i in index.get(key, ())[-_MOST_CANDIDATES:]}
    return sorted(found)


def _keys(telling: Telling) -> Iterator[Key]:
    event = telling.event
    yield event.type, event.trigger.text, event.evidence.text
    if event.evidence.start < LEAD:
        yield event.type, "lead"
    if event.type in HAPPENING:
        yield event.type, "happening"
    if event.place and not event.actors and not event.targets:
        yield event.type, "place", event.place
    yield from ((event.type, "word", word) for word in telling.reference.words)
    for role, parties in (("actor", event.actors), ("target", event.targets)):
        yield from ((event.type, role, party.entity) for party in parties if party.entity)


def _best_known(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the parties of whom the text tells more: who they are, or of which country, or at least what they are."""
    return max(first, second, key=_knowledge)


def _knowledge(parties: tuple[Participant, ...]) -> int:
    """Return what is known of parties: 3 a name or a country, 2 a sector ("rockets" are nobody), 1 words, 0 nothing."""
    if any(party.entity or party.country for party in parties):
        return 3
    return 2 if any(party.sector for party in parties) else len(parties[:1])


def _united(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Return the parties of both, each once: who is named in one telling and described in the other stays twice."""
    known = names_of(first)
    return (*first, *(party for party in second if names_of((party,)).isdisjoint(known)))


def _exactness(event: Event) -> int:
    """Return how exactly the text dates an event: a day, a range of days, words that no date is known for, nothing."""
    if event.earliest and event.latest:
        return 3 if event.earliest[:DAY] == event.latest[:DAY] else 2
    return int(event.time is not None)


def _joined(first: Event, second: Event, *, place: str | None) -> Event:
    """Return the first event with what the second adds; the lead says more than its headline, so it counts as first."""
    one, other = (second, first) if is_headline(first) else (first, second)
    told = other if one.assertion in ("planned", "possible") else one
    dated = max((one, other), key=_exactness)
    return one.model_copy(
        update={
            "means": one.means or other.means,
            "mode": one.mode or other.mode,
            "place": place,
            **{slot: getattr(dated, slot) for slot in ("time", "earliest", "latest")},
            **{slot: getattr(told, slot) for slot in ("assertion", "attribution", "attribution_text")},
            "actors": _best_known(one.actors, other.actors),
            "targets": _united(one.targets, other.targets)
            if one.type in PLACED
            else _best_known(one.targets, other.targets),
            "quantities": tuple(dict.fromkeys((*one.quantities, *other.quantities))),
            "salience": max(one.salience, other.salience),
        }
    )
