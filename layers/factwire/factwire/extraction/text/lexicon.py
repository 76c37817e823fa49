"""Lexicons: what the components know about English and about news, kept as data.

A lexicon is a UTF-8 file of tab-separated values in the folder `lexicons/` of the component that it serves;
those that several components read stand under `text/`. Lines that start with `#` say what
it holds, in which format, and where it comes from; the first other line names the columns; each
further line is an entry. An empty cell is an empty string, and missing trailing cells are empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

Entry = dict[str, str]


@cache
def load_lexicon(name: str) -> tuple[Entry, ...]:
    """Return the entries of the lexicon `COMPONENT/NAME`, in file order, each a mapping from column to cell.

    Raises:
        ValueError: a line has more cells than the file has columns.
    """
    lines = _content_lines(name)
    columns = next(lines).split("\t")
    return tuple(_entry(line, columns=columns, name=name) for line in lines)


@cache
def load_terms(name: str) -> frozenset[str]:
    """Return the first column of the lexicon `COMPONENT/NAME` as a set."""
    return frozenset(next(iter(entry.values())) for entry in load_lexicon(name))


@cache
def load_class(name: str, class_: str) -> frozenset[str]:
    """Return the words of one class of the lexicon `COMPONENT/NAME`, which has the columns `word` and `class`.

    Raises:
        ValueError: the lexicon has no such class.
    """
    words = frozenset(entry["word"] for entry in load_lexicon(name) if entry["class"] == class_)
    if not words:
        raise ValueError(f"lexicon {name} has no class {class_!r}")
    return words


def _content_lines(name: str) -> Iterator[str]:
    component, _, file = name.partition("/")
    text = (files("factwire.extraction") / component / "lexicons" / f"{file}.tsv").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def _entry(line: str, *, columns: list[str], name: str) -> Entry:
    cells = line.split("\t")
    if len(cells) > len(columns):
        raise ValueError(f"lexicon {name}: more cells than columns in {line!r}")
    return dict(zip(columns, (*cells, *("" for _ in columns[len(cells) :])), strict=True))
