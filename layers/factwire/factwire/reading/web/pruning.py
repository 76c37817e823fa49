"""Remove from a page's tree what stands around its article: hidden text, promotions, lists of other articles.

trafilatura leaves out most of it by the names of elements; what it would keep is removed here before. An element that
holds the heading, or much of the page's text, is never removed, whatever its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final

from lxml.html import HtmlElement

_SILENT: Final = frozenset({"script", "style", "noscript", "template"})
_LISTS: Final = frozenset({"div", "section", "aside", "ul", "ol", "table"})
_NAMED: Final = frozenset(
    {"div", "section", "aside", "ul", "ol", "p", "form", "a", "header", "h2", "h3", "h4", "figure"}
)
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
# and of what opens over a word or floats within a paragraph.
_OVER_WORDS: Final = re.compile(r" (?:rollover \w+ block|popup|popover|tooltip|caption) ")
# Names of parts that may hold the article as well as anything else.
_MISLEADING: Final = re.compile(r"widget|slide|gallery|carousel|viewport|overlay|expand|attachment", re.IGNORECASE)
_NAME_ENDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?…:][\"'”’)\]]*$")
_INTRODUCES: Final = re.compile(
    r"(?:read|see|discover|explore)? ?more(?: \S+){0,3}"
    r" (?:from|on|in|about|stories|news|reads?|articles|coverage)\b.{0,40}"
    r"|more (?:must[- ]reads?|stories|news|articles|headlines|coverage)\b.{0,40}|more (?:from|on|in|about) .{2,40}"
    r"|related(?: \w+){0,3}|recommended(?: \w+){0,3}|(?:you (?:may|might) also (?:like|enjoy|be interested in))"
    r".{0,20}|(?:what to )?read (?:next|more|also)|also (?:in|on|read|see) .{2,40}"
    r"|most (?:read|popular|viewed|shared)(?: .{2,30})?"
    r"|trending(?: .{2,30})?"
    r"|(?:top|latest|popular|other|further) (?:stories|news|headlines|articles|posts)(?: .{2,30})?"
    r"|editor['’]?s['’]? picks?|don['’]t miss|up next|in this section|from (?:our partners|around the web|the web)"
    r"|around the web|sponsored(?: \w+)?|see also|further reading|keep reading|in case you missed it",
    re.IGNORECASE,
)
_LONGEST_HEADING: Final = 70
_LINKED_BESIDE_WORDS: Final = 0.4
_MOST_REMOVED: Final = 0.3
_MOST_LISTED: Final = 0.6
_FEWEST_LINKS: Final = 3
_GALLERY: Final = 12
_FEWEST_IN_A_GALLERY: Final = 3
_LINKED: Final = 0.8
# Characters of a paragraph that tells something.
_LONG: Final = 80
_FEWEST_PARAGRAPHS: Final = 3
_LINKED_PROSE: Final = 0.3
_WORDS_OF_A_HEADLINE: Final = 4
_CHARACTERS_OF_A_HEADLINE: Final = 22
_LONGEST_NAMES: Final = 1_000
_WORDS_OF_A_SENTENCE: Final = 8


def prune(tree: HtmlElement) -> None:
    """Remove from the tree what is none of its page's article, and the links around whole sentences."""
    for paragraph in list(tree.iter("p")):
        _treat_linked(paragraph)
    measured = _measure(tree)
    for element in _topmost(tree, lambda each: _is_around(each, measured)):
        element.drop_tree()
    for heading in list(tree.iter(*_HEADINGS, "p", "strong", "span", "div")):
        _remove_introduced(heading, measured)
    for article in tree.iter("article", "main"):
        _keep_prose(article, measured)
        _keep_captions(article)


def _keep_prose(article: HtmlElement, measured: _Measures) -> None:
    """Take the names off the parts of an article that are paragraphs, for which trafilatura might leave them out."""
    for part in article.iter("div", "section"):
        if not _MISLEADING.search(f"{part.get('class')} {part.get('id')}"):
            continue
        paragraphs = [each for each in part.iterchildren("p") if measured.text[each] >= _LONG]
        if len(paragraphs) >= _FEWEST_PARAGRAPHS and measured.linked[part] < _LINKED_PROSE * measured.text[part]:
            for name in ("class", "id"):
                part.attrib.pop(name, None)


def _keep_captions(article: HtmlElement) -> None:
    """Make paragraphs of the captions of a gallery whose pictures tell the story."""
    galleries: dict[HtmlElement, list[HtmlElement]] = {}
    for caption in article.iter("figcaption"):
        figure = caption.getparent()
        gallery = None if figure is None else figure.getparent()
        if gallery is not None and len(" ".join(caption.itertext())) >= _LONG:
            galleries.setdefault(gallery, []).append(caption)
    for captions in galleries.values():
        if len(captions) >= _FEWEST_IN_A_GALLERY:
            for caption in captions:
                caption.tag = "p"
                for figure in caption.iterancestors("figure"):
                    figure.tag = "div"


@dataclass
class _Measures:
    """Characters of text, of text within links and of text in paragraphs, and links, of each element of a tree."""

    text: dict[HtmlElement, int] = field(default_factory=dict)
    linked: dict[HtmlElement, int] = field(default_factory=dict)
    prose: dict[HtmlElement, int] = field(default_factory=dict)
    links: dict[HtmlElement, int] = field(default_factory=dict)
    titled: set[HtmlElement] = field(default_factory=set)
    whole: int = 1


