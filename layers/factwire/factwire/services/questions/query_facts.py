"""Use case: questions over the facts of all articles, answered from the lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.entries import entity_key
from factwire.domain.listing.listed_facts import (
    ArticleRef,
    EntityFact,
    Entry,
    EventFact,
    Location,
    QuoteFact,
    countries_of,
    keys_of,
)
from factwire.domain.listing.queries import FactQuery, Name
from factwire.domain.listing.times import check_range
from factwire.errors import InvalidRequest, NotFound
from factwire.model.base import Frozen
from factwire.services.ports import FactRepository
from factwire.services.questions.pages import Pages

Answer = TypeVar("Answer", bound=Frozen)

_NAMED = ("entity", "actor", "target", "speaker")


class EventAnswer(EventFact):
    """An event, and the article that tells of it."""

    article: ArticleRef


class QuoteAnswer(QuoteFact):
    """A quote, and the article it stands in."""

    article: ArticleRef


class Appearance(Frozen):
    """An entity in one article: how it is named there, what it does and says."""

    article: ArticleRef
    entity: EntityFact
    events: tuple[EventFact, ...] = ()
    quotes: tuple[QuoteFact, ...] = ()


class PlaceAnswer(Frozen):
    """A place of one article, and the events that happened there."""

    place: Location
    events: tuple[EventFact, ...]
    article: ArticleRef


class EventPage(Frozen):
    """One page of events; `next` asks for the following one, null on the last."""

    events: tuple[EventAnswer, ...]
    next: str | None = None


class PlacePage(Frozen):
    """One page of places; `next` asks for the following one, null on the last."""

    places: tuple[PlaceAnswer, ...]
    next: str | None = None


class QuotePage(Frozen):
    """One page of quotes; `next` asks for the following one, null on the last."""

    quotes: tuple[QuoteAnswer, ...]
    next: str | None = None


class AppearancePage(Frozen):
    """One page of an entity's appearances; `next` asks for the following one, null on the last."""

    appearances: tuple[Appearance, ...]
    next: str | None = None


class NameList(Frozen):
    """Entities found by how their name begins, or the last name of a person."""

    entities: tuple[Name, ...]


