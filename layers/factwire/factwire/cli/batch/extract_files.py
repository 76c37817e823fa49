"""`factwire extract FILE...`: files, folders and the members of archives over several processes, each on its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial

from factwire.cli.batch.each_line import cpus
from factwire.cli.batch.lines import Row, Shape, answer_rows, lost_row
from factwire.cli.batch.pool import ordered_map
from factwire.cli.batch.progress import progress
from factwire.cli.files import output, width_of
from factwire.cli.input_files import InputFile, Known, files_in, opened
from factwire.defaults import SUMMARY_WORDS
from factwire.errors import FactwireError, NotFound

_FAILED = 2


def extract_files(
    names: Sequence[str],
    known: Known,
    *,
    form: str,
    out: str,
    workers: int | None,
    summary_words: int = SUMMARY_WORDS,
) -> int:
    """Write the facts, or the error, of each article of each file; return 2 if a file cannot be processed, else 0.

    An article's id is its file's name, with `#` and its part where the file holds several; of a single file the part.

    Args:
        names: files, archives and folders, or `-` for standard input.
        known: what is known of all of them.
        form: `json` for one object a line; `text` for each article under its name, and errors on stderr.
        out: where to write, `-` for standard output.
        workers: the number of processes; None for one on each CPU.
        summary_words: about how long each summary is to be.

    Raises:
        OSError: the output cannot be written.
    """
    shape = Shape(form=form, width=width_of(out), summary_words=summary_words)
    work = partial(answer_rows, shape=shape)
    single = len(names) == 1
    rows = (row for name in files_in(names) for row in _rows(name, known, single=single and name == names[0]))
    failed = status = 0
    with output(out) as target, progress(None) as advance:
        for answer in ordered_map(work, rows, workers=workers or cpus(), otherwise=lost_row):
            (sys.stderr if answer.failed and form == "text" else target).write(answer.line + "\n")
            failed += answer.failed
            status = _FAILED if answer.failed and not answer.is_member else status
            advance()
    if failed and form == "json":
        sys.stderr.write(f"factwire: no facts for {failed} of the articles; their lines say why\n")
    return status


def _rows(name: str, known: Known, *, single: bool) -> Iterator[Row]:
    """Yield the articles of a file with their ids; of one that cannot be read, its error."""
    try:
        with opened(name, known) as file:
            yield from _of_file(file, single=single)
    except FactwireError as error:
        yield Row(id=name, error=error)
    except OSError as error:
        yield Row(id=name, error=NotFound(f"the file cannot be read: {error.strerror}"))


def _of_file(file: InputFile, *, single: bool) -> Iterator[Row]:
    for number, reading in enumerate(file.readings(), start=1):
        part = reading.part or (str(number) if single else None)
        id = part if single else "#".join(filter(None, (file.name, part)))
        yield Row(id=id, article=reading.article, error=reading.error, is_member=reading.part is not None)
