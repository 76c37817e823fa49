"""XML as agencies and sites send it, not always as it should be, is read all the same."""

import pytest
from factwire import errors
from factwire.reading import read_articles

WORDS = "“No,” said the harbour master. The ferry to Ålesund was cancelled after the storm at the café."
FEED = "<rss version='2.0'><channel><title>Example Wire</title><item><title>{title}</title><description>{text}</description></item></channel></rss>"  # noqa: E501 - one document


def document(encoding: str, *, title: str = "Ferry", text: str = WORDS) -> str:
    return f"<?xml version='1.0' encoding='{encoding}'?>{FEED.format(title=title, text=text)}"


def text_of(data: bytes, *, content_type: str = "application/rss+xml") -> str:
    [reading] = read_articles(data, content_type=content_type, metadata={}, location="s3://b/k")
    assert reading.article
    return reading.article.text


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-16", "utf-16"),
        ("ISO-8859-1", "cp1252"),
        ("ISO-8859-1", "utf-8"),
        ("UTF-8", "cp1252"),
        ("UTF-16", "utf-8"),
        ("nonsense", "utf-8"),
    ],
)
def test_a_wrong_encoding_declared_costs_no_character(declared: str, real: str) -> None:
    assert text_of(document(declared).encode(real)) == WORDS


def test_the_encoding_of_the_content_type_is_believed_where_the_document_has_none() -> None:
    text = document("", text="Прилив отменил паром. The ferry was cancelled.").replace(" encoding=''", "")

    data = text.encode("koi8-r")

    assert text_of(data, content_type="application/rss+xml; charset=koi8-r").startswith("Прилив отменил паром.")


def test_htmls_names_of_characters_need_no_dtd() -> None:
    text = "The caf&eacute;&nbsp;&ndash; closed &mdash; of AT&amp;T, the police said on Monday."

    assert text_of(document("UTF-8", text=text).encode()) == ("The café – closed — of AT&T, the police said on Monday.")


def test_an_ampersand_may_stand_for_itself() -> None:
    text = "Marks & Co paid &#163;5 &amp; more. <![CDATA[R&D & a &lt;b>]]> is at http://a.example/?a=1&b=2 on Monday."

    assert text_of(document("UTF-8", text=text).encode()) == (
        "Marks & Co paid £5 & more. R&D & a <b> is at http://a.example/?a=1&b=2 on Monday."
    )


def test_markup_within_cdata_stays_what_it_was() -> None:
    text = "<![CDATA[<p>The sum was &lt; 5 at Marks &amp; Co, the police said.</p>]]>"

    assert text_of(document("UTF-8", text=text).encode()) == "The sum was < 5 at Marks & Co, the police said."


def test_control_characters_that_xml_forbids_are_passed_over() -> None:
    assert text_of(document("UTF-8", text="The ferry\x0b sailed\x02 on Monday, the police said.").encode()) == (
        "The ferry sailed on Monday, the police said."
    )


def test_what_is_not_well_formed_is_turned_away() -> None:
    with pytest.raises(errors.InvalidDocument):
        list(read_articles(b"<rss><a>&unknown;", content_type="text/xml", metadata={}, location="s3://b/k"))
