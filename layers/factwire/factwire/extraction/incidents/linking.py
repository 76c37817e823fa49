"""Every toll hangs on its event: what an incident claims and no event of it holds goes to its main event."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from factwire.model import Event, Incident, Quantity

_SCOPES: Final = ("incident", "part", "cumulative")  # in the order in which an event holds them

Ranks = dict[str, tuple[int, int]]  # of quantity ids: by scope, then in document order


def link_tolls(
    *, events: tuple[Event, ...], incidents: tuple[Incident, ...], quantities: tuple[Quantity, ...]
) -> tuple[Event, ...]:
    """Return the events, each incident's main event with the tolls that no event holds; cumulative ones are left out.

    An event holds the tolls of the whole incident before those of a part of it ("six of them children").
    """
    salience = {event.id: event.salience for event in events}
    held = {toll for event in events for toll in event.quantities}
    added: dict[str, list[str]] = defaultdict(list)
    for incident in incidents:
        if incident.events:
            main = max(incident.events, key=lambda event: salience[event])
            tolls = (claim.quantity for claim in incident.claims if claim.scope != "cumulative")
            added[main] += [toll for toll in tolls if toll not in held]
    scopes = {claim.quantity: _SCOPES.index(claim.scope) for incident in incidents for claim in incident.claims}
    ranks = {quantity.id: (scopes.get(quantity.id, 0), number) for number, quantity in enumerate(quantities)}
    return tuple(_with(event, added.get(event.id, []), ranks) for event in events)


def _with(event: Event, tolls: list[str], ranks: Ranks) -> Event:
    held = tuple(sorted({*event.quantities, *tolls}, key=lambda toll: ranks[toll]))
    return event if held == event.quantities else event.model_copy(update={"quantities": held})
