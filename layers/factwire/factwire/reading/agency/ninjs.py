"""ninjs, the IPTC's news in JSON, versions 1.3 to 3.x: https://iptc.org/std/ninjs/.

Version 3 renamed fields from `body_html` to `bodies` and from `versioncreated` to `versionCreated`; names are
compared without case and underscores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from factwire.errors import InvalidDocument, UnsupportedType
from factwire.reading.agency.agency_content import body_of, is_markup, priority_of, text_of_content
from factwire.reading.markup.blocks import text_of_html
from factwire.reading.markup.safe_xml import parse_xml
from factwire.reading.metadata.bylines import authors_in
from factwire.reading.source import Draft
from factwire.reading.usage import usage_of, version_of

MEDIA_TYPE = "application/vnd.iptc.ninjs+json"
_PLAINEST: Final = {"bodytext": 0, "bodyhtml": 1, "bodyxhtml": 2}
# A body's role is free; that of a form of the whole text names the form ("html5", "richtext", "nitf") or says so.
_MAIN_ROLES: Final = ("main", "body", "text", "html", "nitf", "xml")
_WRITERS: Final = frozenset({"author", "creator", "writer"})
_PLAIN, _HTML, _OTHER = range(3)
_GIVERS: Final = frozenset({"provider", "source", "publisher", "creator", "infosource"})
_OF_ITEMS: Final = frozenset({"bodytext", "bodyhtml", "bodyxhtml", "bodies", "headline", "headlines", "pubstatus"})


def is_item(row: Mapping[str, object]) -> bool:
    """Return whether a JSON object is a ninjs item: it has a URI, and a status or a field for a body or headline.

    The newsroom system Superdesk writes `guid` for the URI, as our own format does.
    """
    names = {_key(name) for name in row}
    named = "uri" in names or ("guid" in names and not names & {"text", "html"})
    return named and bool(names & _OF_ITEMS)


def draft_of(row: Mapping[str, object]) -> Draft:
    """Return the item's article; versions of an item share its URI and so are revisions of one article.

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
        title=_string(item.get("headline")) or _headline(item) or _string(item.get("title")),
        published_at=_string(item.get("firstcreated")) or _string(item.get("versioncreated")),
        modified_at=_string(item.get("contentmodified")) or _string(item.get("versioncreated")),
        source=_source(item),
        url=_url(item),
        guid=_string(item.get("uri")) or _string(item.get("guid")),
        authors=_authors(item),
        slug=_string(item.get("slugline")),
        priority=priority_of(item.get("urgency") or item.get("priority")),
        usage=usage,
        version=version_of(item.get("version")),
    )


def _body(item: Mapping[str, Any]) -> str:
    """Return the plainest form of the text that is not empty: plain text is what the agency wrote, to the character.

    Version 1 has fields such as `body_text` and `body_html`, the later ones a list of bodies with roles.
    """
    named = [(name, value) for name, value in item.items() if name.startswith("body") and isinstance(value, str)]
    for name, value in sorted(named, key=lambda field: _PLAINEST.get(field[0], len(_PLAINEST))):
        if value.strip():
            return value if name == "bodytext" else body_of(text_of_html(value)).text
    bodies = item.get("bodies") or []
    if not isinstance(bodies, list) or not all(isinstance(body, dict) for body in bodies):
        raise InvalidDocument("the ninjs item's bodies are not a list of objects")
    found = [_Body.of({_key(name): value for name, value in body.items()}) for body in bodies]
    best = min(
        (body for body in found if body.value.strip()), key=lambda body: (body.is_aside, body.form), default=None
    )
    return best.text if best else ""


@dataclass(frozen=True)
class _Body:
    """One form of the text, or a text beside it, such as an abstract; the lower its `form`, the plainer."""

    value: str
    form: int
    is_aside: bool

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> _Body:
        kind, role = str(body.get("contenttype") or "").lower(), str(body.get("role") or "main").lower()
        value = _string(body.get("value")) or ""
        if "html" in kind or (not kind and is_markup(value)):
            form = _HTML
        else:
            form = _OTHER if "xml" in kind or "nitf" in kind else _PLAIN
        return cls(value=value, form=form, is_aside=not any(word in role for word in _MAIN_ROLES))

    @property
    def text(self) -> str:
        """The words."""
        if self.form == _PLAIN:
            return self.value
        if self.form == _HTML or "<nitf" not in self.value:
            return body_of(text_of_html(self.value)).text
        return body_of(text_of_content(parse_xml(self.value.encode("utf-8", "replace")))).text


def _headline(item: Mapping[str, Any]) -> str | None:
    headlines = [each for each in _listed(item.get("headlines")) if isinstance(each, dict)]
    return _first([each for each in headlines if each.get("role") == "main"]) or _first(headlines)


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names in the byline, else the people who are said to have written the item."""
    if byline := _string(item.get("byline")) or _string(item.get("by")):
        return authors_in(byline)
    people = [*_listed(item.get("people")), *_listed(item.get("person"))]
    writers = [each for each in people if isinstance(each, dict) and each.get("rel") in _WRITERS]
    named = (each.get("name") for each in (*writers, *_listed(item.get("authors"))) if isinstance(each, dict))
    return tuple(dict.fromkeys(name for written in named for name in authors_in(_string(written) or "")))


def _source(item: Mapping[str, Any]) -> str | None:
    """Return who gave the item. Organisations are those that it tells of, unless their relation says otherwise."""
    for field in ("infosource", "infosources", "providers"):
        if name := _first(item.get(field), name="name"):
            return name
    for field in ("organisation", "organisations"):
        if name := _first(item.get(field), name="name", rel=_GIVERS):
            return name
    return _string(item.get("source")) or _string(item.get("copyrightholder"))


def _url(item: Mapping[str, Any]) -> str | None:
    uri = _string(item.get("uri")) or ""
    return uri if uri.startswith(("http://", "https://")) else None


def _first(values: object, *, name: str = "value", rel: frozenset[str] | None = None) -> str | None:
    """Return the first object's field of that name; with `rel`, of those whose relation it holds."""
    for value in _listed(values):
        if isinstance(value, dict) and value.get(name) and (rel is None or value.get("rel") in rel):
            return _string(value[name])
    return None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _key(name: str) -> str:
    return name.lower().replace("_", "")
