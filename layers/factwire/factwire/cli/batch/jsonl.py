"""`factwire extract --jsonl`: many articles over several processes, in order, each line on its own."""

from __future__ import annotations

import sys
from functools import partial

from factwire.cli.batch.each_line import each_line
from factwire.cli.batch.lines import Shape, answer_lines, lost
from factwire.defaults import SUMMARY_WORDS


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
    work = partial(answer_lines, shape=Shape(summary_words=summary_words))
    failed = 0
    with each_line(name, out=out, workers=workers, work=work, otherwise=lost) as (answers, target):
        for answer in answers:
            target.write(answer.line + "\n")
            failed += answer.failed
    if failed:
        sys.stderr.write(f"factwire: no facts for {failed} of the articles; their lines say why\n")
    return 0
