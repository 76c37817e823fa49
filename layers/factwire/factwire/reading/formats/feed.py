"""RSS 0.9 to 2.0 and Atom: every entry is an article of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from lxml import etree

from factwire.reading.blocks import text_of_html, text_of_tree
from factwire.reading.bylines import names_in
from factwire.reading.safe_xml import local, path, text_of, whole_text
from factwire.reading.source import Draft, Drafts, attempt


def read_rss(root: etree._Element) -> Drafts:
    """The items of an RSS channel; RSS 1.0 has them beside the channel."""
    channel = next(iter(path(root, "channel")), root)
    source = text_of(path(channel, "title"))
    for number, item in enumerate((*path(channel, "item"), *path(root, "item")), start=1):
        part = text_of((*path(item, "guid"), *path(item, "link"))) or str(number)
        yield from attempt(partial(_item, item, source=source, part=part), part=part)


def read_atom(root: etree._Element) -> Drafts:
    """The entries of an Atom feed."""
    source = text_of(path(root, "title"))
    for number, entry in enumerate(path(root, "entry"), start=1):
        part = text_of(path(entry, "id")) or str(number)
        yield from attempt(partial(_entry, entry, source=source, part=part), part=part)


def _item(item: etree._Element, *, source: str | None, part: str) -> Draft:
    guid, link = text_of(path(item, "guid")), text_of(path(item, "link"))
    return Draft(
        text=_longest(text_of_html(whole_text(each)) for each in (*path(item, "encoded"), *path(item, "description"))),
        media_type="application/rss+xml",
        title=text_of(path(item, "title")),
        published_at=text_of((*path(item, "pubDate"), *path(item, "date"))),
        modified_at=text_of((*path(item, "updated"), *path(item, "modified"))),
        source=text_of(path(item, "source")) or source,
        url=link or (guid if (guid or "").startswith("http") else None),
        guid=guid,
        authors=_names((*path(item, "creator"), *path(item, "author"))),
        part=part,
    )


def _entry(entry: etree._Element, *, source: str | None, part: str) -> Draft:
    links = [link.get("href") for link in path(entry, "link") if link.get("rel", "alternate") == "alternate"]
    return Draft(
        text=_longest(_content(each) for each in (*path(entry, "content"), *path(entry, "summary"))),
        media_type="application/atom+xml",
        title=text_of(path(entry, "title")),
        published_at=text_of((*path(entry, "published"), *path(entry, "updated"))),
        modified_at=text_of(path(entry, "updated")),
        source=text_of(path(entry, "source", "title")) or source,
        url=next(filter(None, links), None),
        guid=text_of(path(entry, "id")),
        authors=_names(path(entry, "author", "name")),
        part=part,
    )


def _content(element: etree._Element) -> str:
    if element.get("type") == "xhtml" or any(local(child) for child in element):
        return text_of_tree(element)
    text = whole_text(element)
    return text_of_html(text) if element.get("type") == "html" else text.strip()


def _names(elements: Sequence[etree._Element]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for element in elements for name in names_in(text_of([element]) or "")))


def _longest(texts: Iterable[str]) -> str:
    """The fullest of an entry's texts: feeds give a teaser beside the whole article."""
    return max(texts, key=len, default="")
