"""NewsML 1, the IPTC's older exchange format: https://iptc.org/std/NewsML/."""

from __future__ import annotations

from functools import partial

from lxml import etree

from factwire.reading.agency import nitf
from factwire.reading.agency.agency_content import body_of, line_of, names_of, priority_of, text_of_content
from factwire.reading.markup.safe_xml import local, path, text_of
from factwire.reading.source import Draft, Drafts, attempt
from factwire.reading.usage import Usage, usage_of, version_of

MEDIA_TYPE = "application/newsml+xml"


def read_items(root: etree._Element) -> Drafts:
    """Yield the news items that hold text; revisions of an item share its provider, date and item id."""
    items = path(root, "NewsItem")
    for number, item in enumerate(items, start=1):
        guid = _guid(item)
        part = (guid or str(number)) if len(items) > 1 else None
        yield from attempt(partial(_draft, item, guid=guid, part=part), part=guid or str(number))


def _draft(item: etree._Element, *, guid: str | None, part: str | None) -> Draft | None:
    management = next(iter(path(item, "NewsManagement")), item)
    usage = _usage(management)
    contents = [content for content in item.iter() if local(content) == "DataContent" and _is_text(content)]
    if not contents and usage.status == "usable":
        return None
    body = body_of(text_of_content(contents[0]) if contents else "")
    lines = [line for each in item.iter() if local(each) == "NewsLines" for line in each]
    return Draft(
        text=body.text,
        media_type=MEDIA_TYPE,
        title=line_of(_called("HeadLine", lines)) or nitf.headline(item),
        published_at=text_of(
            each for name in ("FirstCreated", "ThisRevisionCreated") for each in path(management, name)
        ),
        modified_at=text_of(path(management, "ThisRevisionCreated")),
        source=_provider(item),
        guid=guid,
        authors=names_of(_called("ByLine", lines)) or nitf.authors(item) or body.authors,
        slug=line_of(_called("SlugLine", lines)),
        priority=priority_of(_formal_name(management, "Urgency")),
        part=part,
        usage=usage,
        version=version_of(text_of(path(item, "Identification", "NewsIdentifier", "RevisionId"))),
    )


def _called(name: str, lines: list[etree._Element]) -> list[etree._Element]:
    return [line for line in lines if local(line) == name]


def _provider(item: etree._Element) -> str | None:
    return next((each.get("FormalName") for each in item.iter() if _is_provider(each)), None)


def _usage(management: etree._Element) -> Usage:
    embargo = path(management, "StatusWillChange", "DateAndTime")
    status = _formal_name(management, "Status")
    return usage_of(status, embargo=text_of(embargo) if status == "Embargoed" else None)


def _formal_name(management: etree._Element, name: str) -> str | None:
    """Return the term of a controlled vocabulary that a child of that name holds."""
    return next((each.get("FormalName") for each in path(management, name)), None)


def _guid(item: etree._Element) -> str | None:
    """Return the item's name without its revision, which the public identifier would add."""
    identifier = path(item, "Identification", "NewsIdentifier")
    names = ("ProviderId", "DateId", "NewsItemId")
    parts = [text_of(path(each, name)) for each in identifier[:1] for name in names]
    return f"urn:newsml:{':'.join(part or '' for part in parts)}" if any(parts) else None


def _is_text(content: etree._Element) -> bool:
    parent = content.getparent()
    kinds = [] if parent is None else [each.get("FormalName") for each in path(parent, "MediaType")]
    return not kinds or kinds[0] in {"Text", "ComplexData"}


def _is_provider(element: etree._Element) -> bool:
    parent = element.getparent()
    return local(element) == "Party" and parent is not None and local(parent) == "Provider"
