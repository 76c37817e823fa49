"""`factwire extract --jsonl`: many articles over several processes, in order, each line on its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from factwire.cli.batch.lines import Line, Shape, answer_lines, lost
from factwire.cli.batch.pool import ordered_map
from factwire.cli.batch.progress import progress
from factwire.cli.files import bytes_input, output
from factwire.defaults import SUMMARY_WORDS
from factwire.errors import InvalidRequest


def extract_lines(name: str, *, out: str, workers: int | None, summary_words: int = SUMMARY_WORDS) -> int:
    """Write a line of facts, or of an error, for each line that holds an article; return the exit status.

    Args:
        name: the JSON Lines file, or `-` for standard input.
        out: where to write, `-` for standard output.
        workers: the number of processes; None for one on each CPU.
        summary_words: about how long each summary is to be.

    Raises:
        InvalidRequest: the output would overwrite the input.
        OSError: a file cannot be read or written.
    """
    if "-" not in {name, out} and Path(name).resolve() == Path(out).resolve():
        raise InvalidRequest("--out is the input file")
    total = None if name == "-" else count_lines(name)
    work = partial(answer_lines, shape=Shape(summary_words=summary_words))
    failed = 0
    with bytes_input(name) as source, output(out) as target, progress(total) as advance:
        for answer in ordered_map(work, lines_of(source), workers=workers or cpus(), otherwise=lost):
            target.write(answer.line + "\n")
            failed += answer.failed
            advance()
    if failed:
        sys.stderr.write(f"factwire: no facts for {failed} of the articles; their lines say why\n")
    return 0


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
