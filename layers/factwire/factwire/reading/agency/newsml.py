"""NewsML-G2, the IPTC's exchange format: https://iptc.org/std/NewsML-G2/.

A news message carries items; a package item only refers to others, so it holds no article of its own.
"""

from __future__ import annotations

from functools import partial

from lxml import etree

from factwire.reading.agency import nitf
from factwire.reading.agency.agency_content import body_of, line_of, names_of, priority_of, text_of_content
from factwire.reading.markup.safe_xml import local, path, text_of
from factwire.reading.metadata.bylines import authors_in
from factwire.reading.source import Draft, Drafts, attempt
from factwire.reading.usage import usage_of, version_of

MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"


def read_items(root: etree._Element) -> Drafts:
    """Yield the text items of a news item, a message or a package; versions of an item share its GUID."""
    items = [root] if local(root) == "newsItem" else [item for item in root.iter() if local(item) == "newsItem"]
    for item in items:
        guid = item.get("guid")
        part = guid if len(items) > 1 else None
        yield from attempt(partial(_draft, item, guid=guid, part=part), part=guid or "newsItem")


def _draft(item: etree._Element, *, guid: str | None, part: str | None) -> Draft | None:
    status = next((each.get("qcode") or each.get("uri") for each in path(item, "itemMeta", "pubStatus")), None)
    embargo = path(item, "itemMeta", "embargoed")
    usage = usage_of(status, embargo=text_of(embargo) or "" if embargo else None)  # an empty one has no end
    content = path(item, "contentSet", "inlineXML") + path(item, "contentSet", "inlineData")
    if not content and usage.status == "usable":  # a picture, or an item whose content is elsewhere
        return None
    body = body_of(text_of_content(content[0]) if content else "")
    headlines = sorted(
        path(item, "contentMeta", "headline"), key=lambda each: not each.get("role", "").endswith("main")
    )
    return Draft(
        text=body.text,
        media_type=MEDIA_TYPE,
        title=line_of(headlines) or text_of(path(item, "itemMeta", "title")) or nitf.headline(item),
        published_at=text_of((*path(item, "itemMeta", "firstCreated"), *path(item, "itemMeta", "versionCreated"))),
        modified_at=text_of((*path(item, "contentMeta", "contentModified"), *path(item, "itemMeta", "versionCreated"))),
        source=_party(path(item, "itemMeta", "provider")) or _party(path(item, "contentMeta", "infoSource")),
        guid=guid,
        authors=names_of(path(item, "contentMeta", "by")) or _creators(item) or nitf.authors(item) or body.authors,
        slug=line_of(path(item, "contentMeta", "slugline")),
        priority=priority_of(text_of(path(item, "contentMeta", "urgency"))),
        part=part,
        usage=usage,
        version=version_of(item.get("version")),
    )


def _creators(item: etree._Element) -> tuple[str, ...]:
    names = (_named([creator]) for creator in path(item, "contentMeta", "creator"))
    return tuple(found for name in names if name for found in authors_in(name))


def _party(elements: list[etree._Element]) -> str | None:
    """Return who gave the item: the name, else the code that agencies are known by, such as AFP in `nprov:AFP`."""
    codes = (each.get("literal") or each.get("qcode", "").rpartition(":")[2] for each in elements)
    return _named(elements) or next(filter(None, codes), None)


def _named(elements: list[etree._Element]) -> str | None:
    """Return a party's name."""
    return next((name for element in elements if (name := text_of(path(element, "name")))), None)
