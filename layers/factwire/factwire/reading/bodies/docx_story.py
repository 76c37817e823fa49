"""The main story of a Word document -> paragraphs as a reader sees them, with all changes accepted.

The names are those of ECMA-376, part 1, section 17 (WordprocessingML).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from factwire.reading.markup.safe_xml import local, path

# Text that was moved elsewhere, and the copy of a text box for programs that do not know such.
_GONE: Final = frozenset({"moveFrom", "Fallback"})
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FALSE: Final = frozenset({"0", "false", "off"})
# A table with no longer cells is one of figures; others only place paragraphs on the page.
_LONGEST_CELL: Final = 80
_MOST_BASES: Final = 10


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's words, its style, and whether the mark at its end was deleted, which joins it to the next one."""

    text: str
    style: str | None = None
    is_joined: bool = False


def hidden_styles(styles: etree._Element) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden, by themselves or by the style that they are based on."""
    own: dict[str, bool] = {}
    bases: dict[str, str] = {}
    for style in path(styles, "style"):
        name = _value(style, "styleId") or ""
        if switches := path(style, "rPr", "vanish"):
            own[name] = any(map(_is_on, switches))
        bases[name] = next((_value(base, "val") or "" for base in path(style, "basedOn")), "")
    return frozenset(name for name in bases if _inherits(name, own=own, bases=bases))


def _inherits(name: str, *, own: Mapping[str, bool], bases: Mapping[str, str]) -> bool:
    """Return what a style says itself, else what those say that it is based on."""
    for _ in range(_MOST_BASES):
        if name in own:
            return own[name]
        name = bases.get(name, "")
    return False


def paragraphs_of(body: etree._Element, *, hidden: Collection[str] = ()) -> Iterator[Paragraph]:
    """Yield the paragraphs of the body, those of text boxes after the one that they are anchored in.

    A row of a table of figures is one paragraph, with two blanks between its cells. `hidden` are styles of hidden text.
    """
    pieces: list[Paragraph] = []
    for paragraph in _all(body, hidden=hidden):
        pieces.append(paragraph)
        if not paragraph.is_joined:
            yield _joined(pieces)
            pieces = []
    if pieces:
        yield _joined(pieces)


def _joined(pieces: list[Paragraph]) -> Paragraph:
    return Paragraph("".join(piece.text for piece in pieces).strip(), pieces[0].style)


def _all(body: etree._Element, *, hidden: Collection[str]) -> Iterator[Paragraph]:
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        name = local(element)
        if name in _GONE or (name == "tr" and path(element, "trPr", "del")):
            walk.skip_subtree()
        elif name == "tr" and (row := _row(element, hidden=hidden)) is not None:
            walk.skip_subtree()
            yield Paragraph(row)
        elif name == "p":
            yield _paragraph(element, hidden=hidden)


def _row(row: etree._Element, *, hidden: Collection[str]) -> str | None:
    """Return the cells of a row of figures in one line; None for one of paragraphs."""
    cells = [path(cell, "p") for cell in path(row, "tc")]
    if len(cells) == 1 or any(len(paragraphs) != 1 for paragraphs in cells):
        return None
    words = [_paragraph(paragraph, hidden=hidden).text.strip() for [paragraph] in cells]
    return "  ".join(filter(None, words)) if all(len(each) <= _LONGEST_CELL for each in words) else None


def _paragraph(element: etree._Element, *, hidden: Collection[str]) -> Paragraph:
    style = next((_value(each, "val") for each in path(element, "pPr", "pStyle")), None)
    marks = [each for properties in path(element, "pPr", "rPr") for each in properties]
    is_joined = any(local(mark) in {"del", "moveFrom"} for mark in marks)
    return Paragraph("" if style in hidden else _words(element, hidden=hidden), style, is_joined)


def _words(paragraph: etree._Element, *, hidden: Collection[str]) -> str:
    """Return the paragraph's text as accepted: deleted text (`delText`) is no longer part of it."""
    pieces = []
    tab_stops = path(paragraph, "pPr", "tabs")
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        name = local(element)
        if name in _GONE or name == "txbxContent" or (name == "r" and _is_hidden(element, hidden=hidden)):
            walk.skip_subtree()
        elif name == "t":
            pieces.append(element.text or "")
        elif name in _CHARACTERS and element.getparent() not in tab_stops:
            pieces.append(_CHARACTERS[name])
    return "".join(pieces)


def _is_hidden(run: etree._Element, *, hidden: Collection[str]) -> bool:
    """Return whether a run of text is hidden, by itself or by its style."""
    own = path(run, "rPr", "vanish")
    if own:
        return any(map(_is_on, own))
    return any(_value(style, "val") in hidden for style in path(run, "rPr", "rStyle"))


def _is_on(switch: etree._Element) -> bool:
    return (_value(switch, "val") or "").lower() not in _FALSE


def _value(element: etree._Element, name: str) -> str | None:
    # Looked up by name: a walk through all attributes takes time that grows with their square.
    return element.get(etree.QName(etree.QName(element).namespace, name))
