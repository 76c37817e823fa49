"""Marked-up running text -> plain paragraphs, for formats that hold nothing but the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html

from factwire.reading.article_from_draft import without_unseen
from factwire.reading.markup.safe_xml import local
from factwire.reading.web.page_limits import check_markup, joined

_BLOCKS: Final = frozenset(
    {
        "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre",
        "tr", "table", "caption", "section", "article", "main", "header", "footer", "aside", "nav", "address", "center",
        "details", "summary", "figure", "figcaption", "hl1", "hl2", "block", "media", "bq", "hr", "body",
    }
)  # fmt: skip
_CELLS: Final = frozenset({"td", "th"})
_SILENT: Final = frozenset(
    {"script", "style", "head", "title", "figure", "figcaption", "media", "noscript", "template"}
)
_AT_MARGIN: Final = re.compile(r"\n(?=\S)")
_FEWEST_AT_MARGIN: Final = 3
_INDENTED: Final = re.compile(r"\n\s")


def text_of_html(markup: str) -> str:
    """Return the paragraphs of an HTML fragment, one a line; empty where there are none.

    Raises:
        TooLarge: it has more markup than any article.
    """
    tree = tree_of_html(markup)
    return "" if tree is None else text_of_tree(tree)


def tree_of_html(markup: str) -> html.HtmlElement | None:
    """Return the tree of an HTML fragment under one element; None where there is none.

    Raises:
        TooLarge: it has more markup than any article.
    """
    if not markup.strip():
        return None
    check_markup(markup)
    try:
        return html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return None


def text_of_tree(root: etree._Element) -> str:
    """Return the paragraphs of an element, one a line.

    Raises:
        TooLarge: it has more text than any article.
    """
    lines = (" ".join(line.split()) for line in without_unseen(joined(_pieces(root))).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(root: etree._Element) -> Iterator[str]:
    # Events, not recursion: documents may be nested as deeply as their parser allows.
    skipped: etree._Element | None = None
    preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element).lower()
        if skipped is None and event == "start":
            if name in _SILENT:
                skipped = element
            else:
                preformatted += name == "pre"
                yield "\n" if name in _BLOCKS else " " if name in _CELLS else ""
                yield _flat(element.text, lines=preformatted > 0)
        elif event == "end":
            if skipped is element:
                skipped = None
            elif skipped is None:
                preformatted -= name == "pre"
            if skipped is None:
                yield "\n" if name in _BLOCKS else ""
                yield _flat(element.tail, lines=preformatted > 0) if element is not root else ""


def _flat(text: str | None, *, lines: bool) -> str:
    """Return the text; its line breaks mean nothing but in what is set in lines.

    Wires put a whole story into one element: its lines begin at the margin, its paragraphs with blanks or a blank line.
    """
    if not text or lines:
        return text or ""
    of_a_wire = len(_AT_MARGIN.findall(text)) >= _FEWEST_AT_MARGIN and _INDENTED.search(text)
    return _AT_MARGIN.sub(" ", text) if of_a_wire else text.replace("\n", " ")
