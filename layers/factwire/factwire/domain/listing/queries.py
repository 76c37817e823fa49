"""The queries of the lists, and how their results are paged."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factwire.domain.listing.listed_facts import Entry
from factwire.domain.records import ArticleOverview
from factwire.model import Assertion, CountryCode, EntityType, EventType
from factwire.model.base import Frozen

Listing = Literal["stored", "rejected", "withheld", "canceled"]


class ArticleQuery(Frozen):
    """Which articles: `since` and `until` are ISO 8601, inclusive; a bare date is the whole day."""

    status: Listing = "stored"
    source: str | None = None
    since: str | None = None
    until: str | None = None


class FactQuery(Frozen):
    """Which facts, of articles published in a range of times; filters combine, and keys are those of entities.

    `judged` facts are shown as users corrected them, others as they were extracted.
    """

    entity: str | None = None
    actor: str | None = None
    target: str | None = None
    speaker: str | None = None
    country: CountryCode | None = None
    type: EventType | None = None
    assertion: Assertion | None = None
    killed_min: int | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    judged: Annotated[bool, Field(exclude_if=bool)] = True

    @property
    def list_key(self) -> str:
        """The narrowest list that holds every result."""
        key = self.speaker or self.actor or self.target or self.entity
        if key:
            return f"entity#{key}"
        if self.country:
            return f"country#{self.country}"
        return f"type#{self.type}" if self.type else "all"


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
