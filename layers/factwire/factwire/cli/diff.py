"""`factwire diff OLD NEW`: what two versions of the extraction find differently in the same articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from factwire.cli.comparison import Comparison
from factwire.domain.delivery.filters import NotificationFilter
from factwire.errors import InvalidDocument
from factwire.model import Facts


@dataclass(frozen=True)
class _Document:
    """The facts of one article, unread, and where they stand in their file."""

    name: str
    facts: Mapping[str, Any]
    where: str
    offset: int

    def read(self) -> Facts:
        """Return the facts.

        Raises:
            InvalidDocument: they are none.
        """
        try:
            return Facts.model_validate_json(json.dumps(self.facts))
        except ValidationError:
            raise InvalidDocument(f"{self.where} holds no facts of this schema") from None


def diff_files(
    old: str, new: str, *, filters: Mapping[str, NotificationFilter], examples: int, form: str | None
) -> int:
    """Compare two files of facts and write what differs; return the exit status.

    Args:
        old: a file of `{"id", "facts"}` a line, as `extract --jsonl` writes it, or of a Facts document a line.
        new: the same of the other version; articles are paired by their ids, in any order.
        filters: whom the facts would alert.
        examples: how many differences of each kind are shown.
        form: `text`, `json` or None; see `Comparison.write`.

    Raises:
        InvalidDocument: a line of either is neither; it is named.
        OSError: a file cannot be read.
    """
    comparison = Comparison(filters=filters, examples=examples)
    with Path(old).open("rb") as before, Path(new).open("rb") as after:
        # Of the old file only the places are held: a million articles are many gigabytes of facts.
        offsets = {document.name: document.offset for document in _documents(before, old)}
        alone = 0
        for document in _documents(after, new):
            offset = offsets.pop(document.name, None)
            if offset is None:
                alone += 1
                continue
            before.seek(offset)
            comparison.add(document.name, next(_documents(before, old)).read(), document.read())
    if offsets or alone:
        sys.stderr.write(f"factwire: {len(offsets)} articles are only in {old}, {alone} only in {new}\n")
    comparison.write(form)
    return 0


def _documents(file: BinaryIO, name: str) -> Iterator[_Document]:
    """Yield what each line from here on holds; articles without facts are left out."""
    offset, number = file.tell(), 0
    while line := file.readline():
        number += 1
        if line.strip():
            where = f"{name}, line {number}"
            row = _row(line, where)
            if "error" not in row:
                yield _document(row, where=where, offset=offset)
        offset += len(line)


def _row(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise InvalidDocument(f"{where} is not valid JSON") from None
    if not isinstance(row, dict):
        raise InvalidDocument(f"{where} is not a JSON object")
    return row


def _document(row: Mapping[str, Any], *, where: str, offset: int) -> _Document:
    facts = row.get("facts", row)
    article = facts.get("article") if isinstance(facts, dict) else None
    if not isinstance(article, dict):
        raise InvalidDocument(f"{where} holds no facts: a line is what `factwire extract --jsonl` writes")
    return _Document(name=str(row.get("id") or article.get("article_id")), facts=facts, where=where, offset=offset)
