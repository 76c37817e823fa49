"""How much text each element of a page has, and how much of it is links and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

_SILENT: Final = frozenset({"script", "style", "noscript", "template"})


@dataclass
class Measures:
    """Characters of text, of text within links and of text in paragraphs, and links, of each element of a tree."""

    text: dict[HtmlElement, int] = field(default_factory=dict)
    linked: dict[HtmlElement, int] = field(default_factory=dict)
    prose: dict[HtmlElement, int] = field(default_factory=dict)
    links: dict[HtmlElement, int] = field(default_factory=dict)
    titled: set[HtmlElement] = field(default_factory=set)
    whole: int = 1
    prose_of_all: int = 0


def measure(tree: HtmlElement) -> Measures:
    """Return the measures of all elements, children before their parents, so that each is looked at once."""
    found = Measures()
    for element in reversed(list(tree.iter("*"))):
        text = linked = prose = links = 0
        if element.tag not in _SILENT:
            text = _length(element.text)
            for child in element:
                if child not in found.text:  # a comment
                    text += _length(child.tail)
                    continue
                text += found.text[child] + _length(child.tail)
                linked += found.linked[child]
                prose += found.prose[child]
                links += found.links[child]
                if child in found.titled:
                    found.titled.add(element)
        if element.tag == "a":
            linked, links = text, int(text > 0)
        elif element.tag == "p":
            prose = text
        elif element.tag == "h1":
            found.titled.add(element)
        found.text[element], found.linked[element] = text, linked
        found.prose[element], found.links[element] = prose, links
    found.whole, found.prose_of_all = found.text[tree] or 1, found.prose[tree]
    return found


def _length(text: str | None) -> int:
    return len(text) if text and not text.isspace() else 0
