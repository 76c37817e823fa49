"""What the entries of lists show: facts of one article, each ready to be returned."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factwire.model import (
    Assertion,
    CasualtyKind,
    ClaimScope,
    CountryCode,
    EntityType,
    EventType,
    IncidentKind,
    MarkState,
    QuantityKind,
    QuoteKind,
    Range,
)
from factwire.model.base import Frozen
from factwire.model.facts import Sector


class ArticleRef(Frozen):
    """The article that says so."""

    article_id: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: str | None = None


class Party(Frozen):
    """An actor or target: `key` finds it under `/entities/{key}`."""

    name: str
    key: str | None = None
    country: CountryCode | None = None
    sector: Sector | None = None


class Location(Frozen):
    """Where it happened."""

    name: str
    country: CountryCode | None = None
    latitude: float | None = None
    longitude: float | None = None


class EventFact(Frozen):
    """One event of an article; `judged` says that users accepted, edited or dispute it, or a figure of it.

    `sentence` tells it in words; articles stored by a version before 1.1 may have none.
    """

    id: str
    type: EventType
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    place: Location | None = None
    earliest: str | None = None
    latest: str | None = None
    killed: Range | None = None
    wounded: Range | None = None
    assertion: Assertion
    attribution: str | None = None
    attribution_key: str | None = None
    sentence: str | None = None
    evidence: str
    salience: float
    judged: MarkState | None = None


class QuoteFact(Frozen):
    """One quote of an article."""

    id: str
    kind: QuoteKind
    speaker: str | None = None
    speaker_key: str | None = None
    text: str
    judged: MarkState | None = None


class ClaimFact(Frozen):
    """One figure that an article gives for the casualties of a happening, with whose figure it is."""

    id: str
    of: CasualtyKind
    value: float | None = None
    min: float | None = None
    max: float | None = None
    scope: ClaimScope
    as_of: str | None = None
    assertion: Assertion
    attribution: str | None = None
    attribution_key: str | None = None
    source_text: str | None = None
    kind: IncidentKind
    place: Location | None = None
    earliest: str | None = None
    latest: str | None = None
    evidence: str
    judged: MarkState | None = None


class QuantityFact(Frozen):
    """One counted or measured amount of an article."""

    id: str
    kind: QuantityKind
    value: float | None = None
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    of: str | None = None
    assertion: Assertion
    attribution: str | None = None
    attribution_key: str | None = None
    text: str
    judged: MarkState | None = None


class EntityFact(Frozen):
    """One entity in an article."""

    key: str
    name: str
    type: EntityType
    country: CountryCode | None = None
    roles: tuple[str, ...] = ()
    mentions: int
    salience: float
    judged: MarkState | None = None


class ListedFacts(Frozen):
    """The facts of an entry."""

    entity: EntityFact | None = None
    events: tuple[EventFact, ...] = ()
    quotes: tuple[QuoteFact, ...] = ()
    claims: tuple[ClaimFact, ...] = ()
    quantities: tuple[QuantityFact, ...] = ()


class Entry(ListedFacts):
    """What one article has to say in one list; `raw` are the facts as they were extracted, where judgements differ."""

    list_key: Annotated[str, Field(alias="lane")]
    article: ArticleRef
    raw: ListedFacts | None = None

    def as_extracted(self) -> Entry:
        """Return the entry as it would be if nobody had judged."""
        if self.raw is None:
            return self
        return self.model_copy(update={**dict(self.raw), "raw": None})


def countries_of(event: EventFact) -> tuple[CountryCode, ...]:
    """Return the countries that an event concerns: where it was, then whose its actors and targets are."""
    named = (event.place.country if event.place else None, *(each.country for each in (*event.actors, *event.targets)))
    return tuple(dict.fromkeys(country for country in named if country))


def keys_of(event: EventFact) -> tuple[str, ...]:
    """Return the keys of the entities with a part in an event."""
    return tuple(each.key for each in (*event.actors, *event.targets) if each.key)
