"""Salience: how much of the article an event is; its main event comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.detection.headline import Headline
from factwire.model import Entity, Event
from factwire.model.facts import EventType

_BACKGROUND = frozenset({"advcl", "relcl", "acl", "pcomp", "pobj", "appos", "poss", "npadvmod"})
_MOST_STEPS = 12
_IN_HEADLINE = 0.1
_IN_LEAD = 0.05
_LEAD = 400  # code points in which the sentence begins that tells what the article is about


def prominence(act: Act) -> float:
    """Return how prominent the act is in its sentence, from 0 to 1: main clauses before what hangs on them."""
    depth, at = 0.0, act.head
    for _ in range(_MOST_STEPS):
        if at.head is at:
            break
        depth += 1.0 if at.dep_ in _BACKGROUND else 0.1 if at.dep_ in ("ccomp", "conj", "parataxis") else 0.4
        at = at.head
    named = 0.15 * (not act.actors) + 0.1 * (not act.targets)
    return max(0.05, 1.0 - 0.25 * depth - named)


def ranked(
    events: tuple[Event, ...],
    weights: Sequence[float],
    *,
    entities: tuple[Entity, ...],
    headline: Headline,
    length: int,
) -> tuple[Event, ...]:
    """Return the events with their salience.

    Args:
        events: in document order.
        weights: each event's prominence in its sentence.
        entities: their salience says how much the article is about an event's parties.
        headline: what the headline tells is what the article is about.
        length: of the article, in code points.
    """
    about = {entity.id: entity.salience for entity in entities}
    types = Counter(event.type for event in events)
    lead = next((event.evidence.start for event in events if event.evidence.start < _LEAD), -1)
    scores = (
        _salience(event, weight, about, types, length)
        + _IN_HEADLINE * headline.reports(event)
        + _IN_LEAD * (event.evidence.start == lead)
        for event, weight in zip(events, weights, strict=True)
    )
    return tuple(
        event.model_copy(update={"salience": round(min(1.0, salience), 4)})
        for event, salience in zip(events, scores, strict=True)
    )


def _salience(event: Event, weight: float, about: dict[str, float], types: Counter[EventType], length: int) -> float:
    early = 1.0 - event.trigger.start / max(length, 1)
    parties = [about[p.entity] for p in (*event.actors, *event.targets) if p.entity in about]
    known = max(parties, default=0.0)
    repeated = types[event.type] / max(sum(types.values()), 1)
    certain = {"negated": 0.3, "conditional": 0.6, "possible": 0.7}.get(event.assertion, 1.0)
    return certain * (0.35 * weight + 0.3 * early**2 + 0.15 * known + 0.1 * repeated)
