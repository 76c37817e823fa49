"""The bylines that a page shows: elements marked as such, then lines such as "Posted by Ann Example"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

_LONGEST: Final = 200
_MOST_OF_A_KIND: Final = 3
_MOST_LINES: Final = 400
_OF_A_PICTURE: Final = re.compile("credit|caption", re.IGNORECASE)
_ASIDE: Final = frozenset({"aside", "footer"})
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements whose text may be a byline; before style sheets, pages set one in bold or in another font.
_LINES: Final = ("p", "span", "div", "b", "strong", "font", "i", "em")


@dataclass(frozen=True)
class _Place:
    """Elements with an attribute that matches a pattern; a certain one holds nothing but names."""

    attribute: str
    pattern: re.Pattern[str]
    is_certain: bool = False
    accepts: Callable[[HtmlElement], bool] = lambda _element: True


def _is_below_a_heading(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in {"header", "hgroup"}


def _is_a_byline(element: HtmlElement) -> bool:
    """Return whether a link to the page of a person stands alone or in a byline, not in a sentence."""
    parent = element.getparent()
    return element.tag == "a" and parent is not None and parent.tag != "p" and len(parent.text_content()) <= _LONGEST


# The most certain first. Links to authors at the foot of an article's neighbours come after its own, so the first place
# that names anybody decides.
_PLACES: Final = (
    _Place("rel", re.compile("^author$"), is_certain=True),
    _Place("itemprop", re.compile("^author$"), is_certain=True),
    _Place("class", re.compile(r"(?:author|vcard).*\bfn\b|\bfn\b.*(?:author|vcard)"), is_certain=True),
    _Place("data-testid", re.compile("byline|author")),
    _Place("class", re.compile("[bB]yline")),
    _Place("id", re.compile("byline|author")),
    _Place("class", re.compile("full-name|author-?[nN]ame")),
    _Place("class", re.compile("[aA]uthor")),
    _Place("class", re.compile("writer|wrote|posted-by")),
    _Place("href", re.compile("/authors?/"), accepts=lambda element: element.tag == "a"),
    _Place("href", re.compile("/(?:staff|people|profiles?|journalists?|reporters?|by|byline)/"), accepts=_is_a_byline),
    _Place("class", re.compile("credit"), accepts=_is_below_a_heading),
)
_ADDRESS: Final = 6
"""Elements called `address` come before the places from this one on."""
_NUMBERED: Final = {
    attribute: [(number, place) for number, place in enumerate(_PLACES) if place.attribute == attribute]
    for attribute in {place.attribute for place in _PLACES}
}
_WRITTEN_BY: Final = re.compile(
    r"(?:^|[|·•]\s*"
    r"|\b(?P<verb>[Pp]osted|[Ss]ubmitted|[Ww]ritten|[Pp]ublished|[Rr]eported)\s+(?:on\s+[\w ,.]{6,20}\s+)?)"
    r"[Bb]y:?\s+(?P<name>.{3,80}?)(?=\s+(?:on|at|@|in)\s|\s*[|·•]|\n|$)"
)


def visible_bylines(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield what may name the authors, the most certain first, and whether it can hold nothing but a name."""
    found: list[list[HtmlElement]] = [[] for _ in _PLACES]
    addresses: list[HtmlElement] = []
    for element in _of_the_article(tree):
        if element.tag == "address":
            addresses.append(element)
        for attribute, value in element.items():
            for number, place in _NUMBERED.get(attribute, ()):
                elements = found[number]
                if len(elements) < _MOST_OF_A_KIND and place.pattern.search(value) and place.accepts(element):
                    elements.append(element)
    for number, elements in enumerate(found):
        named = addresses[:_MOST_OF_A_KIND] + elements if number == _ADDRESS else elements
        yield from ((" | ".join(_pieces(element))[:_LONGEST], _PLACES[number].is_certain) for element in named)
    for element in islice(filter(_is_line, tree.iterdescendants(*_LINES)), _MOST_LINES):
        line = " ".join(_pieces(element))
        if len(line) < _LONGEST and (written := _WRITTEN_BY.search(line)) and not _is_of_a_picture(element):
            yield written["name"], bool(written["verb"])


def _of_the_article(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements but for comments and citations, which have authors of their own, and the page's margins."""
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if _is_aside(element) or "comment" in (element.get("class") or "") or element.get("itemprop") == "citation":
            walk.skip_subtree()
        else:
            yield element


def _is_aside(element: HtmlElement) -> bool:
    """Return whether an element is in the margin; what holds a few words and no heading may be the article's own."""
    if element.tag not in _ASIDE:
        return False
    return next(element.iterdescendants(*_HEADINGS), None) is not None or len(element.text_content()) > _LONGEST


def _is_line(element: HtmlElement) -> bool:
    return element.tag != "div" or all(child.tag not in {"div", "p"} for child in element)


def _is_of_a_picture(element: HtmlElement) -> bool:
    """Return whether a line stands below a picture: it names who made that."""
    return (
        _OF_A_PICTURE.search(element.get("class") or "") is not None
        or next(element.iterancestors("figure"), None) is not None
    )


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the words of the element, piece by piece; what comes after the longest byline is left out."""
    length = 0
    for piece in element.itertext():
        if words := " ".join(piece[: 2 * _LONGEST].split()):
            yield words
            length += len(words)
            if length > _LONGEST:
                return
