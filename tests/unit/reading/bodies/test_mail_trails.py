"""What is read of a mail is what its sender wrote, or the message that is forwarded."""

from email.message import EmailMessage

import pytest
from factwire.model import Article
from factwire.reading import read_article

TEXT = "The mayor said on Monday that the bridge would open to traffic by the end of the year."
OTHER = "Rebels attacked the town of Sumy, a spokesman said."


def read(body: str, *, subject: str = "Re: Bridge", html: bool = False) -> Article:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann Example <ann@example.org>", subject
    message["Date"] = "Tue, 8 Oct 2024 14:30:00 +0000"
    message.set_content(body, subtype="html" if html else "plain")
    return read_article(message.as_bytes(), content_type="message/rfc822", metadata={}, location="s3://b/k")


TRAILS = {
    "Gmail": "On Mon, Oct 7, 2024 at 9:00 AM Bo Example <bo@example.org> wrote:\n\n> {}",
    "Gmail, wrapped": "On Mon, Oct 7, 2024 at 9:00 AM Bo Example of the Press Office\n<bo@example.org> wrote:\n\n> {}",
    "Apple Mail": "> On 7 Oct 2024, at 09:00, Bo Example <bo@example.org> wrote:\n>\n> {}",
    "Thunderbird": "On 07.10.24 09:00, Bo Example wrote:\n> {}",
    "Outlook": "From: Bo Example <bo@example.org>\nSent: Monday, October 7, 2024 9:00\nTo: Ann\nSubject: Bridge\n\n{}",
    "Outlook, starred": "*From:* Bo Example\n*Sent:* Monday, October 7\n*To:* Ann\n*Subject:* Bridge\n\n{}",
    "Outlook, ruled": "________________________________\nFrom: Bo\nSent: Monday\nTo: Ann\nSubject: Bridge\n\n{}",
    "Exchange": "-----Original Message-----\nFrom: Bo Example\nSent: Monday\nTo: Ann\nSubject: Bridge\n\n{}",
    "an older Gmail": "2024-10-07 9:00 GMT+01:00 Bo Example <bo@example.org>:\n\n> {}",
    "German": "Am 07.10.2024 um 09:00 schrieb Bo Example <bo@example.org>:\n> {}",
    "French": "Le lun. 7 oct. 2024 à 09:00, Bo Example <bo@example.org> a écrit :\n> {}",
    "German Outlook": "Von: Bo Example\nGesendet: Montag, 7. Oktober 2024\nAn: Ann\nBetreff: Bridge\n\n{}",
    "Notes": "Bo Example <bo@example.org>\n07/10/2024 09:00\nTo Ann Example\ncc\nSubject Bridge\n\n\n{}",
    "German Notes": "Bo Example/ORG/EX\n\n07.10.2024 09:00\n\nAn\tAnn Example\nKopie\nThema\tBridge\n\n{}",
    "Yahoo": "--- On Mon, 10/7/24, bo@example.org <bo@example.org> wrote:\n\n{}",
    "said": "On 7 Oct 2024, at 09:00, Bo Example <bo@example.org> said:\n\n\n> {}",
    "East Asia": "2024年10月7日(月) 9:00 Bo Example <bo@example.org>:\n\n> {}",
    "a name": "Bo Example <bo@example.org> wrote:\n> {}",
}


@pytest.mark.parametrize("client", TRAILS)
def test_the_message_that_is_answered_is_left_out(client: str) -> None:
    assert read(f"{TEXT}\n\n{TRAILS[client].format(OTHER)}\n").text.strip() == TEXT


def test_answers_between_quoted_lines_are_kept() -> None:
    assert read(f"> When?\n{TEXT}\n> {OTHER}\nCrews will work at night.\n").text.split("\n") == [
        TEXT, "Crews will work at night.",
    ]  # fmt: skip


def test_an_answer_below_the_message_that_it_quotes_is_kept() -> None:
    assert read(f"On 10/07/2024 06:26 PM, Bo Example wrote:\n> {OTHER}\n{TEXT}\n").text.strip() == TEXT


def test_elements_of_office_programs_are_read() -> None:
    assert read(f"<p>{TEXT}<o:p></o:p></p>", html=True).text.strip() == TEXT


