"""XML news: the root element tells whether it is a feed, NewsML, NITF or a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from factwire.errors import UnsupportedType
from factwire.reading.agency import newsml, newsml1, nitf
from factwire.reading.formats import feed
from factwire.reading.markup.safe_xml import local, parse_xml
from factwire.reading.source import Drafts, Source

_ROOTS: Final[Mapping[str, Callable[[etree._Element], Drafts]]] = {
    "rss": feed.read_rss,
    "RDF": feed.read_rss,
    "feed": feed.read_atom,
    "entry": feed.read_atom,
    "newsItem": newsml.read_items,
    "newsMessage": newsml.read_items,
    "packageItem": newsml.read_items,
    "NewsML": newsml1.read_items,
    "nitf": nitf.read_documents,
}


def read(source: Source) -> Drafts:
    """Return the articles of the document.

    Raises:
        Undecodable: it is no text.
        InvalidDocument: it is not well-formed.
        UnsupportedType: it is XML of another kind.
    """
    root = parse_xml(source.data, charset=source.charset)
    if local(root) == "html":
        from factwire.reading.formats import html

        return html.read(source)
    if local(root) not in _ROOTS:
        raise UnsupportedType("no reader for this kind of XML")
    return _ROOTS[local(root)](root)
