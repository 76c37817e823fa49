"""What a question is answered with: on a terminal to read, in a pipe one JSON document a line.

To read is a table where its columns are short, else a few lines an answer, none wider than the terminal. What is
asked for as a table in a pipe has a line an answer and tabs between its columns: nothing is cut there.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import fill
from typing import Any

from factwire.cli.terminal import is_to_read, printable

# Columns are not made narrower than a long word.
_WORD = 12
_BETWEEN = " · "
_CUT = "…"
_WHOLE = "bold"

Row = Mapping[str, Any]
Columns = Mapping[str, Callable[[Row], object]]


@dataclass(frozen=True)
class Layout:
    """How answers are read: the names of columns that share a line, for each line; none for a table."""

    columns: Columns
    lines: Sequence[Sequence[str]] = ()


def show(rows: Iterable[Row], layout: Layout, *, form: str | None) -> None:
    """Write rows as `table` or `json`; None chooses by where standard output goes."""
    if not is_to_read(form):
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif not sys.stdout.isatty():
        sys.stdout.write("\t".join(layout.columns) + "\n")
        for row in rows:
            sys.stdout.write("\t".join(_cell(of(row)) for of in layout.columns.values()) + "\n")
    elif layout.lines:
        _write(line for row in rows for line in _lines(row, layout))
    else:
        _table(rows, layout.columns)
    sys.stdout.flush()


def _lines(row: Row, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the lines of an answer that say something, each with its style: the first one stands out."""
    for number, names in enumerate(layout.lines):
        text = _BETWEEN.join(filter(None, (_cell(layout.columns[name](row)) for name in names)))
        if text:
            yield (text, _WHOLE) if number == 0 else (f"  {text}", "dim" if names is layout.lines[-1] else "")


def _write(lines: Iterable[tuple[str, str]]) -> None:
    """Write lines as wide as the terminal at most: the first of an answer goes on below, the others are cut."""
    try:
        from rich.console import Console
        from rich.text import Text
    except ImportError:
        width = get_terminal_size().columns
        for line, style in lines:
            shown = fill(line, width) if style == _WHOLE or len(line) <= width else line[: width - 1] + _CUT
            sys.stdout.write(shown + "\n")
        return
    console = Console()
    for line, style in lines:
        console.print(Text(line, style=style), no_wrap=style != _WHOLE, overflow="ellipsis")


def _table(rows: Iterable[Row], columns: Columns) -> None:
    cells = [[_cell(of(row)) for of in columns.values()] for row in rows]
    try:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text
    except ImportError:
        for line in ([*columns], *cells):
            sys.stdout.write("\t".join(line) + "\n")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, heading in enumerate(columns):
        longest = max((len(line[number]) for line in cells), default=0)
        table.add_column(heading, overflow="fold", min_width=min(longest, _WORD))
    for line in cells:
        table.add_row(*map(Text, line))
    Console().print(table)


def _cell(value: object) -> str:
    """Return one line; control characters of an article do not reach the terminal."""
    return printable(" ".join(str("" if value is None else value).split()))
