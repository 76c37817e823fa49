"""Mail: the plain part where there is one, else the HTML part; attachments are left alone."""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from factwire.errors import InvalidDocument
from factwire.reading.blocks import text_of_html
from factwire.reading.bylines import names_in
from factwire.reading.decoding import decode
from factwire.reading.source import Draft, Drafts, Source

MEDIA_TYPE = "message/rfc822"


def read(source: Source) -> Drafts:
    """The message's article.

    Raises:
        InvalidDocument: it is no mail message.
    """
    yield message_draft(source.data)


def message_draft(data: bytes, *, part: str | None = None) -> Draft:
    """The draft of one message; its id names the article.

    Raises:
        InvalidDocument: it is no mail message.
    """
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        if not message.keys():
            raise InvalidDocument("the message has no header")
        sender = message["from"].addresses[0] if message["from"] and message["from"].addresses else None
        draft = Draft(
            text=_body(message),
            media_type=MEDIA_TYPE,
            title=str(message["subject"]) if message["subject"] else None,
            published_at=_date(message),
            source=sender.domain or None if sender else None,
            guid=str(message["message-id"]).strip("<> ") if message["message-id"] else None,
            authors=names_in(sender.display_name) if sender else (),
        )
    # The library lets all of these through on malformed headers and bodies.
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, ArithmeticError, RecursionError):
        raise InvalidDocument("the message cannot be read as mail") from None
    return replace(draft, part=part or None)


def _date(message: EmailMessage) -> str | None:
    try:
        return str(message["date"]) if message["date"] else None
    except (ValueError, ArithmeticError):  # a day that no calendar has
        return None


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    text = decode(data, charset=part.get_content_charset()) if isinstance(data, bytes) and data else ""
    return text_of_html(text) if part.get_content_subtype() == "html" else text
