"""A feed and its items, whatever the format."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from factwire.domain.listing.times import sortable

# The feed's own time where nothing in it has one: both formats of XML ask for some time, and it must not be now, or
# the same feed would be another one at each request.
UNDATED: Final = "1970-01-01T00:00:00Z"
# What XML 1.0 has no place for (its production 2), not even escaped.
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True)
class FeedItem:
    """One item: `id` stays the same however often the feed is asked for.

    `published` and `updated` are ISO 8601, None where nobody says.
    """

    id: str
    title: str
    text: str
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Feed:
    """The newest items of a list. `url` is where the feed is, `home` a page for people, `following` older items."""

    id: str
    title: str
    url: str
    home: str
    items: tuple[FeedItem, ...]
    following: str | None = None

    @property
    def updated(self) -> str:
        """Return the newest time of its items, as `YYYY-MM-DDTHH:MM:SSZ`."""
        return max((updated_of(item) for item in self.items), default=UNDATED)


def item_id(*parts: str) -> str:
    """Return an id that is the same for the same parts: a UUID as a URN (RFC 9562, version 5), as Atom asks for."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "factwire:" + "|".join(parts)).urn


def updated_of(item: FeedItem) -> str:
    """Return when an item changed last, or was published, as `YYYY-MM-DDTHH:MM:SSZ`."""
    return sortable(item.updated or "") or sortable(item.published or "") or UNDATED


def xml_text(text: str) -> str:
    """Return a text without the characters that XML has no place for."""
    return _NO_XML.sub("", text)


def add_text(parent: Element, name: str, text: str) -> Element:
    """Add an element that holds a text, and return it."""
    element = SubElement(parent, name)
    element.text = xml_text(text)
    return element
