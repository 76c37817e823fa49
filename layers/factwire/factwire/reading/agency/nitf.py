"""NITF 3.x, the IPTC's news industry text format: https://iptc.org/std/NITF/."""

from __future__ import annotations

from lxml import etree

from factwire.reading.agency.agency_content import body_of, line_of, names_of, priority_of
from factwire.reading.markup.blocks import text_of_tree
from factwire.reading.markup.safe_xml import local, path, text_of
from factwire.reading.source import Draft, Drafts
from factwire.reading.usage import usage_of, version_of

MEDIA_TYPE = "application/nitf+xml"


def read_documents(root: etree._Element) -> Drafts:
    """Yield the document's article; versions of a document share its id."""
    docdata = next(iter(path(root, "head", "docdata")), root)
    body = body_of("\n".join(text_of_tree(content) for content in path(root, "body", "body.content")))
    yield Draft(
        text=body.text,
        media_type=MEDIA_TYPE,
        title=headline(root) or text_of(path(root, "head", "title")),
        published_at=_norm(docdata, "date.issue") or _story_date(root),
        source=text_of(path(root, "body", "body.head", "distributor"))
        or next((each.get("holder") for each in path(docdata, "doc.copyright")), None),
        guid=next((each.get("id-string") for each in path(docdata, "doc-id")), None),
        usage=usage_of(docdata.get("management-status"), embargo=_norm(docdata, "date.release")),
        version=version_of(next((each.get("version") for each in path(docdata, "du-key")), None)),
        authors=authors(root) or body.authors,
        slug=next((each.get("key") for each in path(docdata, "du-key")), None) or _filename(root),
        priority=priority_of(next((each.get("ed-urg") for each in path(docdata, "urgency")), None)),
    )


def _filename(root: etree._Element) -> str | None:
    """Return the name that the sender's system has for the story."""
    return next((each.get("content") for each in path(root, "head", "meta") if each.get("name") == "slugline"), None)


def headline(root: etree._Element) -> str | None:
    """Return the main headline of a NITF body, wherever the body stands."""
    return line_of(element for element in root.iter() if local(element) == "hl1")


def authors(root: etree._Element) -> tuple[str, ...]:
    """Return the people in the bylines of a NITF body, wherever the body stands."""
    return names_of(element for element in root.iter() if local(element) == "byline")


def _norm(docdata: etree._Element, name: str) -> str | None:
    return next((element.get("norm") for element in path(docdata, name)), None)


def _story_date(root: etree._Element) -> str | None:
    dates = path(root, "body", "body.head", "dateline", "story.date")
    return next((element.get("norm") for element in dates), None)
