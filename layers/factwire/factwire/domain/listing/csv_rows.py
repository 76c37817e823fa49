"""Rows of a table as CSV (RFC 4180) that spreadsheets may open."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, Final, TextIO

from factwire.domain.listing.flat_rows import cells_of, columns_of
from factwire.model.base import Frozen

# Spreadsheets take a cell that begins like this for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def write_csv(rows: Iterable[Frozen], model: type[Frozen], out: TextIO) -> None:
    """Write a line with the names of the columns, then a row for each document of the model."""
    columns = columns_of(model)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    for row in rows:
        writer.writerow(map(_escaped_formula, cells_of(row, columns)))


def _escaped_formula(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
