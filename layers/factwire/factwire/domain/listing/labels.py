"""The facts that an article is filtered and listed by."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from factwire.domain.records import Labels
from factwire.model import CountryCode, Event, Facts
from factwire.stories.member import names_of

MAX_ENTITIES = 40
MAX_COUNTRIES = 40
MAX_NAME = 100


def labels_of(facts: Facts) -> Labels:
    """Event types, countries, names and acronyms, and the least death toll of one article, the most salient first."""
    events = by_salience(facts)
    return Labels(
        event_types=tuple(dict.fromkeys(event.type for event in events if event.assertion != "negated")),
        countries=tuple(_countries(facts, events))[:MAX_COUNTRIES],
        entities=names_of(facts.entities, longest=MAX_NAME, most=MAX_ENTITIES),
        killed_min=_killed_min(facts),
    )


def by_salience(facts: Facts) -> list[Event]:
    """Return the events, the article's main one first."""
    return sorted(facts.events, key=lambda event: -event.salience)


def _countries(facts: Facts, events: Iterable[Event]) -> dict[CountryCode, None]:
    of_place = {place.id: place.country for place in facts.places}
    named = chain(
        (of_place.get(event.place or "") for event in events),
        (participant.country for event in events for participant in (*event.actors, *event.targets)),
        of_place.values(),
    )
    return dict.fromkeys(country for country in named if country)


def _killed_min(facts: Facts) -> float | None:
    """Return the least toll of the deadliest count: what is surely said, not what is feared."""
    tolls = [
        quantity.min if quantity.min is not None else quantity.value
        for quantity in facts.quantities
        if quantity.kind == "killed" and quantity.assertion in {"asserted", "reported"}
    ]
    return max((toll for toll in tolls if toll is not None), default=None)
