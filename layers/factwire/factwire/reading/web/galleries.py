"""Galleries whose pictures tell the story: their captions are paragraphs of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from factwire.reading.web.measures import Measures

FEWEST_IN_A_GALLERY: Final = 3
# Characters of a caption that tells something.
_LONG: Final = 80
# A picture may lie in a slide of its own, and that in a frame.
_LEVELS: Final = 3
_NO_WORDS: Final = re.compile(r"credit|count|copyright|byline|\bindex\b", re.IGNORECASE)


def keep_captions(article: HtmlElement, measured: Measures) -> None:
    """Make paragraphs of the captions of such a gallery in an article."""
    galleries: dict[HtmlElement, list[HtmlElement]] = {}
    for caption in article.iter("figcaption"):
        if measured.text.get(caption, 0) >= _LONG:
            for around in islice(caption.iterancestors(), 1, 1 + _LEVELS):
                galleries.setdefault(around, []).append(caption)
    for gallery, captions in galleries.items():
        if len(captions) >= FEWEST_IN_A_GALLERY and _is_gallery(gallery, captions, measured):
            for caption in captions:
                _show(caption, gallery)


def _is_gallery(element: HtmlElement, captions: Sequence[HtmlElement], measured: Measures) -> bool:
    """Return whether pictures lie in the element one beside the other, or their captions are most of what it says."""
    if all(caption.getparent() is not None and caption.getparent().getparent() is element for caption in captions):
        return True
    return 2 * sum(measured.text[caption] for caption in captions) >= measured.text.get(element, 0)


def make_paragraph(element: HtmlElement) -> None:
    """Make a paragraph of an element, or a plain part of the page where paragraphs stand in it."""
    element.tag = "p" if next(element.iterdescendants("p", "div"), None) is None else "div"


def _show(caption: HtmlElement, gallery: HtmlElement) -> None:
    for part in list(caption.iterdescendants("span", "div", "p", "small", "cite")):
        if _NO_WORDS.search(part.get("class") or ""):
            part.drop_tree()
    make_paragraph(caption)
    for around in caption.iterancestors():
        # By its name, trafilatura would leave it out.
        around.attrib.pop("class", None)
        if around.tag == "figure":
            around.tag = "div"
        if around is gallery:
            break
