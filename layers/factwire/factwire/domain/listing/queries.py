"""The queries of the lists, and how their results are paged."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from factwire.domain.listing.listed_facts import Entry
from factwire.domain.records import ArticleOverview
from factwire.model import Assertion, CasualtyKind, CountryCode, EntityType, EventType, QuantityKind
from factwire.model.base import Frozen

# Cursors are signed over a query's JSON: filters that came later are not in it where they are not given.
_LEFT_OUT = Field(exclude_if=lambda value: value is None)

Moment = Annotated[
    str,
    Field(max_length=64),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}),
]
EntityName = Annotated[str, Field(min_length=1, max_length=120)]
BoundingBox = Annotated[str, Field(max_length=100, description="west,south,east,north in degrees (RFC 7946)")]
Listing = Literal["stored", "rejected", "withheld", "canceled"]


class ArticleQuery(Frozen):
    """Which articles: `since` and `until` are ISO 8601, inclusive; a bare date is the whole day."""

    status: Listing = "stored"
    source: str | None = None
    since: str | None = None
    until: str | None = None


class FactQuery(Frozen):
    """Which facts; filters combine, and names are those of entities, by any of their names.

    `since` and `until` bound when the article was published, `first` and `last` when it happened; `bbox` is as in
    `areas`, `of` a claim's and `kind` a quantity's. `judged` facts are shown as users
    corrected them, others as they were extracted.
    """

    entity: str | None = None
    actor: str | None = None
    target: str | None = None
    speaker: str | None = None
    country: CountryCode | None = None
    type: EventType | None = None
    assertion: Assertion | None = None
    killed_min: int | None = None
    of: Annotated[CasualtyKind | None, _LEFT_OUT] = None
    kind: Annotated[QuantityKind | None, _LEFT_OUT] = None
    value_min: Annotated[float | None, _LEFT_OUT] = None
    first: Annotated[str | None, _LEFT_OUT] = None
    last: Annotated[str | None, _LEFT_OUT] = None
    bbox: Annotated[str | None, _LEFT_OUT] = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    judged: Annotated[bool, Field(exclude_if=bool)] = True


class Position(Frozen):
    """Where a page ended: the next one starts behind it, or within it behind the results to `skip`."""

    sort_key: str
    skip: int = 0


class ListedEntry(Frozen):
    """An entry in a list: where it stands, and the digest of the facts that it was made of."""

    place: Position
    facts_digest: str
    entry: Entry


class Name(Frozen):
    """An entity that articles speak of."""

    key: str
    name: str
    type: EntityType


class ListedArticles(Frozen):
    """One page of a list; `next` is None on the last."""

    articles: tuple[ArticleOverview, ...]
    next: Position | None = None
