"""Which notifications a subscriber wants, and whether one passes; the same semantics as SNS's filter policies."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from factwire.domain.listing.country_codes import Country
from factwire.model import EventType, NotificationKind
from factwire.model.base import Frozen

Value = Annotated[str, Field(min_length=1, max_length=100)]


class NotificationFilter(Frozen):
    """What a notification must be about: in each field that is given, one of the values.

    `entities` and `sources` are compared to the letter. `killed_min` is the least number of killed that the
    article asserts or reports, or the least that a source of a story stands by. `independent_sources_min` is
    for stories.
    """

    kinds: tuple[NotificationKind, ...] = ()
    sources: tuple[Value, ...] = ()
    languages: tuple[Value, ...] = ()
    event_types: tuple[EventType, ...] = ()
    countries: tuple[Country, ...] = ()
    entities: tuple[Value, ...] = ()
    killed_min: Annotated[int | None, Field(ge=0, le=10**9)] = None
    independent_sources_min: Annotated[int | None, Field(ge=1, le=10**6)] = None


class NotificationAttributes(Frozen):
    """What of a notification filters compare; an unknown number is None, and passes no minimum."""

    kind: str
    source: str | None = None
    language: str | None = None
    event_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    killed_min: float | None = None
    independent_sources: float | None = None


# Fields of the filter -> attributes of the notification, as `factwire.aws.sns.notifier.attributes_of` sends them.
VALUES: Final = {
    "kinds": "kind",
    "sources": "source",
    "languages": "language",
    "event_types": "event_types",
    "countries": "countries",
    "entities": "entities",
}
MINIMA: Final = {"killed_min": "killed_min", "independent_sources_min": "independent_sources"}


def passes(wanted: NotificationFilter, attributes: NotificationAttributes) -> bool:
    """Return whether a notification with these attributes passes: every field that is given must hold."""
    return all(_has_any(getattr(wanted, field), getattr(attributes, name)) for field, name in VALUES.items()) and all(
        _reaches(getattr(wanted, field), getattr(attributes, name)) for field, name in MINIMA.items()
    )


def _has_any(wanted: tuple[str, ...], found: str | tuple[str, ...] | None) -> bool:
    values = (found,) if isinstance(found, str) else found or ()
    return not wanted or not set(wanted).isdisjoint(values)


def _reaches(least: int | None, found: float | None) -> bool:
    return least is None or (found is not None and found >= least)
