"""Mailboxes (mbox): every message is an article of its own."""

from __future__ import annotations

import re
from typing import Final

from factwire.errors import FactwireError
from factwire.reading.formats.mail import message_draft
from factwire.reading.source import Drafts, Failure, Source

_START: Final = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(source: Source) -> Drafts:
    """The messages in their order; a broken one is a failure of its own."""
    messages = _START.split(b"\n" + source.data if not source.data.startswith(b"From ") else source.data)
    for number, message in enumerate((each for each in messages if each.strip()), start=1):
        part = str(number)
        try:
            yield message_draft(_QUOTED.sub(rb"\1", message), part=part)
        except FactwireError as error:
            yield Failure(part=part, error=error)
