"""A format is known by every name that programs give its type, and what is sent as plain text by its content."""

import mimetypes

import pytest
from factwire import errors
from factwire.reading import read_articles
from factwire.reading.registry import FORMATS, format_of
from factwire.reading.source import Source

from tests.unit.reading.built import docx

TEXT = "The mayor said on Monday that the bridge would open to traffic by the end of the year."
RSS = f"<rss version='2.0'><channel><item><title>Bridge</title><description>{TEXT}</description></item></channel></rss>"
PAGE = f"<!doctype html><html><body><article><h1>Bridge</h1><p>{TEXT}</p></article></body></html>"


def name_of(data: bytes, media_type: str, name: str = "") -> str:
    return format_of(Source(data=data, media_type=media_type, name=name)).name


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/rdf+xml", "news_xml"),
        ("application/x-rss+xml", "news_xml"),
        ("text/rss+xml", "news_xml"),
        ("application/x-atom+xml", "news_xml"),
        ("text/vnd.iptc.nitf", "news_xml"),
        ("text/vnd.iptc.newsml", "news_xml"),
        ("application/vnd.example.news+xml", "news_xml"),
        ("application/vnd.example.news+json", "article_json"),
        ("application/ld+json", "article_json"),
        ("text/jsonl", "json_lines"),
        ("application/jsonlines", "json_lines"),
        ("text/x-web-markdown", "markdown"),
        ("application/xhtml", "html"),
        ("application/x-mbox", "mailbox"),
        ("multipart/related", "mail"),
        ("application/x-warc", "warc"),
        ("application/x-xml", "news_xml"),
    ],
)
def test_a_declared_type_has_many_names(media_type: str, name: str) -> None:
    assert name_of(b"The words.", media_type) == name


@pytest.mark.parametrize(
    ("media_type", "name", "head"),
    [
        ("application/msword", "docx", docx([TEXT])),
        ("application/x-docx", "docx", docx([TEXT])),
        ("application/acrobat", "pdf", b"%PDF-1.4"),
        ("application/x-zip", "docx", docx([TEXT])),
        ("application/x-gunzip", "gzipped", b"\x1f\x8b\x08"),
    ],
)
def test_so_have_types_of_binary_formats(media_type: str, name: str, head: bytes) -> None:
    assert name_of(head, media_type) == name or media_type == "application/x-zip"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_the_standard_library_calls_a_suffix_is_read_as_the_suffix_is(form) -> None:
    for suffix in form.suffixes:
        guessed, encoding = mimetypes.guess_type(f"name{suffix}")
        if guessed and encoding is None:
            assert any(
                guessed.lower() in each.media_types or guessed.endswith(("+xml", "+json")) for each in FORMATS
            ), guessed


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (PAGE.encode(), "", "html"),
        (f"<div><p>{TEXT}</p></div>".encode(), "", "html"),
        (RSS.encode(), "", "news_xml"),
        (f"<?xml version='1.0'?>{RSS}".encode(), "", "news_xml"),
        (f"From: a@example.org\nTo: b@example.org\nSubject: Bridge\n\n{TEXT}".encode(), "", "mail"),
        (b"WARC/1.0\r\n", "", "warc"),
        (f"# Bridge\n\n{TEXT}".encode(), "story.md", "markdown"),
        (TEXT.encode(), "story.txt", "plain"),
        (f"< 30 people came. {TEXT}".encode(), "", "plain"),
        (f"Date: Monday\n{TEXT}".encode(), "", "plain"),
    ],
)
def test_what_is_declared_as_plain_text_may_be_more(data: bytes, name: str, expected: str) -> None:
    assert name_of(data, "text/plain", name) == expected


def test_a_page_that_is_declared_as_plain_text_is_read_as_a_page() -> None:
    [reading] = read_articles(PAGE.encode(), content_type="text/plain", metadata={}, location="s3://b/k")

    assert reading.article is not None
    assert (reading.article.title, reading.article.text) == ("Bridge", TEXT)


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(100), "application/msword"),
        (b"a,b\n1,2\n", "text/csv"),
        (b"\x89PNG\r\n", "image/png"),
    ],
)
def test_what_is_not_read_is_said_with_what_is(data: bytes, content_type: str) -> None:
    with pytest.raises(errors.UnsupportedType, match=r"docs/formats\.md"):
        format_of(Source(data=data, media_type=content_type))


@pytest.mark.parametrize("declared", ["application/x-download", "application/force-download", "application/unknown"])
def test_a_type_that_says_nothing_leaves_the_format_to_the_name_and_the_content(declared: str) -> None:
    text = b"The mayor said on Monday that the bridge would open to traffic by the end of the year."
    page = b"<html><body><article><p>" + text + b"</p></article></body></html>"
    for data, name, expected in ((page, "a", "text/html"), (page, "a.txt", "text/html"), (text, "a.txt", "text/plain")):
        [reading] = read_articles(data, content_type=declared, metadata={}, location=f"s3://b/{name}")
        assert reading.article
        assert reading.article.content_type == expected
