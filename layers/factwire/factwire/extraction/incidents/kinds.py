"""Which kind of incident an event tells of, and which figures can be its toll."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Event
from factwire.model.facts import CasualtyKind, IncidentKind

_ARMED: Final = frozenset({"GOV", "MIL", "REB", "SPY", "UAF"})  # sectors of states and armed movements
_UNREAL: Final = frozenset({"negated", "planned", "conditional"})


@dataclass(frozen=True)
class Kind:
    """A kind of incident with the kinds of figures that may be its toll."""

    name: IncidentKind
    casualties: frozenset[CasualtyKind]


@dataclass(frozen=True)
class _Row:
    type: str
    mode: str
    kind: Kind
    civil: bool
    acted: bool

    def fits(self, event: Event) -> bool:
        """Return whether an event is of the row's type and mode, and its parties are such as the row asks for."""
        if self.type != event.type or self.mode not in ("*", event.mode or ""):
            return False
        armed = any(party.sector in _ARMED or party.country for party in event.parties)
        return not (self.civil and armed) and not (self.acted and not event.actors)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            type=entry["type"],
            mode=entry["mode"],
            kind=Kind(
                cast("IncidentKind", entry["kind"]),
                frozenset(cast("CasualtyKind", word) for word in entry["casualties"].split()),
            ),
            civil="civil" in entry["flags"].split(),
            acted="acted" in entry["flags"].split(),
        )
        for entry in load_lexicon("incidents/kinds")
    )


def kind_of(event: Event) -> Kind | None:
    """Return the kind of incident that an event tells of; None where it tells of none, or it did not happen."""
    if event.assertion in _UNREAL:
        return None
    return next((row.kind for row in _rows() if row.fits(event)), None)
