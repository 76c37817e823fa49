"""Mail as programs really build it: all of the sender's own words, once, and nothing else."""

from email.message import EmailMessage, Message
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from factwire.model import Article
from factwire.reading import read_article

FIRST = "The minister said on Monday that the bridge would be closed for three weeks."
SECOND = "He added that the police were called after the storm."
PAGE = f"<html><head><style>p {{}}</style></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"


PICTURE = MIMEImage(b"\x89PNG", "png")


def multipart(kind: str, *parts: Message) -> Message:
    message = MIMEMultipart(kind)
    for part in parts:
        message.attach(part)
    return message


def read(message: Message | bytes) -> Article:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return read_article(data, content_type="message/rfc822", metadata={}, location="s3://b/k")


def plain(text: str) -> Message:
    return MIMEText(text)


def page(text: str = PAGE) -> Message:
    return MIMEText(text, "html")


def attached(part: Message) -> Message:
    part["Content-Disposition"] = "attachment; filename=notes"
    return part


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        (multipart("mixed", plain(FIRST), PICTURE, plain(SECOND)), [FIRST, SECOND]),
        (multipart("mixed", page(), plain("Sent to the list")), [FIRST, SECOND, "Sent to the list"]),
        (multipart("mixed", multipart("alternative", plain(FIRST), page()), attached(plain(SECOND))), [FIRST]),
        (multipart("alternative", plain(FIRST), page()), [FIRST]),
        (multipart("alternative", page(), plain(FIRST)), [FIRST]),
        (multipart("alternative", plain(" \n\n"), page()), [FIRST, SECOND]),
        (multipart("alternative", plain(""), multipart("related", page(), PICTURE)), [FIRST, SECOND]),
        (multipart("alternative", plain(FIRST), page("<b>" * 100_000)), [FIRST]),
        (plain(f"{FIRST}\n\n-- \nAnn Example\nThe Wire\n"), [FIRST]),
        (plain(f"{FIRST}\n--\n{SECOND}"), [FIRST, "--", SECOND]),
    ],
    ids=[
        "text around a picture", "a list's footer", "an attachment", "two forms", "two forms, the page first",
        "a blank form", "a page with pictures", "a page too large beside its text", "a signature", "a rule",
    ],
)  # fmt: skip
def test_the_body_is_all_that_the_sender_wrote(message: Message, lines: list[str]) -> None:
    assert [line for line in read(message).text.splitlines() if line] == lines


def test_a_forwarded_message_is_not_the_senders() -> None:
    inner, message = EmailMessage(), EmailMessage()
    inner.set_content(SECOND)
    message.set_content(FIRST)
    message.add_attachment(inner)

    assert read(message).text == f"{FIRST}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_header_in_bare_bytes_is_read_as_the_body_is(encoding: str) -> None:
    raw = f"From: Zoë Example <zoe@wire.example>\nSubject: The café’s storm\n\n{FIRST}\n".encode(encoding)

    article = read(raw)

    assert (article.title, article.authors) == ("The café’s storm", ("Zoë Example",))


def test_a_message_that_only_forwards_another_is_the_other() -> None:
    story = plain(FIRST)
    story["Subject"], story["From"] = "Bridge closed", "Ann Example <ann@wire.example>"
    forward = multipart("mixed", plain(" \n"), MIMEMessage(story))
    forward["Subject"], forward["From"] = "Fwd: Bridge closed", "desk@paper.example"

    article = read(forward)

    assert (article.text.strip(), article.title, article.authors) == (FIRST, "Bridge closed", ("Ann Example",))
