"""JSON-LD of a page: the node of its article, and the text that it may hold.

Names of properties: https://schema.org/Article, https://schema.org/LiveBlogPosting.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from lxml.html import HtmlElement

from factwire.reading.markup.blocks import text_of_html
from factwire.reading.markup.inline import without_marks

_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report|Review|Recipe|CreativeWork|WebPage)$")
_MOST_NODES: Final = 500
_MOST_SCRIPTS: Final = 20
_MOST_UPDATES: Final = 500
_MARKED_UP: Final = re.compile(r"<(?:p|br|div|h\d|ul|li)\b", re.IGNORECASE)


def article_of(tree: HtmlElement) -> Mapping[str, Any]:
    """Return the node of the article: the first one with a headline, else the first of an article's type."""
    nodes = [node for node in _nodes(tree) if any(_ARTICLE.search(str(kind)) for kind in listed(node.get("@type")))]
    return next((node for node in nodes if node.get("headline")), nodes[0] if nodes else {})


def body_of(article: Mapping[str, Any]) -> str:
    """Return the text that a node holds: its body, or the updates of a live blog with their headlines."""
    parts = [_text(article.get("articleBody"))]
    for update in islice(listed(article.get("liveBlogUpdate")), _MOST_UPDATES):
        if isinstance(update, dict):
            parts += [_text(update.get("headline")), _text(update.get("articleBody"))]
    return "\n".join(filter(None, parts))


def name_of(value: object) -> str | None:
    """Return the name of a person or an organisation, which may also be a plain string."""
    named = value.get("name") if isinstance(value, dict) else value
    named = named[0] if isinstance(named, list) and named else named
    return named if isinstance(named, str) and not named.startswith("http") else None


def is_organisation(value: object) -> bool:
    """Return whether a node is of an organisation, as `NewsMediaOrganization` and `GovernmentOrganization` are."""
    return isinstance(value, dict) and any(
        str(kind).endswith(("Organization", "Corporation")) for kind in listed(value.get("@type"))
    )


def listed(value: object) -> list[Any]:
    """Return a value as a list, as properties may have one value or several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return text_of_html(value) if _MARKED_UP.search(value) else without_marks(value).strip()


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]")
    documents = (_loaded(script.text or "") for script in scripts[:_MOST_SCRIPTS])
    return islice((node for document in documents for node in _flat(document)), _MOST_NODES)


def _loaded(text: str) -> object:
    try:
        # Raw line breaks within strings are the most common fault of JSON-LD in the wild.
        return json.loads(text.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _flat(document: object) -> Iterator[Mapping[str, Any]]:
    for node in listed(document):
        if isinstance(node, dict):
            yield node
            yield from (each for each in listed(node.get("@graph")) if isinstance(each, dict))
