"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Final, Literal

from factwire.domain.feeds.feed import Feed, FeedItem
from factwire.domain.listing.times import sortable
from factwire.model.base import Frozen

MEDIA_TYPE: Final = "application/feed+json"


class JsonFeedAuthor(Frozen):
    """Who published an item."""

    name: str


class JsonFeedItem(Frozen):
    """One item; what is not known is left out."""

    id: str
    url: str | None = None
    title: str
    content_text: str
    date_published: str | None = None
    date_modified: str | None = None
    authors: tuple[JsonFeedAuthor, ...] | None = None
    tags: tuple[str, ...] | None = None


class JsonFeed(Frozen):
    """A page of items; `next_url` has older ones."""

    version: Literal["https://jsonfeed.org/version/1.1"] = "https://jsonfeed.org/version/1.1"
    title: str
    home_page_url: str
    feed_url: str
    next_url: str | None = None
    items: tuple[JsonFeedItem, ...]


def json_feed(feed: Feed) -> str:
    """Return the feed as a JSON document; what is not known is left out."""
    document = JsonFeed(
        title=feed.title,
        home_page_url=feed.home,
        feed_url=feed.url,
        next_url=feed.following,
        items=tuple(map(_item, feed.items)),
    )
    return document.model_dump_json(exclude_none=True)


def _item(item: FeedItem) -> JsonFeedItem:
    return JsonFeedItem(
        id=item.id,
        url=item.url,
        title=item.title,
        content_text=item.text,
        date_published=sortable(item.published or ""),
        date_modified=sortable(item.updated or ""),
        authors=(JsonFeedAuthor(name=item.author),) if item.author else None,
        tags=item.tags or None,
    )
