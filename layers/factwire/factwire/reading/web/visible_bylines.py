"""The bylines that a page shows: elements marked as such, then lines such as "Posted by Ann Example"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

_LONGEST: Final = 200
_MOST_OF_A_KIND: Final = 3
_MOST_LINES: Final = 400
_ASIDE: Final = frozenset({"aside", "footer"})


def _has(attribute: str, *words: str) -> Callable[[HtmlElement], bool]:
    """A test for elements whose attribute holds one of the words."""
    return lambda element: any(word in (element.get(attribute) or "") for word in words)


def _is_below_a_heading(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in {"header", "hgroup"}


# Where pages write their bylines, the most certain first, and whether nothing but a name can stand there. Links to
# authors at the foot of an article's neighbours come after its own, so the first place that names anybody decides.
_KINDS: Final[tuple[tuple[Callable[[HtmlElement], bool], bool], ...]] = (
    (lambda element: element.get("rel") == "author", True),
    (lambda element: element.get("itemprop") == "author", True),
    (lambda element: "fn" in (element.get("class") or "").split() and _has("class", "author", "vcard")(element), True),
    (_has("data-testid", "byline", "author"), False),
    (lambda element: _has("class", "byline", "Byline")(element) or _has("id", "byline")(element), False),
    (lambda element: element.tag == "address", False),
    (_has("class", "full-name", "author-name", "authorName"), False),
    (_has("class", "author", "Author"), False),
    (_has("class", "writer", "wrote", "posted-by"), False),
    (lambda element: element.tag == "a" and _has("href", "/author/", "/authors/")(element), False),
    (lambda element: _has("class", "credit")(element) and _is_below_a_heading(element), False),
)
_WRITTEN_BY: Final = re.compile(
    r"(?:^|[|·•]\s*|\b(?P<verb>[Pp]osted|[Ww]ritten|[Pp]ublished|[Rr]eported)\s+(?:on\s+[\w ,.]{6,20}\s+)?)"
    r"[Bb]y:?\s+(?P<name>.{3,80}?)(?=\s+(?:on|at|@|in)\s|\s*[|·•]|\n|$)"
)


def visible_bylines(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """What may name the authors, the most certain first, and whether it can hold nothing but a name."""
    found: list[list[HtmlElement]] = [[] for _ in _KINDS]
    for element in _of_the_article(tree):
        if element.attrib or element.tag == "address":
            for (is_byline, _), kind in zip(_KINDS, found, strict=True):
                if len(kind) < _MOST_OF_A_KIND and is_byline(element):
                    kind.append(element)
    for (_, certain), kind in zip(_KINDS, found, strict=True):
        yield from ((" | ".join(_pieces(element))[:_LONGEST], certain) for element in kind)
    for element in islice(filter(_is_line, tree.iterdescendants("p", "span", "div")), _MOST_LINES):
        line = " ".join(_pieces(element))
        if len(line) < _LONGEST and (written := _WRITTEN_BY.search(line)):
            yield written["name"], bool(written["verb"])


def _of_the_article(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements but for comments and citations, which have authors of their own, and the page's margins."""
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if element.tag in _ASIDE or "comment" in (element.get("class") or "") or element.get("itemprop") == "citation":
            walk.skip_subtree()
        else:
            yield element


def _is_line(element: HtmlElement) -> bool:
    return element.tag != "div" or all(child.tag not in {"div", "p"} for child in element)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The words of the element, piece by piece; what comes after the longest byline is left out."""
    length = 0
    for piece in element.itertext():
        if words := " ".join(piece[: 2 * _LONGEST].split()):
            yield words
            length += len(words)
            if length > _LONGEST:
                return
