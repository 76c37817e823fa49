"""XML from strangers: no entity is expanded, nothing is fetched, and depth and size are bounded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from html.entities import name2codepoint
from typing import Final

from lxml import etree

from factwire.errors import InvalidDocument, TooLarge
from factwire.reading.decoding import decode
from factwire.reading.web.page_limits import joined

_DECLARATION: Final = re.compile(r"<\?xml\s[^<>]{0,200}?\?>")
_ENCODING: Final = re.compile(rb"<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
# Characters that no XML document may hold, and that feeds hold all the same.
_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")
_NAMED: Final = re.compile(r"&(\w{2,8});")
_BARE: Final = re.compile(r"&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|\w{1,30};)")
# One that is never closed goes on to the end, so that it is looked through once.
_SECTIONS: Final = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot"})


def parse_xml(data: bytes, *, charset: str | None = None) -> etree._Element:
    """Return the root element of an XML document.

    As in other texts, the declared encoding, here or in `charset`, is believed where the bytes agree with it. HTML's
    names of characters, such as `&nbsp;`, are read without the DTD that would define them, and an ampersand may stand
    for itself.

    Raises:
        Undecodable: it is no text in any known encoding.
        InvalidDocument: it is not well-formed, or nested too deeply.
    """
    declared = _ENCODING.search(data[:400])
    text = decode(data, charset=charset or (declared.group(1).decode("ascii") if declared else None)).lstrip()
    text = _NAMED.sub(_character, _FORBIDDEN.sub("", _DECLARATION.sub("", text, count=1)))
    try:
        return _root(text)
    except InvalidDocument:
        escaped = "".join(
            each if each.startswith("<![") else _BARE.sub("&amp;", each) for each in _SECTIONS.split(text)
        )
        if escaped == text:
            raise
    return _root(escaped)


def _root(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):  # its message may quote the document
        raise InvalidDocument("the document is not well-formed XML") from None


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for what is no element, such as an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def path(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return the descendants reached by child names, whatever their namespaces."""
    found = [element]
    for name in names:
        found = [child for parent in found for child in parent if local(child) == name]
    return found


def whole_text(element: etree._Element) -> str:
    """Return all text within an element, as it stands.

    Raises:
        TooLarge: it has more text than any article.
    """
    return joined(map(str, element.itertext()))


def text_of(elements: Iterable[etree._Element], *, read: Callable[[etree._Element], str] = whole_text) -> str | None:
    """Return the first text in single spaces, or None; elements of more text than any article are passed over.

    `read` answers the text of one element.
    """
    for element in elements:
        with suppress(TooLarge):
            if text := " ".join(read(element).split()):
                return text
    return None


def _character(name: re.Match[str]) -> str:
    code = name2codepoint.get(name[1])
    return name[0] if code is None or name[1] in _OF_XML else chr(code)
