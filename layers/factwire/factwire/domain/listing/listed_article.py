"""What one article has to show in any list: its facts, ready to be returned, and the names that find its entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from factwire.domain.listing.entity_keys import entity_key
from factwire.domain.listing.listed_facts import (
    ArticleRef,
    ClaimFact,
    EntityFact,
    EventFact,
    Location,
    Party,
    QuantityFact,
    QuoteFact,
    keys_of,
)
from factwire.domain.listing.projections import ProjectedEvent, ProjectedParticipant, entity_names, project_events
from factwire.domain.notification.shortening import cut
from factwire.domain.wording.event_sentences import event_sentence
from factwire.model import Facts, Incident, MarkState, Place

States = Mapping[str | None, MarkState]
"""What users say of facts, by the facts' ids."""

MAX_ENTITIES: Final = 20
MAX_EVENTS: Final = 60
MAX_QUOTES: Final = 60
MAX_CLAIMS: Final = 30
MAX_QUANTITIES: Final = 60


@dataclass(frozen=True)
class Limits:
    """How many of each kind of fact are shown of an article; None for all."""

    events: int | None = MAX_EVENTS
    quotes: int | None = MAX_QUOTES
    claims: int | None = MAX_CLAIMS
    quantities: int | None = MAX_QUANTITIES
    entities: int | None = MAX_ENTITIES


OF_LISTS: Final = Limits()
ALL: Final = Limits(events=None, quotes=None, claims=None, quantities=None, entities=None)
_MAX_ROLES: Final = 5
_LONGEST_NAME: Final = 120
_LONGEST_TEXT: Final = 2000


@dataclass(frozen=True)
class ListedArticle:
    """What one article has to show in any list."""

    article: ArticleRef
    events: tuple[EventFact, ...]
    quotes: tuple[QuoteFact, ...]
    claims: tuple[ClaimFact, ...]
    quantities: tuple[QuantityFact, ...]
    entities: tuple[EntityFact, ...]
    aliases: tuple[tuple[str, EntityFact], ...]


def listed_article(facts: Facts, *, limits: Limits = OF_LISTS) -> ListedArticle:
    """Return what an article has to show; keys of its entities' other names stand beside the entities."""
    article = facts.article
    ref = ArticleRef(
        article_id=article.article_id,
        title=article.title,
        source=article.source,
        url=article.url,
        published_at=article.published_at,
    )
    states = {mark.fact: mark.state for mark in facts.judgements}
    events = tuple(_event(each, states, facts=facts) for each in project_events(facts, facts.events[: limits.events]))
    quotes = _quotes(facts, states)[: limits.quotes]
    claims = tuple(islice(_claims(facts, states), limits.claims))
    quantities = _quantities(facts, states)[: limits.quantities]
    entities = tuple(islice(_entities(facts, states, active=_active(events, quotes)), limits.entities))
    return ListedArticle(
        article=ref,
        events=events,
        quotes=quotes,
        claims=claims,
        quantities=quantities,
        entities=entities,
        aliases=tuple(_aliases(facts, entities)),
    )


def _active(events: tuple[EventFact, ...], quotes: tuple[QuoteFact, ...]) -> frozenset[str | None]:
    """Return the keys of the entities that do, suffer or say something."""
    in_events = (key for event in events for key in (*keys_of(event), event.attribution_key))
    return frozenset((*in_events, *(quote.speaker_key for quote in quotes)))


def _entities(facts: Facts, states: States, *, active: frozenset[str | None]) -> Iterator[EntityFact]:
    """Yield the entities worth asking for: first those that do, suffer or say something, each by its salience."""
    seen: set[str] = set()
    for entity in sorted(facts.entities, key=lambda each: (entity_key(each.name) not in active, -each.salience)):
        key = entity_key(entity.name)
        if key and key not in seen:
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


def _event(projected: ProjectedEvent, states: States, *, facts: Facts) -> EventFact:
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
        sentence=cut(event_sentence(projected, facts=facts), _LONGEST_TEXT),
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
        for quote in facts.quotes
    )


def _claims(facts: Facts, states: States) -> Iterator[ClaimFact]:
    names, places = entity_names(facts), {place.id: place for place in facts.places}
    for incident in facts.incidents:
        yield from _claims_of(incident, states, names=names, place=_location(places.get(incident.place or "")))


def _claims_of(
    incident: Incident, states: States, *, names: dict[str, str], place: Location | None
) -> Iterator[ClaimFact]:
    for claim in incident.claims:
        speaker = names.get(claim.attribution or "")
        yield ClaimFact(
            id=claim.id,
            of=claim.of,
            value=claim.value,
            min=claim.min,
            max=claim.max,
            scope=claim.scope,
            as_of=claim.as_of,
            assertion=claim.assertion,
            attribution=speaker or claim.attribution_text,
            attribution_key=_key_of(speaker),
            source_text=claim.source_text,
            kind=incident.kind,
            place=place,
            earliest=incident.earliest,
            latest=incident.latest,
            evidence=cut(claim.evidence.text, _LONGEST_TEXT),
            judged=states.get(claim.id) or states.get(claim.quantity),
        )


def _quantities(facts: Facts, states: States) -> tuple[QuantityFact, ...]:
    names = entity_names(facts)
    return tuple(
        QuantityFact(
            id=quantity.id,
            kind=quantity.kind,
            value=quantity.value,
            min=quantity.min,
            max=quantity.max,
            unit=quantity.unit,
            of=quantity.of,
            assertion=quantity.assertion,
            attribution=names.get(quantity.attribution or "") or quantity.attribution_text,
            attribution_key=_key_of(names.get(quantity.attribution or "")),
            text=cut(quantity.text, _LONGEST_TEXT),
            judged=states.get(quantity.id),
        )
        for quantity in facts.quantities
    )


def _aliases(facts: Facts, entities: tuple[EntityFact, ...]) -> Iterator[tuple[str, EntityFact]]:
    """Yield the keys of other names, each with its entity: acronyms, short and former names; of people none."""
    by_key = {entity.key: entity for entity in entities}
    seen = set(by_key)
    for each in facts.entities:
        entity = by_key.get(entity_key(each.name))
        for key in map(entity_key, each.aliases if entity and entity.type != "PERSON" else ()):
            if entity and len(key) > 1 and key not in seen:
                seen.add(key)
                yield key, entity