def _measure(tree: HtmlElement) -> _Measures:
    """Return the measures of all elements, children before their parents, so that each is looked at once."""
    found = _Measures()
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
    found.whole = found.text[tree] or 1
    return found


def _length(text: str | None) -> int:
    return len(text) if text and not text.isspace() else 0


def _topmost(tree: HtmlElement, test: Callable[[HtmlElement], bool]) -> Iterator[HtmlElement]:
    """Yield the elements that pass the test and lie in none that does."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if element is not tree and test(element):
            yield element
        else:
            waiting.extend(element.iterchildren("*"))


def _is_around(element: HtmlElement, measured: _Measures) -> bool:
    if element.tag == "body":
        return False
    meaning = _meaning(element.get("class") or "", element.get("id") or "") if element.attrib else frozenset()
    if element.attrib and (_Meaning.HIDDEN in meaning or _is_hidden_by_itself(element)):
        prose = measured.prose[element]
        return prose == 0 or (prose <= _MOST_REMOVED * measured.whole and not _is_of_a_gallery(element))
    share = measured.text[element] / measured.whole
    if element in measured.titled or share > _MOST_LISTED:
        return False
    named = _Meaning.OVER_WORDS in meaning if element.tag == "span" else _Meaning.AROUND in meaning
    is_named = named and (element.tag == "span" or element.tag in _NAMED) and share <= _MOST_REMOVED
    return is_named or _is_link_list(element, measured)


class _Meaning(Enum):
    """What the names of an element say of it."""

    HIDDEN = auto()
    AROUND = auto()
    OVER_WORDS = auto()


@lru_cache(maxsize=1024)
def _meaning(classes: str, identity: str) -> frozenset[_Meaning]:
    names = f"{classes} {identity}"[:_LONGEST_NAMES].split()
    words = [f" {_NAME_ENDS.sub(' ', name).strip().lower()} " for name in names]
    found = {_Meaning.HIDDEN} if not _HIDDEN.isdisjoint(names) else set()
    if any(_AROUND.search(name) and not _OF_THE_ARTICLE.search(name) for name in words):
        found.add(_Meaning.AROUND)
    if any(map(_OVER_WORDS.search, words)):
        found.add(_Meaning.OVER_WORDS)
    return frozenset(found)


def _is_hidden(element: HtmlElement) -> bool:
    names = _meaning(element.get("class") or "", element.get("id") or "")
    return _Meaning.HIDDEN in names or _is_hidden_by_itself(element)


def _is_hidden_by_itself(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN_STYLE.search(style) is not None)


def _is_of_a_gallery(element: HtmlElement) -> bool:
    """Whether it is one of several that a page shows in turn."""
    parent = element.getparent()
    return parent is not None and sum(map(_is_hidden, islice(parent, _GALLERY))) > _FEWEST_IN_A_GALLERY


def _is_link_list(element: HtmlElement, measured: _Measures) -> bool:
    """Whether an element holds hardly more than links to other articles."""
    links, text = measured.links[element], measured.text[element]
    if element.tag not in _LISTS or links < _FEWEST_LINKS or measured.linked[element] < _LINKED * text:
        return False
    if measured.linked[element] < _CHARACTERS_OF_A_HEADLINE * links:
        return False
    ends = (link.text_content().strip()[-2:] for link in islice(element.iter("a"), _GALLERY))
    return not all(map(_ENDS_A_SENTENCE.search, ends))


def _remove_introduced(heading: HtmlElement, measured: _Measures) -> None:
    """Remove a heading such as "More from the Post" with the links that it introduces."""
    if not 0 < measured.text.get(heading, 0) <= _LONGEST_HEADING or heading.getparent() is None:
        return
    if _INTRODUCES.fullmatch(" ".join(heading.text_content().split())) is None:
        return
    parent = heading.getparent()
    # The heading may be wrapped by itself.
    while parent is not None and parent.tag != "body" and measured.text.get(parent) == measured.text[heading]:
        heading, parent = parent, parent.getparent()
    introduced = list(takewhile(lambda each: _is_of_links(each, measured), heading.itersiblings()))
    for element in (heading, *introduced) if introduced else ():
        element.drop_tree()


def _is_of_links(element: HtmlElement, measured: _Measures) -> bool:
    """Whether an element, as a list or a line, consists of links with a few words beside them."""
    links, text = measured.links.get(element, 0), measured.text.get(element, 0)
    items = len(element) if element.tag in _LISTS else 1
    return links > 0 and 2 * links >= items and measured.linked[element] >= _LINKED_BESIDE_WORDS * text


def _treat_linked(paragraph: HtmlElement) -> None:
    """Take the link off a paragraph that is one sentence; remove one that is the headline of another article."""
    links = list(paragraph.iter("a"))
    if not links:
        return
    text = " ".join(paragraph.text_content().split())
    if len(" ".join(" ".join(link.text_content().split()) for link in links)) < _LINKED * len(text):
        return
    words = len(text.split())
    if _ENDS_A_SENTENCE.search(text):
        if words >= _WORDS_OF_A_SENTENCE:
            for link in links:
                link.drop_tag()
    elif len(links) == 1 and words > _WORDS_OF_A_HEADLINE:
        paragraph.drop_tree()