@pytest.mark.parametrize(
    "trail",
    [
        f"<blockquote type='cite'><p>{OTHER}</p></blockquote>",
        f"<div>On Mon, Oct 7, 2024 Bo &lt;bo@example.org&gt; wrote:</div><blockquote>{OTHER}</blockquote>",
        "<div><b>From:</b> Bo<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> Bridge</div>" + OTHER,
        f"<div style='display:none'>{OTHER}</div>",
    ],
)
def test_so_it_is_in_html(trail: str) -> None:
    assert read(f"<p>{TEXT}</p>{trail}", html=True).text.strip() == TEXT


SIGNATURES = (
    "-- \nAnn Example\nExample Wire",
    "--\nAnn Example\nExample Wire",
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "Sent from Mail for Windows 10",
    "Best regards,\nAnn Example\nPress officer\n+44 1234 567890",
    "Kind regards\n\nAnn Example",
    "This e-mail and any attachments are confidential. If you are not the recipient, delete it.",
    "_______________________________________________\nExample mailing list\nlist@example.org",
    "You received this message because you are subscribed to the group.\nTo unsubscribe, write to us.",
)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_signatures_and_footers_are_left_out(signature: str) -> None:
    assert read(f"{TEXT}\n\n{signature}\n").text.strip() == TEXT


HEADER = "From: City Press <press@example.net>\n{}: Mon, Oct 7, 2024 at 9:00 AM\nSubject: Bridge opens\nTo: Ann\n"
QUOTED = ("Begin forwarded message:", "", *HEADER.format("Date").split("\n"))
FORWARDS = {
    "Gmail": "---------- Forwarded message ---------\n" + HEADER.format("Date"),
    "Apple Mail": "Begin forwarded message:\n\n" + HEADER.format("Date"),
    "Apple Mail, quoted": "\n".join(
        f"> {line}" for line in ("Begin forwarded message:", "", *HEADER.format("Date").split("\n"))
    ),
    "Thunderbird": "-------- Forwarded Message --------\n" + HEADER.format("Date"),
    "Outlook": HEADER.format("Sent"),
    "Exchange": "-----Original Message-----\n" + HEADER.format("Sent"),
}


@pytest.mark.parametrize("client", FORWARDS)
def test_a_forwarded_message_is_the_article(client: str) -> None:
    mark = "> " if "quoted" in client else ""
    article = read(f"FYI\n\n{FORWARDS[client]}\n{mark}{TEXT}\n", subject="Fwd: Bridge opens")

    assert article.text.strip() == TEXT
    assert (article.title, article.authors, article.source) == ("Bridge opens", ("City Press",), "example.net")
    assert article.published_at == "2024-10-07T09:00:00"


def test_a_message_that_was_forwarded_twice_is_the_first_one() -> None:
    inner = f"---------- Forwarded message ---------\n{HEADER.format('Date')}\n{TEXT}\n"
    outer = HEADER.format("Date").replace("City Press", "Bo").replace("Subject: ", "Subject: Fwd: ")

    assert read(f"---------- Forwarded message ---------\n{outer}\n{inner}", subject="Fwd: Fwd: x").text.strip() == TEXT


@pytest.mark.parametrize(
    "body",
    [
        f"{TEXT}\nThanks,\n{OTHER} It was the third attack in a week, and the second on a school.\n",
        f"From: Oslo\n{TEXT}\n",
        f"{TEXT}\nOn Monday the mayor wrote:\n“We are open.”\n",
        f"To unsubscribe, go there\n{TEXT}\n",
    ],
)
def test_lines_of_an_article_stay(body: str) -> None:
    assert read(body, subject="Bridge").text == body


def test_a_forwarded_header_in_one_line_is_read() -> None:
    header = (
        "----- Forwarded message ----- From: City Press <press@example.org>To: Ann <ann@example.org>"
        "Sent: Monday, October 7, 2024 at 09:00:00 AM GMTSubject: Bridge shut"
    )
    article = read(f"{header}\n {TEXT}\n", subject="Fw: Bridge shut")

    assert (article.text.strip(), article.title) == (TEXT, "Bridge shut")
    assert article.published_at == "2024-10-07T09:00:00Z"
