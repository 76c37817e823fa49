"""Facts as rows of a table: nested fields by dotted names, always the same columns; as CSV (RFC 4180) if asked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TextIO, get_args, get_origin

from factwire.domain.listing.times import sortable
from factwire.model.base import DAY, Frozen

_MOMENTS: Final = frozenset({"published_at", "earliest", "latest", "as_of", "first_seen", "updated", "received_at"})
# Spreadsheets take a cell that begins like this for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Column:
    """A column: the path of its field, and what its cells hold besides None: `text`, `number`, `truth` or `day`."""

    path: tuple[str, ...]
    holds: str

    @property
    def name(self) -> str:
        """Its dotted name."""
        return ".".join(self.path)


def columns_of(model: type[Frozen]) -> list[Column]:
    """Return the columns of a model; a field that is a model itself stands for its own fields."""
    return list(_columns(model, ()))


def cells_of(row: Frozen, columns: Sequence[Column]) -> Iterator[Any]:
    """Yield the cells of a row.

    Moments are days in UTC, since many are known no closer; lists are joined by semicolons; an id is unique among all
    articles.
    """
    fields = row.model_dump(mode="json")
    fields |= {"id": global_id(fields)} if "id" in fields else {}
    for column in columns:
        yield _cell(column, fields)


def write_csv(rows: Iterable[Frozen], model: type[Frozen], out: TextIO) -> None:
    """Write a line with the names of the columns, then a row for each document of the model."""
    columns = columns_of(model)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    for row in rows:
        writer.writerow(map(_escaped_formula, cells_of(row, columns)))


def global_id(fields: Mapping[str, Any]) -> Any:
    """Return an id that no other row has: ids of facts are those of their article; None where there is none."""
    article, id = fields.get("article"), fields.get("id")
    return f"{article['article_id']}#{id}" if article and id else id


def _columns(model: type[Frozen], within: tuple[str, ...]) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        parts = (field.annotation, *get_args(field.annotation))
        inner = [part for part in parts if isinstance(part, type) and issubclass(part, Frozen)]
        if inner and get_origin(field.annotation) is not tuple:
            yield from _columns(inner[0], (*within, name))
        else:
            yield Column((*within, name), "day" if name in _MOMENTS else _held(parts))


def _held(types: Sequence[Any]) -> str:
    if bool in types:
        return "truth"
    return "number" if int in types or float in types else "text"


def _cell(column: Column, fields: Any) -> Any:
    value = fields
    for name in column.path:
        value = value[name] if value is not None else None
    if column.holds == "day" and value is not None:
        return (sortable(value) or value)[:DAY]
    return "; ".join(map(_label, value)) if isinstance(value, list) else value


def _escaped_formula(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _label(item: Any) -> str:
    """Return what a list shows of one of its items."""
    if isinstance(item, Mapping):
        return str(item.get("name") or item.get("text") or item.get("type") or "")
    return str(item)
