"""The lines of a file, worked on over several processes, in order, with a progress bar."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from factwire.cli.batch.lines import Line
from factwire.cli.batch.pool import ordered_map
from factwire.cli.batch.progress import progress
from factwire.cli.files import bytes_input, output
from factwire.errors import InvalidRequest

Result = TypeVar("Result")


@contextmanager
def each_line(
    name: str,
    *,
    out: str,
    workers: int | None,
    work: Callable[[Sequence[Line]], list[Result]],
    otherwise: Callable[[Line], Result],
) -> Iterator[tuple[Iterator[Result], TextIO]]:
    """Yield what becomes of each line that is not blank, in order, and the file to write.

    Args:
        name: the JSON Lines file, or `-` for standard input.
        out: where to write, `-` for standard output.
        workers: the number of processes; None for one on each CPU.
        work: makes one result for each line of a chunk; it must be importable by name.
        otherwise: the result of a line whose process died.

    Raises:
        InvalidRequest: the output would overwrite the input.
        OSError: a file cannot be read or written.
    """
    if "-" not in {name, out} and Path(name).resolve() == Path(out).resolve():
        raise InvalidRequest("--out is the input file")
    total = None if name == "-" else count_lines(name)
    with bytes_input(name) as source, output(out) as target, progress(total) as advance:
        results = ordered_map(work, lines_of(source), workers=workers or cpus(), otherwise=otherwise)
        yield _counted(results, advance), target


def _counted(results: Iterator[Result], advance: Callable[[], None]) -> Iterator[Result]:
    for result in results:
        yield result
        advance()


def cpus() -> int:
    """Return the number of CPUs that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def lines_of(source: BinaryIO) -> Iterator[Line]:
    """Return the lines of a file that are not blank, numbered from 1."""
    for number, data in enumerate(source, start=1):
        if data.strip():
            yield Line(number=number, data=data)


def count_lines(name: str) -> int:
    """Return the number of lines of a file that are not blank."""
    with bytes_input(name) as source:
        return sum(1 for _ in lines_of(source))
