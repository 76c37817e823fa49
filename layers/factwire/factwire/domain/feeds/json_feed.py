"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from typing import Any, Final

from factwire.domain.feeds.feed import Feed, FeedItem
from factwire.domain.listing.times import sortable

MEDIA_TYPE: Final = "application/feed+json"
_VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> str:
    """Return the feed as a JSON document; what is not known is left out."""
    document = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "next_url": feed.following,
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(_known(document), ensure_ascii=False)


def _item(item: FeedItem) -> dict[str, Any]:
    return _known(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_text": item.text,
            "date_published": sortable(item.published or ""),
            "date_modified": sortable(item.updated or ""),
            "authors": [{"name": item.author}] if item.author else None,
            "tags": list(item.tags) or None,
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
