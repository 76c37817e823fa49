"""The list entries of an article: what a page of results shows, ready to show.

An article has one entry under each list it belongs to, with everything that the list's questions ask of it packed
together: a page of answers is one query, and an article costs few writes. Popular lists are split by year.

| list            | answers                                                        |
|-----------------|----------------------------------------------------------------|
| `all`           | events and quotes of any kind                                  |
| `type#ASSAULT`  | events of that type                                            |
| `country#YEM`   | events in that country, or by or against a party from it       |
| `entity#{key}`  | the entity's mentions, its quotes, events it has a part in     |
|                 | or that are attributed to it                                   |
| `entity#{word}~{key}` | a person, found by the last word of the name             |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from factwire.domain.listing.listed_facts import (
    ArticleRef,
    EntityFact,
    Entry,
    EventFact,
    Location,
    Party,
    QuoteFact,
    countries_of,
    keys_of,
)
from factwire.domain.listing.projections import ProjectedEvent, ProjectedParticipant, entity_names, project_events
from factwire.domain.notification.shortening import cut, cut_bytes
from factwire.model import Facts, MarkState, Place

States = Mapping[str | None, MarkState]

MAX_ENTITIES: Final = 20
MAX_COUNTRIES: Final = 8
MAX_EVENTS: Final = 60
MAX_QUOTES: Final = 60
_MAX_ROLES: Final = 5
_LONGEST_NAME: Final = 120
_LONGEST_TEXT: Final = 2000
# In bytes: two of them, a time and an id are a sort key, of at most 1,024 bytes.
_LONGEST_KEY: Final = 360


def entity_key(name: str) -> str:
    """Return the form of a name that finds it: without case, accents, punctuation and a leading article."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = re.sub(r"[\W_]+", "-", re.sub(r"['’]s?(?=\W|$)", "", plain)).strip("-")
    return cut_bytes(words.removeprefix("the-")[:_LONGEST_NAME], _LONGEST_KEY)


def entries_of(facts: Facts) -> tuple[Entry, ...]:
    """Return the entries of one article, each under its list key; none where nothing can be queried."""
    listed = _listed(facts)
    if not (listed.events or listed.quotes or facts.entities):
        return ()
    return (
        Entry(list_key="all", article=listed.article, events=listed.events, quotes=listed.quotes),
        *_by_type(listed),
        *_by_country(listed),
        *_by_entity(listed),
        *_by_last_name(listed),
    )


@dataclass(frozen=True)
class _Listed:
    """What one article has to show in any list."""

    article: ArticleRef
    events: tuple[EventFact, ...]
    quotes: tuple[QuoteFact, ...]
    entities: tuple[EntityFact, ...]


def _listed(facts: Facts) -> _Listed:
    article = facts.article
    ref = ArticleRef(
        article_id=article.article_id,
        title=article.title,
        source=article.source,
        url=article.url,
        published_at=article.published_at,
    )
    states = {mark.fact: mark.state for mark in facts.judgements}
    events = tuple(_event(each, states) for each in project_events(facts, facts.events[:MAX_EVENTS]))
    quotes = _quotes(facts, states)
    entities = tuple(_entities(facts, states, active=_active(events, quotes)))
    return _Listed(article=ref, events=events, quotes=quotes, entities=entities)


def _by_type(listed: _Listed) -> Iterator[Entry]:
    for type in dict.fromkeys(event.type for event in listed.events):
        own = tuple(event for event in listed.events if event.type == type)
        yield Entry(list_key=f"type#{type}", article=listed.article, events=own)


def _by_country(listed: _Listed) -> Iterator[Entry]:
    countries = dict.fromkeys(country for event in listed.events for country in countries_of(event))
    for country in list(countries)[:MAX_COUNTRIES]:
        own = tuple(event for event in listed.events if country in countries_of(event))
        yield Entry(list_key=f"country#{country}", article=listed.article, events=own)


def _by_entity(listed: _Listed) -> Iterator[Entry]:
    for entity in listed.entities:
        key = entity.key
        yield Entry(
            list_key=f"entity#{key}",
            article=listed.article,
            entity=entity,
            events=tuple(event for event in listed.events if key in {*keys_of(event), event.attribution_key}),
            quotes=tuple(quote for quote in listed.quotes if quote.speaker_key == key),
        )


def _by_last_name(listed: _Listed) -> Iterator[Entry]:
    for entity in listed.entities:
        if entity.type == "PERSON" and "-" in entity.key:
            last = entity.key.rpartition("-")[2]
            yield Entry(list_key=f"entity#{last}~{entity.key}", article=listed.article, entity=entity)


def _active(events: tuple[EventFact, ...], quotes: tuple[QuoteFact, ...]) -> frozenset[str | None]:
    """Return the keys of the entities that do, suffer or say something."""
    in_events = (key for event in events for key in (*keys_of(event), event.attribution_key))
    return frozenset((*in_events, *(quote.speaker_key for quote in quotes)))


def _entities(facts: Facts, states: States, *, active: frozenset[str | None]) -> Iterator[EntityFact]:
    """Yield the entities worth asking for: first those that do, suffer or say something, each by its salience."""
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
                roles=tuple(dict.fromkeys(role.title for role in entity.roles))[:_MAX_ROLES],
                mentions=len(entity.mentions),
                salience=entity.salience,
                judged=states.get(entity.id),
            )


def _event(projected: ProjectedEvent, states: States) -> EventFact:
    event = projected.event
    judged = (states[id] for id in (event.id, *event.quantities) if id in states)
    return EventFact(
        id=event.id,
        type=event.type,
        mode=event.mode,
        actors=tuple(map(_party, projected.actors)),
        targets=tuple(map(_party, projected.targets)),
        place=_location(projected.place),
        earliest=event.earliest,
        latest=event.latest,
        killed=projected.killed,
        wounded=projected.wounded,
        assertion=event.assertion,
        attribution=projected.attribution,
        attribution_key=_key_of(projected.attributed_to),
        evidence=cut(event.evidence.text, _LONGEST_TEXT),
        salience=event.salience,
        judged=next(judged, None),
    )


def _party(projected: ProjectedParticipant) -> Party:
    return Party(
        name=cut(projected.name, _LONGEST_NAME),
        key=_key_of(projected.entity),
        country=projected.participant.country,
        sector=projected.participant.sector,
    )


def _location(place: Place | None) -> Location | None:
    if place is None:
        return None
    return Location(name=place.name, country=place.country, latitude=place.latitude, longitude=place.longitude)


def _key_of(entity: str | None) -> str | None:
    return None if entity is None else entity_key(entity)


def _quotes(facts: Facts, states: States) -> tuple[QuoteFact, ...]:
    names = entity_names(facts)
    return tuple(
        QuoteFact(
            id=quote.id,
            kind=quote.kind,
            speaker=names.get(quote.speaker or "") or quote.speaker_text,
            speaker_key=_key_of(names.get(quote.speaker or "")),
            text=cut(quote.text, _LONGEST_TEXT),
            judged=states.get(quote.id),
        )
        for quote in facts.quotes[:MAX_QUOTES]
    )
