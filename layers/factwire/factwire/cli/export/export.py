"""`factwire export`: the facts of a stack's articles as JSON Lines, CSV or Parquet."""

from __future__ import annotations

from collections.abc import Iterable

from factwire.cli.export.documents import documents
from factwire.cli.export.parquet import write_parquet
from factwire.cli.export.tables import TABLES
from factwire.cli.files import output
from factwire.cli.stack.cloud import Cloud
from factwire.domain.listing.flat_rows import write_csv
from factwire.errors import InvalidRequest
from factwire.model.base import Frozen


def export(cloud: Cloud, *, since: str, until: str | None, of: str, form: str, out: str) -> int:
    """Write the facts of the articles of a range of days; return the exit status.

    Args:
        cloud: the stack.
        since: the first day of publication, ISO 8601.
        until: the last one; None for today.
        of: `facts` for whole documents, or a table of `TABLES`.
        form: `jsonl`, `csv` or `parquet`.
        out: where to write, `-` for standard output.

    Raises:
        InvalidRequest: the format does not go with what is exported, or with where it goes.
        OSError: the output cannot be written.
        StorageUnavailable: AWS refused.
    """
    _check(of=of, form=form, out=out)
    found = documents(cloud, since=since, until=until)
    if of == "facts":
        _write_lines(found, out=out)
        return 0
    table = TABLES[of]
    rows = (row for facts in found for row in table.rows(facts))
    if form == "parquet":
        write_parquet(rows, table.model, out)
    elif form == "csv":
        with output(out) as target:
            write_csv(rows, table.model, target)
    else:
        _write_lines(rows, out=out)
    return 0


def _check(*, of: str, form: str, out: str) -> None:
    if of == "facts" and form != "jsonl":
        raise InvalidRequest(f"whole documents are JSON Lines: give --of {'|'.join(TABLES)} for {form}")
    if form == "parquet" and out == "-":
        raise InvalidRequest("--format parquet needs --out FILE")


def _write_lines(documents: Iterable[Frozen], *, out: str) -> None:
    with output(out) as target:
        target.writelines(f"{document.model_dump_json()}\n" for document in documents)
