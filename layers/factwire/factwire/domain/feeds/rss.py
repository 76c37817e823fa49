"""RSS 2.0 (https://www.rssboard.org/rss-specification), with Atom's link to itself as the best practices have it."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from factwire.domain.feeds.feed import Feed, FeedItem, add_text, updated_of
from factwire.domain.listing.times import sortable

MEDIA_TYPE: Final = "application/rss+xml"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_CREATOR: Final = "http://purl.org/dc/elements/1.1/"


def rss(feed: Feed) -> str:
    """Return the feed as an XML document."""
    root = Element("rss", {"version": "2.0", "xmlns:atom": _ATOM, "xmlns:dc": _CREATOR})
    channel = SubElement(root, "channel")
    add_text(channel, "title", feed.title)
    add_text(channel, "link", feed.home)
    add_text(channel, "description", feed.title)
    add_text(channel, "lastBuildDate", _date(feed.updated))
    SubElement(channel, "atom:link", rel="self", type=MEDIA_TYPE, href=feed.url)
    if feed.following:
        SubElement(channel, "atom:link", rel="next", type=MEDIA_TYPE, href=feed.following)
    for item in feed.items:
        _add_item(SubElement(channel, "item"), item)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add_item(element: Element, item: FeedItem) -> None:
    add_text(element, "title", item.title)
    if item.url:
        add_text(element, "link", item.url)
    add_text(element, "description", item.text)
    if item.author:
        add_text(element, "dc:creator", item.author)  # `author` would be a mail address
    for tag in item.tags:
        add_text(element, "category", tag)
    add_text(element, "guid", item.id).set("isPermaLink", "false")
    if sortable(item.updated or item.published or ""):
        add_text(element, "pubDate", _date(updated_of(item)))


def _date(moment: str) -> str:
    return format_datetime(datetime.fromisoformat(moment), usegmt=True)
