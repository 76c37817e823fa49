"""Atom (RFC 4287), with a link to older items (RFC 5005)."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from factwire.domain.feeds.feed import Feed, FeedItem, add_text, updated_of, xml_text
from factwire.domain.listing.times import sortable

MEDIA_TYPE: Final = "application/atom+xml"
_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_GENERATOR: Final = "factwire"


def atom(feed: Feed) -> str:
    """Return the feed as an XML document."""
    root = Element("feed", xmlns=_NAMESPACE)
    add_text(root, "id", feed.id)
    add_text(root, "title", feed.title)
    add_text(root, "updated", feed.updated)
    add_text(SubElement(root, "author"), "name", _GENERATOR)  # of items that name none
    SubElement(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.home)
    if feed.following:
        SubElement(root, "link", rel="next", type=MEDIA_TYPE, href=feed.following)
    add_text(root, "generator", _GENERATOR)
    for item in feed.items:
        _add_item(SubElement(root, "entry"), item)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add_item(entry: Element, item: FeedItem) -> None:
    add_text(entry, "id", item.id)
    add_text(entry, "title", item.title)
    add_text(entry, "updated", updated_of(item))
    if published := sortable(item.published or ""):
        add_text(entry, "published", published)
    if item.author:
        add_text(SubElement(entry, "author"), "name", item.author)
    if item.url:
        SubElement(entry, "link", rel="alternate", href=item.url)
    for tag in item.tags:
        SubElement(entry, "category", term=xml_text(tag))
    add_text(entry, "content", item.text).set("type", "text")
