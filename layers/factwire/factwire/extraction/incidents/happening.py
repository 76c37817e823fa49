"""A happening while it is gathered: its events and figures, and what they say of where and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, hypot, radians
from typing import Final

from factwire.extraction.incidents.kinds import Kind
from factwire.model import DAY, Event, Place
from factwire.model.facts import IncidentKind

_KM: Final = 111.0  # kilometres to a degree of latitude
_SUBURB: Final = 30.0  # kilometres
Days = tuple[str, str]  # the first and the last day, ISO 8601, inclusive


@dataclass(frozen=True)
class Happening:
    """What the text tells of one happening: event, figure and place ids, days, and where it was first reported.

    `start` is the code point of its first mention, `last` that of its latest.
    """

    kind: Kind
    mode: str | None
    start: int
    last: int
    events: tuple[Event, ...] = ()
    tolls: tuple[str, ...] = ()
    place: Place | None = None
    days: Days | None = None
    salience: float = 0.0

    @property
    def name(self) -> IncidentKind:
        """The kind's name."""
        return self.kind.name

    def joined(self, other: Happening) -> Happening:
        """Return this happening with what another mention adds to it; the more exact place and days win."""
        return replace(
            self,
            mode=self.mode or other.mode,
            last=max(self.last, other.last),
            events=(*self.events, *other.events),
            tolls=tuple(dict.fromkeys((*self.tolls, *other.tolls))),
            place=narrower(self.place, other.place),
            days=shorter(self.days, other.days),
            salience=max(self.salience, other.salience),
        )


def days_of(earliest: str | None, latest: str | None) -> Days | None:
    """Return the days of a range of ISO 8601 dates or times; None where one end is open."""
    return (earliest[:DAY], latest[:DAY]) if earliest and latest else None


def same_days(one: Days | None, other: Days | None) -> bool:
    """Return whether two ranges of days may be one: they overlap, or one is not said."""
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def shorter(one: Days | None, other: Days | None) -> Days | None:
    """Return the range that says the day more exactly; the first where both do."""
    if one is None or other is None:
        return one or other
    return other if one[0] <= other[0] and other[1] <= one[1] and one != other else one


def same_place(one: Place | None, other: Place | None) -> bool:
    """Return whether two places may be one: they are, one lies or may lie in the other, or one is not said."""
    if one is None or other is None or one.id == other.id:
        return True
    within = any(_holds(whole, part) or _may_hold(whole, part) for whole, part in ((one, other), (other, one)))
    return within or _is_beside(one, other)


def _may_hold(whole: Place, part: Place) -> bool:
    """Return whether a country or a region may hold a town that the gazetteer lacks."""
    return whole.kind in ("country", "region") and part.country is None


def _is_beside(one: Place, other: Place) -> bool:
    """Return whether two towns are so near that one is a part or a suburb of the other."""
    if not {one.kind, other.kind} <= {"city", "other"}:
        return False
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    north = (one.latitude - other.latitude) * _KM
    east = (one.longitude - other.longitude) * _KM * cos(radians(one.latitude))
    return hypot(north, east) < _SUBURB


def narrower(one: Place | None, other: Place | None) -> Place | None:
    """Return the place that lies in the other; the first where neither does."""
    if one is None or other is None:
        return one or other
    return other if _holds(one, other) and one.id != other.id else one


def _holds(whole: Place, part: Place) -> bool:
    """Return whether a country or a region holds a place; regions are compared by name."""
    if whole.country is None or whole.country != part.country:
        return False
    if whole.kind == "country":
        return True
    if whole.kind == "region":
        return part.kind in ("city", "other") and part.admin1 in (whole.name, whole.admin1)
    return whole.kind == "city" and part.kind == "other" and whole.admin1 == part.admin1
