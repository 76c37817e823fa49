"""Mailboxes (mbox): every message is a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final

from factwire.errors import TooLarge
from factwire.reading.archives.bounded import MOST
from factwire.reading.archives.containers import PASSED_OVER, Container, Member, Members
from factwire.reading.formats.mail import MEDIA_TYPE
from factwire.reading.source import Failure

_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def members(container: Container) -> Members:
    """Yield the messages in their order, named by their number."""
    for number, message in enumerate(_messages(container.stream), start=1):
        if len(message) > MOST:
            yield Failure(part=str(number), error=TooLarge(f"the message has more than {MOST} bytes"))
        else:
            yield Member(part=str(number), load=partial(_QUOTED.sub, rb"\1", message), media_type=MEDIA_TYPE)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the messages that are not blank; of one that is too long only the beginning is kept.

    Raises:
        TooLarge: one is so long that it is no message.
    """
    message, fresh, lines, left_out = bytearray(), True, 0, 0
    while line := stream.readline(MOST):
        if fresh and line.startswith(b"From ") and line.endswith(b"\n"):
            if message.strip():
                yield bytes(message)
            message.clear()
            lines = left_out = 0
        elif len(message) <= MOST:
            message += line
        else:
            left_out += len(line)
        lines += 1
        if lines > PASSED_OVER or left_out > MOST:
            raise TooLarge(f"a message has more than {PASSED_OVER} lines or {2 * MOST} bytes")
        fresh = line.endswith(b"\n")
    if message.strip():
        yield bytes(message)
