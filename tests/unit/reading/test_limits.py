"""What is far beyond any article is turned away before a library takes long over it, by counting, not by the clock."""

import contextlib
import json
from pathlib import Path

import pytest
from factwire import errors
from factwire.reading import Reading, read_article, read_articles
from factwire.reading.article_from_draft import clean_line
from factwire.reading.formats import mail, markdown, pdf
from factwire.reading.formats.html import draft_of
from factwire.reading.metadata.bylines import names_in
from factwire.reading.web.page_limits import check_markup

from tests.unit.reading.built import docx, warc
from tests.unit.reading.built import pdf as pdf_file
from tests.work import work

BODY = "<p>The mayor said on Monday that the bridge would open to traffic by the end of the year.</p>" * 4
SAMPLES = Path(__file__).parent / "samples"
MANY = "".join(f" a{number}='b'" for number in range(5_000))


def page(body: str) -> str:
    return f"<html><body><h1>Bridge opens</h1>{BODY}{body}</body></html>"


@pytest.fixture
def never(monkeypatch):
    """Fail where a parser or a library sees what must be turned away before."""

    def seen(*_arguments, **_options):
        raise AssertionError("it was let through")

    monkeypatch.setattr("trafilatura.load_html", seen)
    monkeypatch.setattr("lxml.html.fragment_fromstring", seen)
    monkeypatch.setattr(markdown.MarkdownIt, "parse", seen)
    monkeypatch.setattr(mail.BytesParser, "parsebytes", seen)


HOSTILE = {
    "deep nesting": "<div>" * 100_000,
    "very many tags": "<b>a</b>" * 100_000,
    "a megabyte of attributes": f"<p{' '.join(MANY for _ in range(20))}>",
    "attributes without values": "<p " + " ".join(f"a{number}" for number in range(5_000)) + ">",
    "attributes behind quotes": f"<p x='<a>' y=\"<b>\"{MANY}>",
    "attributes behind a comment": f"<!-- <p x=' --> <p{MANY}>",
    "attributes behind a script": f"<!-- <script> --><p{MANY}>",
    "very many characters": "<p>" + "a" * 4_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_seen_by_no_parser(name: str, never) -> None:
    item = {"uri": "urn:example:1", "type": "text", "body_html": HOSTILE[name]}

    with pytest.raises(errors.TooLarge):
        draft_of(page(HOSTILE[name]))
    with pytest.raises(errors.TooLarge):
        read_article(json.dumps(item).encode(), content_type="application/json", metadata={}, location="s3://b/k")


@pytest.mark.parametrize(
    "body",
    [
        "<h1>a</h1>" * 20_000,
        "<table>" + "<tr><td rowspan=1000000000 colspan=1000000000>a</td></tr>" * 10_000,
        f"<p>{'a b ' * 110_000}</p>",
        f"<h2{''.join(f' a{number}=b' for number in range(300))}>x</h2>",
    ],
    ids=["elements", "cells", "text", "attributes"],
)
def test_a_tree_beyond_any_articles_is_not_searched(body: str, monkeypatch) -> None:
    def seen(*_arguments, **_options):
        raise AssertionError("it was let through")

    monkeypatch.setattr("trafilatura.bare_extraction", seen)

    with pytest.raises(errors.TooLarge):
        draft_of(page(body))


def test_cells_are_not_multiplied_by_the_spans_that_they_claim() -> None:
    rows = "<tr><td rowspan=1000000000 colspan=1000000000>a</td><td>b</td></tr>"

    def read(count: int) -> None:
        draft_of(page(f"<table>{rows * count}</table>"))

    read(1)  # what loads on first use
    assert work(lambda: read(200)) < 3 * work(lambda: read(100))


@pytest.mark.parametrize(("count", "is_fast"), [(100, False), (3_000, True)])
def test_among_short_lines_without_end_no_better_body_is_searched(count: int, is_fast: bool, monkeypatch) -> None:
    searched = []

    def seen(*_arguments, fast: bool, **_options) -> None:
        searched.append(fast)

    monkeypatch.setattr("trafilatura.bare_extraction", seen)
    with pytest.raises(errors.EmptyArticle):
        draft_of(f"<html><body><header>{'1<h2>More from the Post</h2>' * count}</header></body></html>")

    assert searched == [is_fast]


def test_tags_are_counted_in_time_that_grows_with_the_page() -> None:
    def check(count: int) -> None:
        check_markup("<p a='b'>" * count)

    check(1)
    assert work(lambda: check(2_000)) < 3 * work(lambda: check(1_000))


def test_a_byline_of_a_million_names_is_read_as_far_as_a_byline_goes() -> None:
    assert len(names_in("Ann Example and Bo Example and " * 100_000)) == 2
    assert clean_line("=?utf-8?q?" * 100_000) is None


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (b"[" * 20_000, "text/markdown"),
        (b"the words of the day " * 20_000, "text/markdown"),
        (b"Subject: a\n" + b"\n" * 250_000, "message/rfc822"),
        (b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 100, "message/rfc822"),
        (b"Content-Type: text/plain" + b"; a=b" * 5_000 + b"\n\nThe words.", "message/rfc822"),
    ],
    ids=["brackets", "long Markdown", "lines", "nested parts", "parameters"],
)
def test_texts_that_parsers_take_long_over_are_seen_by_none(data: bytes, content_type: str, never) -> None:
    with pytest.raises(errors.TooLarge):
        read_article(data, content_type=content_type, metadata={}, location="s3://b/k")


