"""Use case: questions over the facts of all articles, answered from the lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from factwire.errors import InvalidRequest, NotFound
from factwire.model.base import Frozen
from factwire.services.cursors import sign, verify
from factwire.services.entries import ArticleRef, EntityFact, Entry, EventFact, QuoteFact, countries_of, entity_key
from factwire.services.ports import FactRepository
from factwire.services.queries import FactQuery, Name, Position
from factwire.services.times import check_range

Answer = TypeVar("Answer", bound=Frozen)

# A filter may let few entries through: one request looks at so many, then its cursor goes on.
_SCANNED = 400


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


class EventPage(Frozen):
    """One page of events; `next` asks for the following one, null on the last."""

    events: tuple[EventAnswer, ...]
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
    """Entities found by the beginning of their key."""

    entities: tuple[Name, ...]


@dataclass(frozen=True)
class QueryFacts:
    """Answers from one lane each, narrowed by what else is asked."""

    repository: FactRepository
    cursor_secret: bytes

    def events(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> EventPage:
        """Events that pass every filter, those of the newest articles first.

        Raises:
            InvalidRequest: a time that is none, `since` after `until`, or a cursor that is not for this query.
        """
        answers, following = self._answers(query, _events_of, limit=limit, cursor=cursor)
        return EventPage(events=answers, next=following)

    def quotes(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> QuotePage:
        """Quotes that pass every filter, those of the newest articles first.

        Raises:
            InvalidRequest: as for `events`.
        """
        answers, following = self._answers(query, _quotes_of, limit=limit, cursor=cursor)
        return QuotePage(quotes=answers, next=following)

    def appearances(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> AppearancePage:
        """The articles that an entity appears in, newest first.

        Raises:
            InvalidRequest: as for `events`.
            NotFound: no article speaks of the entity.
        """
        if query.entity and cursor is None and not self._known(query.entity):
            raise NotFound("no such entity")
        answers, following = self._answers(query, _appearances_of, limit=limit, cursor=cursor)
        return AppearancePage(appearances=answers, next=following)

    def names(self, text: str, *, limit: int) -> NameList:
        """Entities whose name begins like `text`.

        Raises:
            InvalidRequest: nothing in `text` could be part of a name.
        """
        key = entity_key(text)
        if not key:
            raise InvalidRequest("q: neither a letter nor a digit in it")
        return NameList(entities=self.repository.names(key, limit=limit))

    def _known(self, key: str) -> bool:
        return any(name.key == key for name in self.repository.names(key, limit=1))

    def _answers(
        self,
        query: FactQuery,
        answers_of: Callable[[Entry, FactQuery], Iterator[Answer]],
        *,
        limit: int,
        cursor: str | None,
    ) -> tuple[tuple[Answer, ...], str | None]:
        check_range(query.since, query.until)
        after = verify(cursor, query=query, secret=self.cursor_secret) if cursor else None
        found: list[Answer] = []
        scanned = 0
        while scanned < _SCANNED:
            page = self.repository.entries(query.lane, since=query.since, until=query.until, limit=limit, after=after)
            skip = after.skip if after else 0
            for place, entry in page.entries:
                answers = list(answers_of(entry, query))[skip:]
                room = limit - len(found)
                found += answers[:room]
                if len(answers) > room:  # the next page begins within this entry
                    within = Position(month=place.month, sort_key=f"{place.sort_key} ", skip=skip + room)
                    return tuple(found), self._sign(within, query)
                skip = 0
            scanned += len(page.entries)
            after = page.next
            if after is None:
                return tuple(found), None
            if len(found) == limit:
                break
        return tuple(found), self._sign(after, query)

    def _sign(self, position: Position | None, query: FactQuery) -> str | None:
        return sign(position, query=query, secret=self.cursor_secret) if position else None


def _events_of(entry: Entry, query: FactQuery) -> Iterator[EventAnswer]:
    if _from_source(entry, query):
        for event in entry.events:
            if _passes(event, query):
                yield EventAnswer(article=entry.article, **dict(event))


def _quotes_of(entry: Entry, query: FactQuery) -> Iterator[QuoteAnswer]:
    if _from_source(entry, query):
        for quote in entry.quotes:
            if query.speaker in {None, quote.speaker_key}:
                yield QuoteAnswer(article=entry.article, **dict(quote))


def _appearances_of(entry: Entry, query: FactQuery) -> Iterator[Appearance]:
    if entry.entity and _from_source(entry, query):
        yield Appearance(article=entry.article, entity=entry.entity, events=entry.events, quotes=entry.quotes)


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
        and (query.killed_min is None or (killed is not None and killed >= query.killed_min))
    )
