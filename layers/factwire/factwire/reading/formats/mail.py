"""Mail: the plain part where there is one, else the HTML part; attachments are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses
from typing import Final

from factwire.errors import InvalidDocument, TooLarge
from factwire.reading.article import clean_line
from factwire.reading.blocks import text_of_html
from factwire.reading.bylines import names_in
from factwire.reading.decoding import decode
from factwire.reading.source import Draft, Drafts, Source

MEDIA_TYPE = "message/rfc822"
# The library looks at every line once for each part that it lies in.
_MOST_LINES: Final = 200_000
_MOST_NESTED: Final = 50
_LONGEST_HEADER: Final = 2_000
# The parameters of a header are parted in time that grows with the square of its length.
_LONG_PARAMETERS: Final = re.compile(rb"^content-[a-z-]+:(?:[^\r\n]|\r?\n[ \t]){5000}", re.IGNORECASE | re.MULTILINE)


def read(source: Source) -> Drafts:
    """The message's article.

    Raises:
        InvalidDocument: it is no mail message.
        TooLarge: it has too many lines, parts within parts, or parameters.
    """
    yield message_draft(source.data)


def message_draft(data: bytes, *, part: str | None = None) -> Draft:
    """The draft of one message; its id names the article.

    Raises:
        InvalidDocument: it is no mail message.
        TooLarge: it has too many lines, parts within parts, or parameters.
    """
    if data.count(b"\n") + data.count(b"\r") > _MOST_LINES or data.lower().count(b"multipart/") > _MOST_NESTED:
        raise TooLarge("the message has too many lines, or parts within parts")
    if _LONG_PARAMETERS.search(data):
        raise TooLarge("the message has a header that is too long")
    try:
        message = BytesParser().parsebytes(data)
        text = _body(message)
    # The library lets all of these through on malformed headers and bodies.
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        raise InvalidDocument("the message cannot be read as mail") from None
    if not message.keys():
        raise InvalidDocument("the message has no header")
    name, address = _sender(message)
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        title=_header(message, "subject"),
        published_at=_header(message, "date"),
        source=address.rpartition("@")[2] or None,
        guid=(_header(message, "message-id") or "").strip("<> ") or None,
        authors=names_in(name),
        part=part or None,
    )


def _header(message: Message, name: str) -> str | None:
    """The first header of that name in one line, its encoded words still as they are."""
    for key, value in message.raw_items():
        if key.lower() == name:
            # The parser keeps bytes outside ASCII as surrogates; today's mail programs write UTF-8 there.
            written = str(value)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
            return " ".join(written.decode("utf-8", "replace").split()) or None
    return None


def _sender(message: Message) -> tuple[str, str]:
    """The name and address of the first sender, each empty where there is none."""
    written = _header(message, "from") or ""
    try:
        name, address = next(iter(getaddresses([written])), ("", ""))
    except RecursionError:  # comments within comments
        return "", ""
    return clean_line(name) or "", address if "@" in address else ""


def _body(message: Message) -> str:
    parts = list(_texts(message))
    for kind in ("plain", "html"):
        for part in parts:
            if part.get_content_subtype() == kind:
                data = part.get_payload(decode=True)
                text = decode(data, charset=part.get_content_charset()) if isinstance(data, bytes) and data else ""
                return text_of_html(text) if kind == "html" else text
    return ""


def _texts(message: Message) -> Iterator[Message]:
    """The message's own texts: no attachments, and nothing within a message that it forwards."""
    if message.get_content_disposition() == "attachment":
        return
    if message.get_content_maintype() == "multipart":
        for part in message.get_payload() if message.is_multipart() else ():
            if isinstance(part, Message):
                yield from _texts(part)
    elif message.get_content_maintype() == "text":
        yield message