@dataclass(frozen=True)
class QueryFacts:
    """Reads one list for each query, narrowed by the other filters of the query."""

    repository: FactRepository
    cursor_secret: bytes

    def events(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> EventPage:
        """Return events that pass every filter, those of the newest articles first.

        Raises:
            InvalidRequest: a time that is none, `since` after `until`, or a cursor that is not for this query.
        """
        answers, following = self._answers(query, _events_of, limit=limit, cursor=cursor)
        return EventPage(events=answers, next=following)

    def timeline(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> EventPage:
        """Return the events that an entity has a part in, those of the newest articles first.

        Raises:
            InvalidRequest: as for `events`.
            NotFound: no article speaks of the entity.
        """
        answers, following = self._about(query, _events_of, limit=limit, cursor=cursor)
        return EventPage(events=answers, next=following)

    def places(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> PlacePage:
        """Return where events that pass every filter happened, the places of the newest articles first.

        Raises:
            InvalidRequest: as for `events`.
        """
        answers, following = self._answers(query, _places_of, limit=limit, cursor=cursor)
        return PlacePage(places=answers, next=following)

    def quotes(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> QuotePage:
        """Return quotes that pass every filter, those of the newest articles first.

        Raises:
            InvalidRequest: as for `events`.
        """
        answers, following = self._answers(query, _quotes_of, limit=limit, cursor=cursor)
        return QuotePage(quotes=answers, next=following)

    def appearances(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> AppearancePage:
        """Return the articles that an entity appears in, newest first.

        Raises:
            InvalidRequest: as for `events`.
            NotFound: no article speaks of the entity.
        """
        answers, following = self._about(query, _appearances_of, limit=limit, cursor=cursor)
        return AppearancePage(appearances=answers, next=following)

    def names(self, text: str, *, limit: int) -> NameList:
        """Return entities whose name begins like `text`, and people whose last name does.

        Raises:
            InvalidRequest: nothing in `text` could be part of a name.
        """
        key = entity_key(text)
        if not key:
            raise InvalidRequest("`q` must hold a letter or a digit", field="q")
        return NameList(entities=tuple(dict.fromkeys(self.repository.names(key, limit=limit))))

    def _about(
        self,
        query: FactQuery,
        answers_of: Callable[[Entry, FactQuery], Iterator[Answer]],
        *,
        limit: int,
        cursor: str | None,
    ) -> tuple[tuple[Answer, ...], str | None]:
        """Return the answers about one entity; whether there is such a one is in doubt only where there are none."""
        key = entity_key(query.entity or "")
        answers, following = self._answers(query, answers_of, limit=limit, cursor=cursor) if key else ((), None)
        if not answers and cursor is None and not self._is_known(key):
            raise NotFound("no such entity")
        return answers, following

    def _is_known(self, key: str) -> bool:
        return bool(key) and any(name.key == key for name in self.repository.names(key, limit=1))

    def _answers(
        self,
        query: FactQuery,
        answers_of: Callable[[Entry, FactQuery], Iterator[Answer]],
        *,
        limit: int,
        cursor: str | None,
    ) -> tuple[tuple[Answer, ...], str | None]:
        check_range(query.since, query.until)
        query = _by_keys(query)
        after = verify(cursor, query=query, secret=self.cursor_secret) if cursor else None
        answers, following = Pages(self.repository).page(query, answers_of, limit=limit, after=after)
        return answers, sign(following, query=query, secret=self.cursor_secret) if following else None


def _by_keys(query: FactQuery) -> FactQuery:
    """Return the question by the keys of entities, where it gives their names.

    Raises:
        InvalidRequest: nothing in a name could be part of one.
    """
    names = {field: name for field in _NAMED if (name := getattr(query, field)) is not None}
    keys = {field: entity_key(name) for field, name in names.items()}
    for field, key in keys.items():
        if not key:
            raise InvalidRequest(f"`{field}` must hold a letter or a digit", field=field)
    return query.model_copy(update=keys)


def _events_of(entry: Entry, query: FactQuery) -> Iterator[EventAnswer]:
    if _from_source(entry, query):
        for event in entry.events:
            if _passes(event, query):
                yield EventAnswer(article=entry.article, **dict(event))


def _places_of(entry: Entry, query: FactQuery) -> Iterator[PlaceAnswer]:
    events = [event for event in entry.events if event.place and _passes(event, query)]
    if _from_source(entry, query):
        for place in dict.fromkeys(event.place for event in events if event.place):
            there = tuple(event for event in events if event.place == place)
            yield PlaceAnswer(place=place, events=there, article=entry.article)


def _quotes_of(entry: Entry, query: FactQuery) -> Iterator[QuoteAnswer]:
    if _from_source(entry, query):
        for quote in entry.quotes:
            if query.speaker in {None, quote.speaker_key}:
                yield QuoteAnswer(article=entry.article, **dict(quote))


def _appearances_of(entry: Entry, query: FactQuery) -> Iterator[Appearance]:
    if entry.entity and _from_source(entry, query):
        key = entry.entity.key
        own = tuple(event for event in entry.events if key in keys_of(event))
        yield Appearance(article=entry.article, entity=entry.entity, events=own, quotes=entry.quotes)


def _from_source(entry: Entry, query: FactQuery) -> bool:
    return query.source is None or (entry.article.source or "").casefold() == query.source.casefold()


def _passes(event: EventFact, query: FactQuery) -> bool:
    actors, targets = ({each.key for each in side} for side in (event.actors, event.targets))
    killed = event.killed.min if event.killed else None
    return (
        query.type in {None, event.type}
        and query.assertion in {None, event.assertion}
        and (query.country is None or query.country in countries_of(event))
        and (query.actor is None or query.actor in actors)
        and (query.target is None or query.target in targets)
        and (query.entity is None or query.entity in actors | targets)
        and query.speaker in {None, event.attribution_key}
        and (query.killed_min is None or (killed is not None and killed >= query.killed_min))
    )
