"""Rows of a table as Parquet; needs the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any, Final

from factwire.domain.listing.flat_rows import Column, cells_of, columns_of
from factwire.errors import InvalidRequest
from factwire.model.base import Frozen

_ROW_GROUP: Final = 20_000


def write_parquet(rows: Iterable[Frozen], model: type[Frozen], path: str) -> None:
    """Write a file with a row for each document of the model, in row groups that fit in memory.

    Raises:
        InvalidRequest: pyarrow is not installed.
        OSError: the file cannot be written.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError:
        raise InvalidRequest("--format parquet needs pyarrow: pip install 'factwire[parquet]'") from None
    types = {"text": arrow.string(), "number": arrow.float64(), "truth": arrow.bool_(), "day": arrow.date32()}
    columns = columns_of(model)
    schema = arrow.schema([(column.name, types[column.holds]) for column in columns])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        remaining = iter(rows)
        while group := list(islice(remaining, _ROW_GROUP)):
            cells = zip(*(cells_of(row, columns) for row in group), strict=True)
            arrays = [[_value(column, cell) for cell in of] for column, of in zip(columns, cells, strict=True)]
            writer.write_table(arrow.table(arrays, schema=schema))


def _value(column: Column, cell: Any) -> Any:
    if cell is None or column.holds == "truth":
        return cell
    if column.holds == "number":
        return float(cell)
    return date.fromisoformat(cell) if column.holds == "day" else cell
