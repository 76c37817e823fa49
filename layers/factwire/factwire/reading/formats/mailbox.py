"""Mailboxes (mbox): every message is a file of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final

from factwire.errors import TooLarge
from factwire.reading.bounded import MOST
from factwire.reading.containers import Container, Member, Members
from factwire.reading.formats.mail import MEDIA_TYPE
from factwire.reading.source import Failure

_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def members(container: Container) -> Members:
    """The messages in their order, named by their number."""
    for number, message in enumerate(_messages(container.stream), start=1):
        if len(message) > MOST:
            yield Failure(part=str(number), error=TooLarge(f"the message has more than {MOST} bytes"))
        else:
            yield Member(part=str(number), load=partial(_QUOTED.sub, rb"\1", message), media_type=MEDIA_TYPE)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The messages that are not blank; of one that is too long only the beginning is kept."""
    message, fresh = bytearray(), True
    while line := stream.readline(MOST):
        if fresh and line.startswith(b"From ") and line.endswith(b"\n"):
            if message.strip():
                yield bytes(message)
            message.clear()
        elif len(message) <= MOST:
            message += line
        fresh = line.endswith(b"\n")
    if message.strip():
        yield bytes(message)
