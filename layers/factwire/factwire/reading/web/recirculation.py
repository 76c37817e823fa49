"""Links to other articles on a page, as lists, under headings of their own, or as lines between paragraphs."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import Final

from lxml.html import HtmlElement

from factwire.reading.web.measures import Measures

_LISTS: Final = frozenset({"div", "section", "aside", "ul", "ol", "table"})
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
_FEWEST_LINKS: Final = 3
_FIRST_LINKS: Final = 12
_LINKED: Final = 0.8
_WORDS_OF_A_HEADLINE: Final = 4
_CHARACTERS_OF_A_HEADLINE: Final = 22
_WORDS_OF_A_SENTENCE: Final = 8


def is_link_list(element: HtmlElement, measured: Measures) -> bool:
    """Return whether an element holds hardly more than links to other articles."""
    links, text = measured.links[element], measured.text[element]
    if element.tag not in _LISTS or links < _FEWEST_LINKS or measured.linked[element] < _LINKED * text:
        return False
    if measured.linked[element] < _CHARACTERS_OF_A_HEADLINE * links:
        return False
    ends = (link.text_content().strip()[-2:] for link in islice(element.iter("a"), _FIRST_LINKS))
    return not all(map(_ENDS_A_SENTENCE.search, ends))


def remove_introduced(heading: HtmlElement, measured: Measures) -> None:
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


def _is_of_links(element: HtmlElement, measured: Measures) -> bool:
    """Return whether an element, as a list or a line, consists of links with a few words beside them."""
    links, text = measured.links.get(element, 0), measured.text.get(element, 0)
    items = len(element) if element.tag in _LISTS else 1
    return links > 0 and 2 * links >= items and measured.linked[element] >= _LINKED_BESIDE_WORDS * text


def treat_linked(paragraph: HtmlElement) -> None:
    """Take the link off a paragraph that is one sentence; remove one that leads to other articles."""
    links = list(paragraph.iter("a"))
    if not links:
        return
    text = " ".join(paragraph.text_content().split())
    linked = {link: " ".join(link.text_content().split()) for link in links}
    beside = text
    for title in linked.values():
        beside = beside.replace(title, "", 1)
    if _INTRODUCES.fullmatch(beside.strip(" :•|-")):
        paragraph.drop_tree()
        return
    if len(" ".join(linked.values())) < _LINKED * len(text):
        return
    words = len(text.split())
    if _ENDS_A_SENTENCE.search(text):
        if words >= _WORDS_OF_A_SENTENCE:
            for link in links:
                link.drop_tag()
    elif len(links) == 1 and words > _WORDS_OF_A_HEADLINE:
        paragraph.drop_tree()
