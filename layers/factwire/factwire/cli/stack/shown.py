"""What a question is answered with: tables on a terminal, one JSON document a line in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

# Columns are not made narrower than a long word.
_WORD = 12

Row = Mapping[str, Any]
Columns = Mapping[str, Callable[[Row], object]]


def show(rows: Iterable[Row], columns: Columns, *, form: str | None) -> None:
    """Write rows as `table` or `json`; None chooses by where standard output goes."""
    if form == "table" or (form is None and sys.stdout.isatty()):
        _table(rows, columns)
        return
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.stdout.flush()


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
    text = " ".join(str("" if value is None else value).split())
    return "".join(letter for letter in text if letter.isprintable())
