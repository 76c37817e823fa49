"""ninjs, the IPTC's news in JSON, versions 1.3 to 3.x: https://iptc.org/std/ninjs/.

Version 3 renamed fields from `body_html` to `bodies` and from `versioncreated` to `versionCreated`; names are
compared without case and underscores.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from factwire.errors import InvalidDocument, UnsupportedType
from factwire.reading.blocks import text_of_html
from factwire.reading.bylines import names_in
from factwire.reading.source import Draft
from factwire.reading.usage import usage_of, version_of

MEDIA_TYPE = "application/vnd.iptc.ninjs+json"
_OF_ITEMS: Final = frozenset({"bodytext", "bodyhtml", "bodyxhtml", "bodies", "headline", "headlines", "pubstatus"})


def is_item(row: Mapping[str, object]) -> bool:
    """Whether a JSON object is a ninjs item: it has a URI and a status, or one of the fields for a body or headline."""
    names = {_key(name) for name in row}
    return "uri" in names and bool(names & _OF_ITEMS)


def draft_of(row: Mapping[str, object]) -> Draft:
    """The item's article; versions of an item share its URI and so are revisions of one article.

    Raises:
        UnsupportedType: it is no text.
        InvalidDocument: a field has the wrong type.
    """
    item = {_key(name): value for name, value in row.items()}
    usage = usage_of(_string(item.get("pubstatus")), embargo=_string(item.get("embargoed") or None))
    kind = _string(item.get("type")) or "text"
    if kind != "text":
        raise UnsupportedType("the ninjs item is no text")
    return Draft(
        text=_body(item) if usage.status != "canceled" else "",
        media_type=MEDIA_TYPE,
        title=_string(item.get("headline")) or _first(item.get("headlines")) or _string(item.get("title")),
        published_at=_string(item.get("firstcreated")) or _string(item.get("versioncreated")),
        modified_at=_string(item.get("contentmodified")) or _string(item.get("versioncreated")),
        source=_source(item),
        url=_url(item),
        guid=_string(item.get("uri")),
        authors=names_in(_string(item.get("byline")) or _string(item.get("by")) or ""),
        usage=usage,
        version=version_of(item.get("version")),
    )


def _body(item: Mapping[str, Any]) -> str:
    if isinstance(text := item.get("bodytext"), str):
        return text
    for field in ("bodyhtml", "bodyxhtml"):
        if isinstance(markup := item.get(field), str):
            return text_of_html(markup)
    bodies = item.get("bodies") or []
    if not isinstance(bodies, list) or not all(isinstance(body, dict) for body in bodies):
        raise InvalidDocument("the ninjs item's bodies are not a list of objects")
    fields = [{_key(name): value for name, value in body.items()} for body in bodies]
    # Plain text first: it is what the agency wrote, to the character.
    for body in sorted(fields, key=lambda body: "html" in str(body.get("contenttype", "")).lower()):
        if isinstance(value := body.get("value"), str) and value.strip():
            return text_of_html(value) if "html" in str(body.get("contenttype", "")).lower() else value
    return ""


def _source(item: Mapping[str, Any]) -> str | None:
    for field in ("infosources", "organisations", "providers"):
        if name := _first(item.get(field), name="name"):
            return name
    return _string(item.get("source")) or _string(item.get("copyrightholder"))


def _url(item: Mapping[str, Any]) -> str | None:
    uri = _string(item.get("uri")) or ""
    return uri if uri.startswith(("http://", "https://")) else None


def _first(values: object, *, name: str = "value") -> str | None:
    if not isinstance(values, list):
        return None
    return next((_string(value.get(name)) for value in values if isinstance(value, dict) and value.get(name)), None)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _key(name: str) -> str:
    return name.lower().replace("_", "")
