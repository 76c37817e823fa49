"""Remove from a page's tree what stands around its article: hidden text, promotions, lists of other articles.

trafilatura leaves out most of it by the names of elements; what it would keep is removed here before. An element that
holds the heading, or much of the page's text, is never removed, whatever its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import lru_cache
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from factwire.reading.web.galleries import FEWEST_IN_A_GALLERY, keep_captions, make_paragraph
from factwire.reading.web.layout_tables import flatten_layout_tables
from factwire.reading.web.measures import Measures, measure
from factwire.reading.web.recirculation import is_link_list, remove_introduced, treat_linked

_NAMED: Final = frozenset(
    {"div", "section", "aside", "ul", "ol", "p", "form", "a", "header", "h2", "h3", "h4", "figure"}
)
_NAMES: Final = ("class", "id", "data-component", "data-testid", "data-qa")
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Names (classes and ids) that frameworks give to what is not shown, or only on paper,
_HIDDEN: Final = frozenset(
    {
        "hide", "hidden", "is-hidden", "visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text",
        "print-only", "print-header", "print-footer",
    }
)  # fmt: skip
# words of names of what is shown beside an article and is none of it,
_AROUND: Final = re.compile(
    r" (?:newsletter|read ?more|more about|next ?(?:story|post|article)|latest (?:news|stories|headlines)|recirc\w*"
    r"|recommended|trending|most (?:read|popular)|sign ?up|email scrim|article tools|print tools|disclosure|promo"
    r"|about the author|author bio|also (?:on|read)|editors? note) "
)
# unless another word of the name says that it is the article,
_OF_THE_ARTICLE: Final = re.compile(r" (?:entry|content|body|text|main|page|wrapper) ")
# of a column beside the article or a box that opens over the page,
_BESIDE: Final = re.compile(r" (?:popup|side ?bar|(?:left|right) (?:column|rail)|column (?:left|right)) ")
# unless any of the names says so,
_ARTICLE: Final = re.compile(r" (?:article|story|entry|post|main) ")
# and of what opens over a word, floats within a paragraph or names the maker of a picture.
_OVER_WORDS: Final = re.compile(
    r" (?:rollover \w+ block|popup|popover|tooltip|caption|(?:photo|image|video|picture|media) credits?) "
)
# Names of parts that may hold the article as well as anything else.
_MISLEADING: Final = re.compile(r"widget|slide|gallery|carousel|viewport|overlay|expand|attachment", re.IGNORECASE)
_NAME_ENDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_MOST_REMOVED: Final = 0.3
_MOST_PROSE: Final = 0.5
_MOST_LISTED: Final = 0.6
_GALLERY: Final = 12
_BYLINE: Final = re.compile(r" by ?line ")
_LONGEST_BYLINE: Final = 160
_LONGEST_NAME: Final = 60
# Characters of a paragraph that tells something.
_LONG: Final = 80
_FEWEST_PARAGRAPHS: Final = 3
_LINKED_PROSE: Final = 0.3
_LONGEST_NAMES: Final = 1_000


def prune(tree: HtmlElement) -> None:
    """Remove from the tree what is none of its page's article, and the links around whole sentences."""
    flatten_layout_tables(tree)
    for paragraph in list(tree.iter("p")):
        treat_linked(paragraph)
    measured = measure(tree)
    for element in _topmost(tree, lambda each: _is_around(each, measured)):
        element.drop_tree()
    for heading in list(tree.iter(*_HEADINGS, "p", "strong", "span", "div")):
        remove_introduced(heading, measured)
    for article in tree.iter("article", "main"):
        _keep_prose(article, measured)
        _keep_answers(article, measured)
        keep_captions(article, measured)


def _keep_prose(article: HtmlElement, measured: Measures) -> None:
    """Take the names off the parts of an article that are paragraphs, for which trafilatura might leave them out."""
    for part in article.iter("div", "section"):
        if not _MISLEADING.search(f"{part.get('class')} {part.get('id')}"):
            continue
        paragraphs = [each for each in part.iterchildren("p") if measured.text[each] >= _LONG]
        if len(paragraphs) >= _FEWEST_PARAGRAPHS and measured.linked[part] < _LINKED_PROSE * measured.text[part]:
            for name in ("class", "id"):
                part.attrib.pop(name, None)


def _keep_answers(article: HtmlElement, measured: Measures) -> None:
    """Make paragraphs of questions and answers that are marked up as a list of terms."""
    for terms in article.iter("dl"):
        if measured.text.get(terms, 0) >= _LONG:
            terms.tag = "div"
            for part in terms.iterdescendants("dt", "dd"):
                make_paragraph(part)


def _topmost(tree: HtmlElement, test: Callable[[HtmlElement], bool]) -> Iterator[HtmlElement]:
    """Yield the elements that pass the test and lie in none that does."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if element is not tree and test(element):
            yield element
        else:
            waiting.extend(element.iterchildren("*"))


def _is_around(element: HtmlElement, measured: Measures) -> bool:
    if element.tag == "body":
        return False
    meaning = _meaning(*map(element.get, _NAMES)) if element.attrib else frozenset()
    if element.attrib and (_Meaning.HIDDEN in meaning or _is_hidden_by_itself(element)):
        prose = measured.prose[element]
        return prose == 0 or (prose <= _MOST_REMOVED * measured.whole and not _is_of_a_gallery(element))
    share = measured.text[element] / measured.whole
    if element in measured.titled or share > _MOST_LISTED:
        return False
    if _Meaning.BYLINE in meaning and measured.text[element] <= _LONGEST_BYLINE:
        return measured.prose[element] <= _LONGEST_NAME
    named = _Meaning.OVER_WORDS in meaning if element.tag == "span" else _Meaning.AROUND in meaning
    is_named = named and (element.tag == "span" or element.tag in _NAMED) and share <= _MOST_REMOVED
    if is_named and measured.prose[element] > _MOST_PROSE * measured.prose_of_all:
        return False
    return is_named or is_link_list(element, measured)


class _Meaning(Enum):
    """What the names of an element say of it."""

    BYLINE = auto()
    HIDDEN = auto()
    AROUND = auto()
    OVER_WORDS = auto()


@lru_cache(maxsize=1024)
def _meaning(*given: str | None) -> frozenset[_Meaning]:
    names = " ".join(filter(None, given))[:_LONGEST_NAMES].split()
    words = [f" {_NAME_ENDS.sub(' ', name).strip().lower()} " for name in names]
    found = {_Meaning.HIDDEN} if not _HIDDEN.isdisjoint(names) else set()
    if any(_AROUND.search(name) and not _OF_THE_ARTICLE.search(name) for name in words) or (
        any(map(_BESIDE.search, words)) and not any(map(_ARTICLE.search, words))
    ):
        found.add(_Meaning.AROUND)
    if any(map(_BYLINE.search, words)):
        found.add(_Meaning.BYLINE)
    if any(map(_OVER_WORDS.search, words)):
        found.add(_Meaning.OVER_WORDS)
    return frozenset(found)


def _is_hidden(element: HtmlElement) -> bool:
    return _Meaning.HIDDEN in _meaning(*map(element.get, _NAMES)) or _is_hidden_by_itself(element)


def _is_hidden_by_itself(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN_STYLE.search(style) is not None)


def _is_of_a_gallery(element: HtmlElement) -> bool:
    """Return whether it is one of several that a page shows in turn."""
    parent = element.getparent()
    return parent is not None and sum(map(_is_hidden, islice(parent, _GALLERY))) > FEWEST_IN_A_GALLERY
