"""What a feed shows of each kind of row: a sentence, the words that prove it, where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from factwire.domain.delivery.chat import is_web_address
from factwire.domain.feeds.feed import FeedItem, item_id
from factwire.domain.listing.listed_facts import ArticleRef, countries_of
from factwire.domain.notification.shortening import cut
from factwire.domain.records import ArticleOverview
from factwire.domain.wording.sentences import attribution_clause, count_of, figure
from factwire.model import CASUALTY_KINDS, Range
from factwire.model.base import Frozen
from factwire.services.questions.query_facts import ClaimAnswer, EventAnswer, QuantityAnswer, QuoteAnswer
from factwire.services.stories.query_stories import ListedToll, StoryRow

_TITLE: Final = 200


def item_of(row: Frozen, *, page: str) -> FeedItem:
    """Return a row as an item of a feed; `page` is the address of the reader page, with a slash at its end."""
    return ITEMS[type(row)](row, page)


def _event(row: EventAnswer, page: str) -> FeedItem:
    return _fact(
        row.article,
        page,
        kind="event",
        title=row.sentence or row.type.capitalize(),
        words=row.evidence,
        tags=(row.type, *countries_of(row)),
        told="|".join((row.type, *(each.name for each in row.actors), "", *(each.name for each in row.targets))),
    )


def _quote(row: QuoteAnswer, page: str) -> FeedItem:
    title = f"{row.speaker or 'Somebody'}: {' '.join(row.text.split())}"
    return _fact(row.article, page, kind="quote", title=title, words=row.text, tags=(), told=row.kind)


def _claim(row: ClaimAnswer, page: str) -> FeedItem:
    notes = [attribution_clause(row.attribution)] if row.attribution else []
    place = row.place.name if row.place else None
    count = Range(min=row.min, max=row.max) if row.value is None else Range(min=row.value, max=row.value)
    title = figure(count, row.of, place=place, notes=notes)
    return _fact(
        row.article,
        page,
        kind="claim",
        title=title,
        words=row.evidence,
        tags=(row.of,),
        told=f"{row.of}|{row.min}|{row.max}",
    )


def _quantity(row: QuantityAnswer, page: str) -> FeedItem:
    return _fact(row.article, page, kind="quantity", title=row.text, words=row.text, tags=(row.kind,), told=row.id)


def _fact(
    article: ArticleRef, page: str, *, kind: str, title: str, words: str, tags: tuple[str, ...], told: str
) -> FeedItem:
    """Return a fact of an article. It is the same item as long as the article proves it by the same words."""
    where = ", ".join(part for part in (article.title, article.source) if part)
    return FeedItem(
        id=item_id(kind, article.article_id, told, words),
        title=cut(title, _TITLE),
        text=f"“{' '.join(words.split()).strip('“”')}”" + (f"\n\n{where}" if where else ""),
        url=_address(article.url, otherwise=f"{page}#/articles/{article.article_id}"),
        published=article.published_at,
        author=article.source,
        tags=tags,
    )


def _article(row: ArticleOverview, page: str) -> FeedItem:
    title = row.title or row.headline or row.url or f"Article {row.article_id}"
    return FeedItem(
        id=item_id("article", row.article_id),
        title=cut(title, _TITLE),
        text=row.error.message if row.error else row.headline or title,
        url=_address(row.url, otherwise=f"{page}#/articles/{row.article_id}"),
        published=row.published_at or row.received_at,
        updated=row.received_at,
        author=row.source,
        tags=(*row.event_types, *row.countries),
    )


def _story(row: StoryRow, page: str) -> FeedItem:
    sources = f"{row.independent_sources} independent source{'' if row.independent_sources == 1 else 's'}"
    outlets = f"{row.outlets} outlet{'' if row.outlets == 1 else 's'}"
    where = ", ".join(part for part in (row.place, row.country, row.earliest) if part)
    tolls = [
        f"{kind.capitalize()}: {_toll(toll)}" for kind in CASUALTY_KINDS if (toll := getattr(row, kind)) is not None
    ]
    return FeedItem(
        id=item_id("story", row.id),
        title=cut(row.title or f"Story {row.id}", _TITLE),
        text="\n".join([*([where] if where else []), f"{sources} in {outlets}", *tolls]),
        url=f"{page}#/stories/{row.id}",
        published=row.first_seen,
        updated=row.updated,
        tags=tuple(tag for tag in (row.kind, row.country) if tag),
    )


def _toll(toll: ListedToll) -> str:
    span = count_of(Range(min=toll.low, max=toll.high))
    best = span if toll.best is None else f"{toll.best:g}"
    return best if toll.agreed else f"{best}, disputed ({span})"


def _address(url: str | None, *, otherwise: str) -> str:
    return url if url and is_web_address(url) else otherwise


ITEMS: Final[Mapping[type[Frozen], Callable[[Any, str], FeedItem]]] = {
    EventAnswer: _event,
    QuoteAnswer: _quote,
    ClaimAnswer: _claim,
    QuantityAnswer: _quantity,
    ArticleOverview: _article,
    StoryRow: _story,
}
