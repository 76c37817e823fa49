"""Every toll hangs on its event: what an incident claims and no event of it holds goes to its main event."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from factwire.model import Claim, Event, Incident, Quantity

# A figure that is said to be the whole toll, and not one of before.
_TOTAL: Final = re.compile(
    r"\b(?:toll|(?:number|count|tally) of (?:\w+ ){0,3}?(?:dead|deaths|fatalities|killed|victims|injured|wounded))\b"
    r"[^.;]{0,60}?\b(?:to|at|is|was|reached|hit|of|past|as)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:from|earlier|previous|initial|first|had (?:put|stood|been|given|said))\b[^,;]{0,30}$", re.IGNORECASE
)
_SCOPES: Final = ("incident", "part", "cumulative")  # in the order in which an event holds them

Ranks = dict[str, tuple[int, bool, int]]  # of quantity ids: by scope, totals first, then in document order


def link_tolls(
    *, events: tuple[Event, ...], incidents: tuple[Incident, ...], quantities: tuple[Quantity, ...]
) -> tuple[Event, ...]:
    """Return the events, each incident's main event with the tolls that no event holds; cumulative ones are left out.

    An event holds the tolls of the whole incident before those of a part of it ("six of them children"), and what is
    said to be the total before other figures: "leaving four dead ... bringing the number of dead to five".
    """
    salience = {event.id: event.salience for event in events}
    held = {toll for event in events for toll in event.quantities}
    added: dict[str, list[str]] = defaultdict(list)
    for incident in incidents:
        if incident.events:
            main = max(incident.events, key=lambda event: salience[event])
            tolls = (claim.quantity for claim in incident.claims if claim.scope != "cumulative")
            added[main] += [toll for toll in tolls if toll not in held]
    claims = {claim.quantity: claim for incident in incidents for claim in incident.claims}
    ranks = {
        quantity.id: (*_standing(quantity, claims.get(quantity.id)), number)
        for number, quantity in enumerate(quantities)
    }
    return tuple(_with(event, added.get(event.id, []), ranks) for event in events)


def _standing(quantity: Quantity, claim: Claim | None) -> tuple[int, bool]:
    """Return what a toll covers, the whole first, and whether it is no total by its sentence."""
    if claim is None:
        return 0, True
    before = claim.evidence.text[: quantity.start - claim.evidence.start]
    return _SCOPES.index(claim.scope), not _TOTAL.search(before) or _BEFORE.search(before) is not None


def _with(event: Event, tolls: list[str], ranks: Ranks) -> Event:
    held = tuple(sorted({*event.quantities, *tolls}, key=lambda toll: ranks[toll]))
    return event if held == event.quantities else event.model_copy(update={"quantities": held})
