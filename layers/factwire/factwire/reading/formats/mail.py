"""Mail: its own words, of several forms of them the plain one; attachments are left alone."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from factwire.errors import InvalidDocument, TooLarge, Undecodable
from factwire.reading.article_from_draft import clean_line
from factwire.reading.bodies.mail_trails import forwards, own_words
from factwire.reading.decoding import decode
from factwire.reading.markup.blocks import text_of_tree, tree_of_html
from factwire.reading.metadata.bylines import authors_in
from factwire.reading.metadata.dates import normalise_date
from factwire.reading.source import Draft, Drafts, Source

MEDIA_TYPE = "message/rfc822"
_PREFIX: Final = re.compile(r"(?:\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv)(?:\[\d{1,3}\])?\s*:)+\s*", re.IGNORECASE)
# A note above a message that is carried along has fewer characters than an article.
_NOTE: Final = 300
# The library looks at every line once for each part that it lies in.
_MOST_LINES: Final = 200_000
_MOST_NESTED: Final = 50
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FIRST_PIECES: Final = 30
_LONGEST_HEADER: Final = 2_000
# The parameters of a header are parted in time that grows with the square of its length.
_LONG_PARAMETERS: Final = re.compile(rb"^content-[a-z-]+:(?:[^\r\n]|\r?\n[ \t]){5000}", re.IGNORECASE | re.MULTILINE)


def read(source: Source) -> Drafts:
    """Yield the message's article.

    Raises:
        InvalidDocument: it is no mail message.
        TooLarge: it has too many lines, parts within parts, or parameters.
    """
    yield message_draft(source.data)


def message_draft(data: bytes, *, part: str | None = None) -> Draft:
    """Return the draft of one message; its id names the article.

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
        note = _NOTE if forwards(_header(message, "subject")) else 1
        if len(text.strip()) < note and (forwarded := _forwarded(message)):
            message, text = forwarded, _body(forwarded)
    # The library lets all of these through on malformed headers and bodies.
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        raise InvalidDocument("the message cannot be read as mail") from None
    if not message.keys():
        raise InvalidDocument("the message has no header")
    subject = clean_line(_header(message, "subject"))
    own = own_words(text, subject=subject)
    name, address = _sender(own.sender if own.sender is not None else _header(message, "from"))
    return Draft(
        text=own.text,
        media_type=MEDIA_TYPE,
        title=_PREFIX.sub("", own.subject or subject or "", count=1),
        published_at=normalise_date(own.date) or _header(message, "date"),
        source=address.rpartition("@")[2] or None,
        guid=(_header(message, "message-id") or "").strip("<> ") or None,
        authors=authors_in(name),
        part=part or None,
    )


def _header(message: Message, name: str) -> str | None:
    """Return the first header of that name in one line, its encoded words still as they are."""
    for key, value in message.raw_items():
        if key.lower() == name:
            # The parser keeps bytes outside ASCII as surrogates; mail programs write UTF-8 there, or as in the body.
            return " ".join(_decoded(str(value)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")).split()) or None
    return None


def _decoded(header: bytes) -> str:
    try:
        return decode(header)
    except Undecodable:
        return header.decode("utf-8", "replace")


def _sender(written: str | None) -> tuple[str, str]:
    """Return the name and address of the first sender, each empty where there is none."""
    try:
        name, address = next(iter(getaddresses([(written or "")[:_LONGEST_HEADER]])), ("", ""))
    except RecursionError:  # comments within comments
        return "", ""
    return clean_line(name) or "", address if "@" in address else ""


def _body(message: Message) -> str:
    """Return the words of the message's parts in their order, without attachments and messages that it carries."""
    if message.get_content_disposition() == "attachment":
        return ""
    if message.get_content_maintype() != "multipart":
        return _text(message)
    parts = [part for part in message.get_payload() if isinstance(part, Message)] if message.is_multipart() else []
    if message.get_content_subtype() == "alternative":  # the same words in several forms
        parts.sort(key=lambda part: part.get_content_type() != "text/plain")
        return next(filter(str.strip, map(_body, parts)), "")
    return "\n\n".join(filter(str.strip, map(_body, parts)))


def _forwarded(message: Message) -> Message | None:
    """Return the message that one without words of its own only carries."""
    carried = (part.get_payload() for part in message.walk() if part.get_content_type() == "message/rfc822")
    return next((inner[0] for inner in carried if isinstance(inner, list) and isinstance(inner[0], Message)), None)


def _text(part: Message) -> str:
    """Return the words of a part that is plain text or HTML; empty for others."""
    kind, data = part.get_content_type(), part.get_payload(decode=True)
    if kind not in {"text/plain", "text/html"} or not isinstance(data, bytes) or not data:
        return ""
    text = decode(data, charset=part.get_content_charset())
    return _text_of_page(text) if kind == "text/html" else text


def _text_of_page(markup: str) -> str:
    """Return the words of an HTML part without what is hidden in it or cites the message that it answers."""
    tree = tree_of_html(markup)
    for element in [] if tree is None else list(tree.iter("blockquote", "div", "span", "p")):
        cites = element.tag == "blockquote" and element.get("type") == "cite" and not _carries(element)
        if element.getparent() is not None and (cites or _HIDDEN.search(element.get("style") or "")):
            element.drop_tree()
    return "" if tree is None else text_of_tree(tree)


def _carries(element: HtmlElement) -> bool:
    """Return whether a citation is a message that is forwarded, by the header that it begins with."""
    beginning = "".join(islice(element.itertext(), _FIRST_PIECES))
    return "From:" in beginning and "Subject:" in beginning
