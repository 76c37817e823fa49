"""NewsML-G2, the IPTC's exchange format: https://iptc.org/std/NewsML-G2/.

A news message carries items; a package item only refers to others, so it holds no article of its own.
"""

from __future__ import annotations

from functools import partial

from lxml import etree

from factwire.reading.blocks import text_of_tree
from factwire.reading.bylines import names_in
from factwire.reading.formats import nitf
from factwire.reading.safe_xml import local, path, text_of, whole_text
from factwire.reading.source import Draft, Drafts, attempt
from factwire.reading.usage import usage_of, version_of

MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"


def read_items(root: etree._Element) -> Drafts:
    """The text items of a news item, a message or a package; versions of an item share its GUID."""
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
    headline, byline = path(item, "contentMeta", "headline"), path(item, "contentMeta", "by")
    return Draft(
        text=_text(content[0]) if content else "",
        media_type=MEDIA_TYPE,
        title=text_of(headline) or text_of(path(item, "itemMeta", "title")) or nitf.headline(item),
        published_at=text_of((*path(item, "itemMeta", "firstCreated"), *path(item, "itemMeta", "versionCreated"))),
        modified_at=text_of((*path(item, "contentMeta", "contentModified"), *path(item, "itemMeta", "versionCreated"))),
        source=_named(path(item, "itemMeta", "provider")) or _named(path(item, "contentMeta", "infoSource")),
        guid=guid,
        authors=names_in(text_of(byline) or "") or _creators(item),
        part=part,
        usage=usage,
        version=version_of(item.get("version")),
    )


def _text(content: etree._Element) -> str:
    if local(content) == "inlineData":
        return whole_text(content)
    body = [each for each in content.iter() if local(each) in {"body.content", "body"}]
    return text_of_tree(body[-1] if body else content)


def _creators(item: etree._Element) -> tuple[str, ...]:
    names = (_named([creator]) for creator in path(item, "contentMeta", "creator"))
    return tuple(found for name in names if name for found in names_in(name))


def _named(elements: list[etree._Element]) -> str | None:
    """A party's name; its literal or code says nothing to a reader."""
    return next((name for element in elements if (name := text_of(path(element, "name")))), None)
