"""The entries of an article under the questions it answers: what a page of answers shows, ready to show.

An article has one entry under each list it belongs to, with everything that the list's questions ask of it packed
together: a page of answers is one query, and an article costs few writes. Popular lists are split by year.

| list            | answers                                                        |
|-----------------|----------------------------------------------------------------|
| `all`           | events and quotes of any kind                                  |
| `type#ASSAULT`  | events of that type                                            |
| `country#YEM`   | events in that country, or by or against somebody of it        |
| `entity#{key}`  | the entity's mentions, its quotes, events it has a part in     |
|                 | or that are attributed to it                                   |
| `entity#{word}~{key}` | a person, found by the last word of the name             |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from factwire.domain.notifications import cut, range_of
from factwire.model import Assertion, CountryCode, EntityType, Event, EventType, Facts, Participant, QuoteKind, Range
from factwire.model.base import Frozen
from factwire.model.facts import Sector

MAX_ENTITIES = 20
MAX_COUNTRIES = 8
MAX_EVENTS = 60
MAX_QUOTES = 60
_LONGEST_NAME = 120
_LONGEST_TEXT = 2000


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
    """One event of an article."""

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
    evidence: str
    salience: float


class QuoteFact(Frozen):
    """One quote of an article."""

    id: str
    kind: QuoteKind
    speaker: str | None = None
    speaker_key: str | None = None
    text: str


class EntityFact(Frozen):
    """One entity in an article."""

    key: str
    name: str
    type: EntityType
    country: CountryCode | None = None
    roles: tuple[str, ...] = ()
    mentions: int
    salience: float


class Entry(Frozen):
    """What one article has to say in one list."""

    list_key: Annotated[str, Field(alias="lane")]
    article: ArticleRef
    entity: EntityFact | None = None
    events: tuple[EventFact, ...] = ()
    quotes: tuple[QuoteFact, ...] = ()


def entity_key(name: str) -> str:
    """The form of a name that finds it: without case, accents, punctuation and a leading article."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = re.sub(r"[\W_]+", "-", re.sub(r"['’]s?(?=\W|$)", "", plain)).strip("-")
    return words.removeprefix("the-")[:_LONGEST_NAME]


def entries_of(facts: Facts) -> tuple[Entry, ...]:
    """The entries of one article."""
    article = facts.article
    ref = ArticleRef(
        article_id=article.article_id,
        title=article.title,
        source=article.source,
        url=article.url,
        published_at=article.published_at,
    )
    events, quotes = _events(facts), _quotes(facts)
    if not (events or quotes or facts.entities):
        return ()
    entities = tuple(_entities(facts, active=_active(events, quotes)))
    return (
        Entry(list_key="all", article=ref, events=events, quotes=quotes),
        *(
            Entry(list_key=f"type#{type}", article=ref, events=tuple(event for event in events if event.type == type))
            for type in dict.fromkeys(event.type for event in events)
        ),
        *(
            Entry(
                list_key=f"country#{country}",
                article=ref,
                events=tuple(e for e in events if country in countries_of(e)),
            )
            for country in list(dict.fromkeys(country for event in events for country in countries_of(event)))[
                :MAX_COUNTRIES
            ]
        ),
        *(
            Entry(
                list_key=f"entity#{entity.key}",
                article=ref,
                entity=entity,
                events=tuple(event for event in events if entity.key in {*keys_of(event), event.attribution_key}),
                quotes=tuple(quote for quote in quotes if quote.speaker_key == entity.key),
            )
            for entity in entities
        ),
        *(
            Entry(list_key=f"entity#{entity.key.rpartition('-')[2]}~{entity.key}", article=ref, entity=entity)
            for entity in entities
            if entity.type == "PERSON" and "-" in entity.key
        ),
    )


def countries_of(event: EventFact) -> tuple[CountryCode, ...]:
    """The countries that an event concerns: where it was, then whose its actors and targets are."""
    named = (event.place.country if event.place else None, *(each.country for each in (*event.actors, *event.targets)))
    return tuple(dict.fromkeys(country for country in named if country))


def keys_of(event: EventFact) -> tuple[str, ...]:
    """The entities with a part in an event."""
    return tuple(each.key for each in (*event.actors, *event.targets) if each.key)


def _active(events: tuple[EventFact, ...], quotes: tuple[QuoteFact, ...]) -> frozenset[str | None]:
    """The entities that do, suffer or say something."""
    return frozenset(
        (
            *(key for event in events for key in (*keys_of(event), event.attribution_key)),
            *(quote.speaker_key for quote in quotes),
        )
    )


def _entities(facts: Facts, *, active: frozenset[str | None]) -> Iterator[EntityFact]:
    """The entities worth asking for: first those that do, suffer or say something, each by its salience."""
    seen: set[str] = set()
    for entity in sorted(facts.entities, key=lambda each: (entity_key(each.name) not in active, -each.salience)):
        key = entity_key(entity.name)
        if key and key not in seen and len(seen) < MAX_ENTITIES:
            seen.add(key)
            yield EntityFact(
                key=key,
                name=entity.name[:_LONGEST_NAME],
                type=entity.type,
                country=entity.country,
                roles=tuple(dict.fromkeys(role.title for role in entity.roles))[:5],
                mentions=len(entity.mentions),
                salience=entity.salience,
            )


def _events(facts: Facts) -> tuple[EventFact, ...]:
    names = {entity.id: entity.name for entity in facts.entities}
    places = {
        place.id: Location(name=place.name, country=place.country, latitude=place.latitude, longitude=place.longitude)
        for place in facts.places
    }
    return tuple(_event(event, facts, names=names, places=places) for event in facts.events[:MAX_EVENTS])


def _event(event: Event, facts: Facts, *, names: dict[str, str], places: dict[str, Location]) -> EventFact:
    return EventFact(
        id=event.id,
        type=event.type,
        mode=event.mode,
        actors=tuple(_party(each, names) for each in event.actors),
        targets=tuple(_party(each, names) for each in event.targets),
        place=places.get(event.place or ""),
        earliest=event.earliest,
        latest=event.latest,
        killed=range_of(event, facts, kind="killed"),
        wounded=range_of(event, facts, kind="wounded"),
        assertion=event.assertion,
        attribution=names.get(event.attribution or "") or event.attribution_text,
        attribution_key=entity_key(names[event.attribution]) if event.attribution in names else None,
        evidence=cut(event.evidence.text, _LONGEST_TEXT),
        salience=event.salience,
    )


def _party(participant: Participant, names: dict[str, str]) -> Party:
    name = names.get(participant.entity or "")
    return Party(
        name=cut(name or participant.text, _LONGEST_NAME),
        key=entity_key(name) if name else None,
        country=participant.country,
        sector=participant.sector,
    )


def _quotes(facts: Facts) -> tuple[QuoteFact, ...]:
    names = {entity.id: entity.name for entity in facts.entities}
    return tuple(
        QuoteFact(
            id=quote.id,
            kind=quote.kind,
            speaker=names.get(quote.speaker or "") or quote.speaker_text,
            speaker_key=entity_key(names[quote.speaker]) if quote.speaker in names else None,
            text=cut(quote.text, _LONGEST_TEXT),
        )
        for quote in facts.quotes[:MAX_QUOTES]
    )
