"""factwire's own article JSON: `text` (or `html`), `title`, `published_at`, `modified_at`, `source`, `url`, `authors`.

Other fields are left alone, so that a newsroom can keep its own beside them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from factwire.errors import InvalidDocument
from factwire.reading.agency import ninjs
from factwire.reading.metadata.dates import normalise_date
from factwire.reading.source import Draft, Drafts, Source, attempt

MEDIA_TYPE = "application/json"


def read(source: Source) -> Drafts:
    """Yield the object is one article, each object of a list too; in ninjs where it has that format's fields.

    Raises:
        InvalidDocument: it is no JSON object or list, a field has the wrong type, or there is no text field.
    """
    try:
        found = json.loads(source.text)
    except (ValueError, RecursionError):  # the error itself quotes the document
        raise InvalidDocument("the document is not valid JSON") from None
    if not isinstance(found, list):
        yield _article(found)
        return
    for number, each in enumerate(found, start=1):
        yield from attempt(partial(_article, each, part=str(number)), part=str(number))


def _article(found: object, *, part: str | None = None) -> Draft:
    if not isinstance(found, dict):
        raise InvalidDocument("the document is not a JSON object")
    return replace(ninjs.draft_of(found) if ninjs.is_item(found) else draft_of(found), part=part)


def draft_of(row: Mapping[str, object]) -> Draft:
    """Return the draft of an article given as a mapping; its fields overrule what its `html` says.

    Raises:
        InvalidDocument: a field has the wrong type, or there is neither `text` nor `html`.
    """
    fields: dict[str, Any] = {
        name: _string(row, name) for name in ("title", "published_at", "modified_at", "source", "url", "guid")
    }
    authors = _authors(row.get("authors"))
    text, page = _string(row, "text"), _string(row, "html")
    if text is not None:
        return Draft(text=text, media_type=MEDIA_TYPE, **fields, authors=authors)
    if page is None:
        raise InvalidDocument("the article has neither a field `text` nor `html`")
    from factwire.reading.formats import html

    found = html.draft_of(page, url=fields["url"])
    given: dict[str, Any] = {name: value for name, value in {**fields, "authors": authors}.items() if value}
    if normalise_date(fields["published_at"]):
        given["published_at_origin"] = "metadata"
    return replace(found, **given)


def _string(row: Mapping[str, object], field: str) -> str | None:
    value = row.get(field)
    if value is None or isinstance(value, str):
        return value
    raise InvalidDocument(f"the article's field `{field}` is not a string")


def _authors(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InvalidDocument("the article's field `authors` is not a list of names")
    return tuple(names)
