"""Markup from strangers -> a tree that no library takes long over.

The libraries that read pages take time that grows with the square of a tag's attributes, of an element's children
or of the depth. What is far over any page of news (which has some thousand elements, depth 50 and 60 attributes) is
turned away: by its characters before the parser sees it, by its tree afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from factwire.errors import TooLarge
from factwire.reading.article_from_draft import MAX_CHARACTERS

_MOST_CHARACTERS: Final = 4_000_000
_MOST_ELEMENTS: Final = 16_000
_MOST_ATTRIBUTES: Final = 256
_MOST_TEXT: Final = 2 * MAX_CHARACTERS  # the article's, and what stands around it
_SILENT: Final = frozenset({"script", "style", "template", "noscript", "svg"})
_MOST_TAGS: Final = 6 * _MOST_ELEMENTS  # what opens and closes them, and "<" within scripts
# An attribute as the HTML standard's tokenizer finds it. The quantifiers give nothing back, so that a match takes
# time that grows with its length.
_ATTRIBUTE: Final = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?+"""
# Scripts hold "<" too, and hundreds of words behind it look like attributes.
_MOST_APPARENT: Final = 2_000
_TAG: Final = re.compile(r"<[a-zA-Z]")
_ATTRIBUTES: Final = re.compile(rf"[^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_APPARENT}}}+")
_ONE_MORE: Final = re.compile(_ATTRIBUTE)
_MOST_SCANNED: Final = 8 * _MOST_CHARACTERS


def check_markup(markup: str) -> None:
    """Let markup pass that a parser reads quickly.

    Raises:
        TooLarge: it has too many characters or tags, or a tag too many attributes.
    """
    if len(markup) > _MOST_CHARACTERS:
        raise TooLarge(f"the markup has {len(markup)} characters; at most {_MOST_CHARACTERS} are read")
    if markup.count("<") > _MOST_TAGS:
        raise TooLarge(f"the markup has more than {_MOST_TAGS} tags")
    # Every "<" counts as a tag's, also within comments and quotes: whoever tells them apart otherwise than the
    # parser does can be deceived.
    scanned = 0
    for tag in _TAG.finditer(markup):
        attributes = _ATTRIBUTES.match(markup, tag.end())
        end = attributes.end() if attributes else tag.end()
        scanned += end - tag.start()
        if scanned > _MOST_SCANNED or _ONE_MORE.match(markup, end):
            raise TooLarge("the markup has too many attributes in a tag")


def joined(pieces: Iterable[str]) -> str:
    """Return the pieces of a text as one.

    Raises:
        TooLarge: it has more characters than an article and what stands around it.
    """
    taken = []
    left = _MOST_TEXT
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise TooLarge(f"the markup has more than {_MOST_TEXT} characters of text in an element")
        taken.append(piece)
    return "".join(taken)


def check_tree(root: etree._Element) -> int:
    """Let a tree pass that can be walked quickly; answers how many elements it has.

    Raises:
        TooLarge: it has too many elements, an element too many attributes, or all of them too much text.
    """
    elements = text = 0
    for element in root.iter():
        elements += 1
        text += len(element.tail or "") + (0 if element.tag in _SILENT else len(element.text or ""))
        if elements > _MOST_ELEMENTS:
            raise TooLarge(f"the markup has more than {_MOST_ELEMENTS} elements")
        if len(element.attrib) > _MOST_ATTRIBUTES:
            raise TooLarge(f"the markup has more than {_MOST_ATTRIBUTES} attributes in an element")
    if text > _MOST_TEXT:
        raise TooLarge(f"the markup has {text} characters of text; at most {_MOST_TEXT} are read")
    return elements
