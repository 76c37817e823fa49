"""Files and standard streams behind the name `-`; text is UTF-8 whatever the terminal's locale."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import BinaryIO, TextIO


@contextmanager
def output(name: str) -> Iterator[TextIO]:
    """Yield a text file to write, or standard output."""
    if name != "-":
        with Path(name).open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    yield sys.stdout
    sys.stdout.flush()


def width_of(out: str) -> int | None:
    """Return the columns of the terminal that an output goes to; None for a file or a pipe, which has no width."""
    return get_terminal_size().columns if out == "-" and sys.stdout.isatty() else None


@contextmanager
def bytes_input(name: str) -> Iterator[BinaryIO]:
    """Yield a file to read as bytes, or standard input."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with Path(name).open("rb") as file:
        yield file
