"""XML from strangers: no entity is expanded, nothing is fetched, and depth and size are bounded."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from factwire.errors import InvalidDocument


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML document.

    Raises:
        InvalidDocument: it is not well-formed, or nested too deeply.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):  # its message may quote the document
        raise InvalidDocument("the document is not well-formed XML") from None


def local(element: etree._Element) -> str:
    """The element's name without its namespace; empty for what is no element, such as an entity."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def path(element: etree._Element, *names: str) -> list[etree._Element]:
    """The descendants reached by child names, whatever their namespaces."""
    found = [element]
    for name in names:
        found = [child for parent in found for child in parent if local(child) == name]
    return found


def text_of(elements: Iterable[etree._Element]) -> str | None:
    """The first element's whole text in single spaces, or None."""
    for element in elements:
        if text := " ".join(whole_text(element).split()):
            return text
    return None


def whole_text(element: etree._Element) -> str:
    """All text within an element, as it stands."""
    return "".join(map(str, element.itertext()))
