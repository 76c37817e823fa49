"""Use case: questions over the facts of all articles, answered from the lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from factwire.domain.listing.areas import box_of
from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.entity_keys import entity_key
from factwire.domain.listing.listed_facts import (
    ArticleRef,
    ClaimFact,
    EntityFact,
    Entry,
    EventFact,
    Location,
    QuantityFact,
    QuoteFact,
    keys_of,
)
from factwire.domain.listing.queries import FactQuery, Name
from factwire.domain.listing.times import check_range
from factwire.errors import InvalidRequest, NotFound, UnknownName
from factwire.model.base import Frozen
from factwire.services.ports import FactLists
from factwire.services.questions.fact_filter import NAMED, FactFilter
from factwire.services.questions.known_names import KnownNames
from factwire.services.questions.pages import Pages

Answer = TypeVar("Answer", bound=Frozen)


class EventAnswer(EventFact):
    """An event, and the article that tells of it."""

    article: ArticleRef


class QuoteAnswer(QuoteFact):
    """A quote, and the article it stands in."""

    article: ArticleRef


class ClaimAnswer(ClaimFact):
    """A claim, and the article that makes it or tells who does."""

    article: ArticleRef


class QuantityAnswer(QuantityFact):
    """A quantity, and the article it stands in."""

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


class ClaimPage(Frozen):
    """One page of claims; `next` asks for the following one, null on the last."""

    claims: tuple[ClaimAnswer, ...]
    next: str | None = None


class QuantityPage(Frozen):
    """One page of quantities; `next` asks for the following one, null on the last."""

    quantities: tuple[QuantityAnswer, ...]
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

    repository: FactLists
    cursor_secret: bytes

    def events(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> EventPage:
        """Return events that pass every filter, those of the newest articles first.

        Raises:
            InvalidRequest: a time or a box that is none, a range that ends before it begins, or a cursor that is not
                for this query.
            UnknownName: nothing is found, and no article speaks of whom a filter names.
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
            InvalidRequest, UnknownName: as for `events`.
        """
        answers, following = self._answers(query, _places_of, limit=limit, cursor=cursor)
        return PlacePage(places=answers, next=following)

    def quotes(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> QuotePage:
        """Return quotes that pass every filter, those of the newest articles first.

        Raises:
            InvalidRequest, UnknownName: as for `events`.
        """
        answers, following = self._answers(query, _quotes_of, limit=limit, cursor=cursor)
        return QuotePage(quotes=answers, next=following)

    def claims(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> ClaimPage:
        """Return claims that pass every filter, those of the newest articles first.

        Most figures are given by somebody without a name ("officials"): a speaker is found by words as well.

        Raises:
            InvalidRequest: as for `events`.
        """
        answers, following = self._answers(query, _claims_of, limit=limit, cursor=cursor, by_name=False)
        return ClaimPage(claims=answers, next=following)

    def quantities(self, query: FactQuery, *, limit: int, cursor: str | None = None) -> QuantityPage:
        """Return quantities that pass every filter, those of the newest articles first.

        Raises:
            InvalidRequest: as for `events`.
        """
        answers, following = self._answers(query, _quantities_of, limit=limit, cursor=cursor, by_name=False)
        return QuantityPage(quantities=answers, next=following)

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
        answers_of: Callable[[Entry, FactFilter], Iterator[Answer]],
        *,
        limit: int,
        cursor: str | None,
    ) -> tuple[tuple[Answer, ...], str | None]:
        """Return the answers about one entity; whether there is such a one is in doubt only where there are none."""
        if not entity_key(query.entity or ""):
            raise NotFound("no such entity")
        try:
            return self._answers(query, answers_of, limit=limit, cursor=cursor)
        except UnknownName as error:
            raise NotFound(f"no such entity: {error}") from None

    def _answers(
        self,
        query: FactQuery,
        answers_of: Callable[[Entry, FactFilter], Iterator[Answer]],
        *,
        limit: int,
        cursor: str | None,
        by_name: bool = True,
    ) -> tuple[tuple[Answer, ...], str | None]:
        check_range(query.since, query.until)
        check_range(query.first, query.last, names=("from", "to"))
        names = KnownNames(self.repository)
        given = {field: name for field in NAMED if (name := getattr(query, field)) is not None}
        keys = {field: names.keys(name, field=field) for field, name in given.items()}
        # A cursor is of what was asked, however many people have come to bear a name since.
        query = query.model_copy(update={field: found[0] for field, found in keys.items()})
        after = verify(cursor, query=query, secret=self.cursor_secret) if cursor else None
        wanted = FactFilter(query, keys, box_of(query.bbox) if query.bbox else None, by_name=by_name)
        answers, following = Pages(self.repository).page(wanted, answers_of, limit=limit, after=after)
        if by_name and not answers and cursor is None:
            for field, found in keys.items():
                names.check(found, field=field)
        return answers, sign(following, query=query, secret=self.cursor_secret) if following else None


def _events_of(entry: Entry, wanted: FactFilter) -> Iterator[EventAnswer]:
    if wanted.is_from_source(entry.article):
        for event in filter(wanted.takes_event, entry.events):
            yield EventAnswer(article=entry.article, **dict(event))


def _places_of(entry: Entry, wanted: FactFilter) -> Iterator[PlaceAnswer]:
    events = [event for event in entry.events if event.place and wanted.takes_event(event)]
    if wanted.is_from_source(entry.article):
        for place in dict.fromkeys(event.place for event in events if event.place):
            there = tuple(event for event in events if event.place == place)
            yield PlaceAnswer(place=place, events=there, article=entry.article)


def _quotes_of(entry: Entry, wanted: FactFilter) -> Iterator[QuoteAnswer]:
    if wanted.is_from_source(entry.article):
        for quote in filter(wanted.takes_quote, entry.quotes):
            yield QuoteAnswer(article=entry.article, **dict(quote))


def _claims_of(entry: Entry, wanted: FactFilter) -> Iterator[ClaimAnswer]:
    if wanted.is_from_source(entry.article):
        for claim in filter(wanted.takes_claim, entry.claims):
            yield ClaimAnswer(article=entry.article, **dict(claim))


def _quantities_of(entry: Entry, wanted: FactFilter) -> Iterator[QuantityAnswer]:
    if wanted.is_from_source(entry.article):
        for quantity in filter(wanted.takes_quantity, entry.quantities):
            yield QuantityAnswer(article=entry.article, **dict(quantity))


def _appearances_of(entry: Entry, wanted: FactFilter) -> Iterator[Appearance]:
    if entry.entity and wanted.is_from_source(entry.article):
        key = entry.entity.key
        own = tuple(event for event in entry.events if key in keys_of(event))
        yield Appearance(article=entry.article, entity=entry.entity, events=own, quotes=entry.quotes)
