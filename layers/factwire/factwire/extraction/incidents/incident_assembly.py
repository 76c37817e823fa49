"""From happenings to the public incidents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factwire.extraction.incidents.happening import Happening
from factwire.extraction.incidents.incident_claims import Claims
from factwire.model import Incident, Quantity


def assemble(happenings: Sequence[Happening], quantities: tuple[Quantity, ...], claims: Claims) -> tuple[Incident, ...]:
    """Return the incidents, with their claims numbered through the document."""
    return tuple(_incidents(happenings, {each.id: each for each in quantities}, claims))


def _incidents(happenings: Sequence[Happening], tolls: dict[str, Quantity], claims: Claims) -> Iterator[Incident]:
    made = 0
    for number, happening in enumerate(happenings, start=1):
        own = sorted((tolls[toll] for toll in happening.tolls), key=lambda toll: toll.start)
        of = claims.of(own, number=made + 1)
        made += len(of)
        yield Incident(
            id=f"i{number}",
            kind=happening.name,
            mode=happening.mode,
            events=tuple(event.id for event in happening.events),
            place=happening.place.id if happening.place else None,
            earliest=happening.days[0] if happening.days else None,
            latest=happening.days[1] if happening.days else None,
            claims=of,
            salience=happening.salience,
        )