@pytest.mark.parametrize("name", ["nitf.xml", "newsml-g2.xml", "newsml-1.xml", "atom.xml"])
def test_what_is_longer_than_any_article_is_not_taken_apart_into_words(name: str) -> None:
    long = (SAMPLES / name).read_bytes().replace(b"</p>", b"a " * 500_000 + b"</p>", 1)

    with pytest.raises(errors.TooLarge):
        read_article(long, content_type="application/xml", metadata={}, location="s3://b/k")


def test_an_entry_longer_than_any_article_stops_no_other() -> None:
    def read(data: bytes) -> list[Reading]:
        return list(read_articles(data, content_type="application/rss+xml", metadata={}, location="s3://b/k"))

    feed = (SAMPLES / "rss.xml").read_bytes()

    first, second = read(feed.replace(b"</p>", b"a " * 500_000 + b"</p>", 1))

    assert isinstance(first.error, errors.TooLarge)
    assert second.article
    assert second.article == read(feed)[1].article.model_copy(update={"sha256": second.article.sha256})


def test_sections_that_are_never_closed_are_looked_through_once() -> None:
    with pytest.raises(errors.InvalidDocument):
        read_article(b"<rss>& " + b"<![CDATA[<b>" * 200_000, content_type="text/xml", metadata={}, location="s3://b/k")


def test_a_title_longer_than_any_article_is_none() -> None:
    nitf = (SAMPLES / "nitf.xml").read_bytes().replace(b"</hl1>", b"a " * 500_000 + b"</hl1>")

    assert read_article(nitf, content_type=None, metadata={}, location="s3://b/k").title == "skye-ferry"


def test_a_style_is_found_among_very_many_attributes() -> None:
    many = "".join(f" a{number}='b'" for number in range(40_000))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    styled = f'<w:pPr><w:pStyle{many} w:val="Title"/></w:pPr><w:r><w:t>Bridge opens</w:t></w:r>'
    words = "<w:r><w:t>The mayor said on Monday that it would be open to traffic by the end of the year.</w:t></w:r>"
    story = f'<w:document xmlns:w="{space}"><w:body><w:p>{styled}</w:p><w:p>{words}</w:p></w:body></w:document>'

    article = read_article(
        docx([], extra={"word/document.xml": story.encode()}), content_type=None, metadata={}, location="s3://b/k.docx"
    )

    assert article.title == "Bridge opens"


def test_a_pdf_that_draws_too_much_is_not_read(monkeypatch) -> None:
    monkeypatch.setattr(pdf, "_MOST_DRAWN", 1_000)

    with pytest.raises(errors.TooLarge):
        read_article(pdf_file([["The words."] * 100]), content_type=None, metadata={}, location="s3://b/k")


def test_a_headers_nesting_and_length_cost_nothing() -> None:
    deep = b"From: " + b"(" * 5_000 + b"\nSubject: a\n\nThe words of the day.\n"

    assert read_article(deep, content_type="message/rfc822", metadata={}, location="s3://b/k").title == "a"


def test_what_follows_a_record_with_a_false_length_is_printed_nowhere(capfd) -> None:
    data = warc({"https://example.com/": page("").encode()}) + b"the secret words\r\n\r\n"

    with contextlib.suppress(errors.FactwireError):
        read_article(data, content_type="application/warc", metadata={}, location="s3://b/k")

    assert "secret" not in "".join(capfd.readouterr())
