"""JSON Lines: an article a line, each as in `article_json`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, TextIO

from factwire.errors import TooLarge
from factwire.reading.archives.bounded import MOST
from factwire.reading.archives.containers import PASSED_OVER, Container, Member, Members
from factwire.reading.decoding import marked_encoding
from factwire.reading.formats.article_json import MEDIA_TYPE
from factwire.reading.source import Failure


def members(container: Container) -> Members:
    """Yield every line that is not blank, named by its number.

    Raises:
        TooLarge: too many are blank.
    """
    wide = _wide_charset(container)
    lines = io.TextIOWrapper(container.stream, wide, errors="replace", newline="\n") if wide else container.stream
    blank = 0
    for number, line in enumerate(_lines(lines), start=1):
        data = line.encode("utf-8", "replace") if isinstance(line, str) else line
        if len(line) > MOST:
            yield Failure(part=str(number), error=TooLarge(f"the line has more than {MOST} bytes"))
        elif data.strip():
            charset = "utf-8" if wide else container.source.charset
            yield Member(part=str(number), load=partial(bytes, data), media_type=MEDIA_TYPE, charset=charset)
        else:
            blank += 1
            if blank > PASSED_OVER:
                raise TooLarge(f"more than {PASSED_OVER} lines are blank")


def _lines(stream: BinaryIO | TextIO) -> Iterator[bytes | str]:
    """Yield the lines; of one that is too long only the beginning is kept, a little more than is read."""
    while line := stream.readline(MOST + 1):
        rest = line
        while len(rest) > MOST:
            rest = stream.readline(MOST + 1)
        yield line


def _wide_charset(container: Container) -> str | None:
    """Return the encoding in which a line does not end with one byte, where it is such a one."""
    encodings = ((container.source.charset or "").lower(), marked_encoding(container.stream.peek(4)[:4]) or "")
    return next((encoding for encoding in encodings if encoding.startswith(("utf-16", "utf-32"))), None)
