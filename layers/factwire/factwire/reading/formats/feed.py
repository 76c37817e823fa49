"""RSS 0.9 to 2.0 and Atom 0.3 and 1.0: every entry is an article of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from factwire.reading.agency.agency_content import Body, body_of
from factwire.reading.identity import absolute_url, canonical_url
from factwire.reading.markup.blocks import text_of_html, text_of_tree
from factwire.reading.markup.safe_xml import local, path, text_of, whole_text
from factwire.reading.metadata.bylines import authors_in
from factwire.reading.metadata.date_order import day_comes_first
from factwire.reading.metadata.dates import normalise_date
from factwire.reading.source import Draft, Drafts, attempt
from factwire.reading.web.promotions import is_promotion

_PUBLISHED: Final = ("pubDate", "date", "issued", "created", "published")
_MOST_SIBLINGS: Final = 100
_DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def read_rss(root: etree._Element) -> Drafts:
    """Yield the items of an RSS channel; RSS 1.0 has them beside the channel."""
    channels = path(root, "channel")
    source = text_of(title for channel in channels for title in path(channel, "title"))
    day_first = _day_first(root, channels)
    for number, item in enumerate((*path(root, "channel", "item"), *path(root, "item")), start=1):
        part = text_of((*path(item, "guid"), *path(item, "link"))) or str(number)
        yield from attempt(partial(_item, item, source=source, day_first=day_first, part=part), part=part)


def read_atom(root: etree._Element) -> Drafts:
    """Yield the entries of an Atom feed, or a document's only one; the feed's authors are also its entries'."""
    entries = [root] if local(root) == "entry" else path(root, "entry")
    feed = [] if entries == [root] else [root]
    source = text_of(title for each in feed for title in path(each, "title"))
    authors = _names([name for each in feed for name in path(each, "author", "name")])
    for number, entry in enumerate(entries, start=1):
        part = text_of(path(entry, "id")) or str(number)
        yield from attempt(partial(_entry, entry, source=source, authors=authors, part=part), part=part)


def _item(item: etree._Element, *, source: str | None, day_first: bool | None, part: str) -> Draft:
    guid, link = text_of(path(item, "guid")) or item.get(_ABOUT), text_of(path(item, "link"))
    body = _longest(text_of_html(whole_text(each)) for each in (*path(item, "encoded"), *_own(item, "description")))
    return Draft(
        text=body.text,
        media_type="application/rss+xml",
        title=text_of(_own(item, "title")),
        published_at=normalise_date(_first(item, *_PUBLISHED), day_first=day_first),
        modified_at=normalise_date(_first(item, "updated", "modified"), day_first=day_first),
        source=text_of(path(item, "source")) or source,
        url=link or guid,  # which is no address unless it looks like one
        guid=guid,
        authors=_names((*path(item, "creator"), *path(item, "author"))) or body.authors,
        part=part,
    )


def _day_first(root: etree._Element, channels: Sequence[etree._Element]) -> bool | None:
    """Return whether the feed's dates in figures have the day before the month."""
    items = (*path(root, "channel", "item"), *path(root, "item"))
    dates = [_first(each, *_PUBLISHED, "lastBuildDate") for each in (*items[:_MOST_SIBLINGS], *channels)]
    language = text_of(each for channel in channels for each in path(channel, "language"))
    link = text_of(each for channel in channels for each in path(channel, "link"))
    return day_comes_first(dates, language=language, host=urlsplit(canonical_url(link) or "").hostname)


def _entry(entry: etree._Element, *, source: str | None, authors: tuple[str, ...], part: str) -> Draft:
    guid = text_of(path(entry, "id"))
    links = [link for link in path(entry, "link") if link.get("rel", "alternate") == "alternate"]
    body = _longest(_content(each) for each in (*path(entry, "content"), *path(entry, "summary")))
    return Draft(
        text=body.text,
        media_type="application/atom+xml",
        title=text_of(path(entry, "title")),
        published_at=_first(entry, "published", "issued", "created", "updated", "modified"),
        modified_at=_first(entry, "updated", "modified"),
        source=text_of(path(entry, "source", "title")) or source,
        url=next(filter(None, (absolute_url(link.get("href"), base=link.base) for link in links)), guid),
        guid=guid,
        authors=_names(path(entry, "author", "name")) or body.authors or authors,
        part=part,
    )


def _first(entry: etree._Element, *names: str) -> str | None:
    """Return the first text of the children of the first of those names that has one."""
    return text_of(child for name in names for child in path(entry, name))


def _own(item: etree._Element, name: str) -> list[etree._Element]:
    """Return the children of that name in the item's own vocabulary or in Dublin Core's, not those of a picture."""
    names = {etree.QName(etree.QName(item).namespace, name), etree.QName(_DUBLIN_CORE, name)}
    return [child for child in path(item, name) if etree.QName(child) in names]


def _content(element: etree._Element) -> str:
    if any(local(child) for child in element):
        return text_of_tree(element)
    text = whole_text(element)
    return text_of_html(text) if "html" in element.get("type", "") else text.strip()


def _names(elements: Sequence[etree._Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for element in elements for name in authors_in(text_of([element]) or "")))


def _longest(texts: Iterable[str]) -> Body:
    """Return the fullest of an entry's texts, as feeds give a teaser too; without what the site adds to each."""
    full = max(texts, key=len, default="")
    return body_of("\n".join(line for line in full.split("\n") if not is_promotion(line.strip())))
