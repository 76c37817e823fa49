"""Tables that only lay a page out, as before style sheets: their cells hold columns of the page, not figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

_FEWEST_BREAKS: Final = 3
_PROSE: Final = 300
_MENU: Final = 0.7
# Such a table holds much of the page's text.
_SHARE: Final = 0.3


def flatten_layout_tables(tree: HtmlElement) -> None:
    """Make plain parts of the page of the cells of such tables."""
    tables = list(tree.iter("table"))
    fewest = _SHARE * sum(map(len, tree.itertext())) if tables else 0
    for table in tables:
        parts = list(_own_parts(table))
        if any(map(_holds_a_column, parts)) and sum(map(len, table.itertext())) >= fewest:
            for part in (table, *parts):
                part.tag = "div"
            for part in parts:
                if _is_menu(part):
                    part.drop_tree()


def _is_menu(cell: HtmlElement) -> bool:
    """Return whether hardly anything but links stands in a cell."""
    text = _length(cell)
    return text > 0 and sum(map(_length, cell.iterdescendants("a"))) >= _MENU * text


def _length(element: HtmlElement) -> int:
    return len(" ".join("".join(element.itertext()).split()))


def _own_parts(table: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows and cells of a table, without those of tables in it."""
    for child in table.iterchildren("tbody", "thead", "tfoot", "tr", "td", "th"):
        yield child
        yield from _own_parts(child) if child.tag not in {"td", "th"} else ()


def _holds_a_column(cell: HtmlElement) -> bool:
    """Return whether a cell holds another table, or paragraphs of a text."""
    if cell.tag not in {"td", "th"}:
        return False
    if next(cell.iterdescendants("table"), None) is not None:
        return True
    breaks = sum(1 for _ in cell.iterdescendants("br", "p"))
    return breaks >= _FEWEST_BREAKS and len("".join(cell.itertext())) >= _PROSE
