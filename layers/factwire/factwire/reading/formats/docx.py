"""Word documents (Office Open XML): paragraphs of the main story; core properties give the metadata.

The parts and names are those of ECMA-376: `word/document.xml` and `docProps/core.xml`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from factwire.errors import InvalidDocument, UnsupportedType
from factwire.reading.archives.bounded import open_zip, unzip
from factwire.reading.markup.safe_xml import local, parse_xml, path, text_of
from factwire.reading.metadata.bylines import names_in
from factwire.reading.source import Draft, Drafts, Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_TITLES: Final = frozenset({"Title", "Heading1"})
# Text that was moved elsewhere, and the copy of a text box for programs that do not know such.
_GONE: Final = frozenset({"moveFrom", "Fallback"})
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(source: Source) -> Drafts:
    """The document's article; a first paragraph in the style of a title or of a first heading is its title.

    Raises:
        UnsupportedType: it holds macros, or is another kind of Office document.
        InvalidDocument: it is broken.
    """
    archive = open_zip(source.data)
    names = set(archive.namelist())
    if "word/document.xml" not in names:
        raise UnsupportedType("the Office document is no text document")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnsupportedType("the document holds macros")
    body = path(parse_xml(unzip(archive, "word/document.xml")), "body")
    if not body:
        raise InvalidDocument("the document has no body")
    paragraphs = [(_style(each), words) for each in _paragraphs(body[0]) if (words := _words(each))]
    title = paragraphs.pop(0)[1] if len(paragraphs) > 1 and paragraphs[0][0] in _TITLES else None
    core = _core(archive)
    yield Draft(
        text="\n".join(words for _, words in paragraphs),
        media_type=MEDIA_TYPE,
        title=title or core.get("title"),
        published_at=core.get("created"),
        published_at_origin="markup",
        modified_at=core.get("modified"),
        authors=names_in(core.get("creator") or ""),
    )


def _core(archive: zipfile.ZipFile) -> dict[str, str | None]:
    if "docProps/core.xml" not in archive.namelist():
        return {}
    root = parse_xml(unzip(archive, "docProps/core.xml"))
    return {local(child): text_of([child]) for child in root}


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    return (element for element in _standing(body) if local(element) == "p")


def _standing(root: etree._Element, *, but: frozenset[str] = _GONE) -> Iterator[etree._Element]:
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if local(element) in but:
            walk.skip_subtree()
        else:
            yield element


def _style(paragraph: etree._Element) -> str | None:
    for style in path(paragraph, "pPr", "pStyle"):
        # Asked by name: a walk through all attributes takes time that grows with their square.
        return style.get(etree.QName(etree.QName(style).namespace, "val"))
    return None


def _words(paragraph: etree._Element) -> str:
    """The paragraph's text as accepted: deleted text (`delText`) is no longer part of it.

    The paragraphs of a text box that is anchored in it are paragraphs of their own.
    """
    pieces = []
    tab_stops = path(paragraph, "pPr", "tabs")
    for element in _standing(paragraph, but=_GONE | {"txbxContent"}):
        name = local(element)
        if name == "t":
            pieces.append(element.text or "")
        elif name in _CHARACTERS and element.getparent() not in tab_stops:
            pieces.append(_CHARACTERS[name])
    return "".join(pieces).strip()
