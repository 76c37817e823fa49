"""Every format gives the same article: its words, its title, who wrote it, where and when."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from factwire import errors
from factwire.reading import read_article, read_articles
from factwire.reading.registry import FORMATS
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.reading.built import docx, gzipped, pdf, warc, zipped

SAMPLES = Path(__file__).parents[1] / "samples"
TITLE = "Ferry service to Skye resumes after storm"
QUOTE = "“We slept in the car with two dogs,” said Catriona Munro, a music teacher."
PARAGRAPHS = [
    "Ferries between Mallaig and the Isle of Skye sailed again on Tuesday after three days of gales.",
    f"{QUOTE} The operator said it would refund every ticket.",
    "The wind reached 130 kilometres per hour on Sunday, according to the weather service. Nobody was hurt.",
]
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{BODY}</article></body></html>".encode()
)
NINJS = json.loads((SAMPLES / "ninjs-1.json").read_text(encoding="utf-8"))
NEWSML = (SAMPLES / "newsml-g2.xml").read_text(encoding="utf-8")


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def read(data: bytes, *, content_type: str | None = None, location: str = "s3://bucket/key", **metadata: str):
    return read_article(data, content_type=content_type, metadata=metadata, location=location)


def read_all(data: bytes, *, content_type: str | None = None, location: str = "s3://bucket/key"):
    return list(read_articles(data, content_type=content_type, metadata={}, location=location))


def outcomes(data: bytes, **options: str) -> list[str]:
    """The title or the error's code of each member."""
    return [r.article.title or "" if r.article else r.error.code for r in read_all(data, **options)]


ONE = {
    "ninjs-1.json": sample("ninjs-1.json"),
    "ninjs-2.json": sample("ninjs-2.json"),
    "ninjs-3.json": sample("ninjs-3.json"),
    "newsml-g2.xml": sample("newsml-g2.xml"),
    "newsml-1.xml": sample("newsml-1.xml"),
    "nitf.xml": sample("nitf.xml"),
    "atom.xml": sample("atom.xml"),
    "story.md": sample("story.md"),
    "mail.eml": sample("mail.eml"),
    "story.docx": docx(PARAGRAPHS, title=TITLE),
    "page.html": PAGE,
    "page.html.gz": gzipped(PAGE),
}


@pytest.mark.parametrize("name", ONE)
def test_the_words_and_the_title_are_the_same_in_every_format(name: str) -> None:
    article = read(ONE[name], location=f"s3://bucket/{name}")

    assert [line for line in article.text.splitlines() if line] == PARAGRAPHS
    assert article.title == TITLE


@pytest.mark.parametrize(
    "name",
    [
        "ninjs-1.json",
        "ninjs-2.json",
        "ninjs-3.json",
        "newsml-g2.xml",
        "newsml-1.xml",
        "nitf.xml",
        "atom.xml",
        "story.md",
    ],
)
def test_the_metadata_are_read_from_every_format_that_has_them(name: str) -> None:
    article = read(ONE[name], location=f"s3://bucket/{name}")

    assert article.authors == ("Morag Sinclair", "Iain Reid")
    assert article.source == "Highland Wire"
    assert (article.published_at or "")[:10] == "2024-10-08"


@pytest.mark.parametrize("name", ["ninjs-1.json", "ninjs-3.json", "newsml-g2.xml", "newsml-1.xml", "atom.xml"])
def test_the_last_change_is_read_from_every_format_that_has_it(name: str) -> None:
    assert read(ONE[name], location=f"s3://bucket/{name}").modified_at == "2024-10-08T09:00:00Z"


def test_an_organisation_that_an_item_tells_of_is_not_its_source() -> None:
    item = {name: value for name, value in NINJS.items() if name not in {"infosource", "copyrightholder"}}

    assert read(json.dumps(item).encode()).source is None


def test_the_agencys_own_id_names_the_article_in_all_its_formats_and_versions() -> None:
    later = json.dumps({**NINJS, "version": "3", "body_html": BODY + "<p>The end.</p>"}).encode()
    names = ["ninjs-1.json", "ninjs-2.json", "ninjs-3.json", "newsml-g2.xml", "nitf.xml"]

    articles = [read(ONE[name], location=f"s3://bucket/{name}") for name in names]
    changed = read(later)

    assert {article.article_id for article in articles} == {changed.article_id}
    assert changed.revision not in {article.revision for article in articles}


@pytest.mark.parametrize("name", [name for name in ONE if name not in {"story.md", "mail.eml"}])
def test_a_format_is_recognised_by_its_content_alone(name: str) -> None:
    assert read(ONE[name]).title == TITLE


@pytest.mark.parametrize("form", [form for form in FORMATS if form.name != "plain"], ids=lambda form: form.name)
def test_every_format_turns_away_what_is_not_in_it_by_name_of_an_error(form) -> None:
    for data in (b"\x00\x01\x02nothing", b"not this format", b"<", b"{", b"PK\x03\x04", b"%PDF-1.4\n", b"\x1f\x8b\x08"):
        for reading in _safely(data, content_type=form.media_types[0]):
            assert (reading.article is None) != (reading.error is None)


def _safely(data: bytes, *, content_type: str | None = None):
    try:
        yield from read_articles(data, content_type=content_type, metadata={}, location="s3://bucket/key")
    except errors.FactwireError:
        return


# Many articles in one input


def test_every_entry_of_a_feed_is_an_article() -> None:
    first, second = read_all(sample("rss.xml"))

    assert first.article.url == "https://highlandwire.example/ferry"
    assert first.article.text.splitlines() == PARAGRAPHS
    assert first.article.authors == ("Morag Sinclair", "Iain Reid")
    assert second.article.text == "A sheep stopped the train to Mallaig for an hour on Monday."
    assert second.article.published_at == "2024-10-07T12:00:00+01:00"
    assert first.article.article_id != second.article.article_id


def test_every_message_of_a_mailbox_is_an_article() -> None:
    first, second = read_all(sample("box.mbox"))

    assert first.article.title == TITLE
    assert second.article.text.startswith("From the window the driver saw a sheep")
    assert second.article.authors == ("Iain Reid",)


def test_a_bad_line_of_json_lines_costs_only_itself() -> None:
    assert outcomes(sample("stories.jsonl"), location="s3://b/stories.jsonl") == [
        TITLE,
        "invalid_document",
        "Sheep stops train",
    ]


def test_every_member_of_an_archive_is_read_as_a_file_of_its_own() -> None:
    members: Mapping[str, bytes] = {
        "a/page.html": PAGE,
        "../../etc/story.md": sample("story.md"),
        "bad.json": b"{",
        "picture.png": b"\x89PNG\r\n" + bytes(50),
        "__MACOSX/page.html": PAGE,
        ".hidden.txt": b"The hidden words of the day.",
        "inner.zip": zipped({"ferry.json": sample("ninjs-1.json")}),
        "feed.xml": sample("rss.xml"),
    }

    readings = read_all(zipped(members))
    found = [(reading.part, reading.article.title if reading.article else reading.error.code) for reading in readings]

    assert found == [
        ("a/page.html", TITLE),
        ("../../etc/story.md", TITLE),
        ("bad.json", "invalid_document"),
        ("picture.png", "unsupported_type"),
        ("inner.zip#ferry.json", TITLE),
        ("feed.xml#hw-1", TITLE),
        ("feed.xml#hw-2", "Sheep stops train"),
    ]


def test_pages_of_a_web_archive_are_articles_under_their_addresses() -> None:
    url = "https://highlandwire.example/ferry"
    pages = {url: PAGE, "https://highlandwire.example/empty": b"<html></html>"}

    for data in (warc(pages), warc(pages, packed=True)):
        first, second = read_all(data)
        assert (first.part, first.article.url, first.article.title) == (url, url, TITLE)
        assert second.error.code == "empty"
    assert read_all(warc(pages, status="404 Not Found")) == []


@pytest.mark.parametrize("options", [{"content_type": "application/json"}, {"location": "s3://b/all.json"}, {}])
def test_each_object_of_a_json_list_is_an_article_and_a_bad_one_costs_only_itself(options: dict[str, str]) -> None:
    row = {"title": "Second", "text": " ".join(PARAGRAPHS)}

    assert outcomes(json.dumps([NINJS, {"title": "No text"}, 7, row]).encode(), **options) == [
        TITLE, "invalid_document", "invalid_document", "Second",
    ]  # fmt: skip


def test_json_lines_are_told_from_json_with_blank_lines_between_them() -> None:
    line = json.dumps({"text": " ".join(PARAGRAPHS), "title": TITLE})

    for between in ("\n", "\r\n", "\r\n\r\n", "\n\n \n"):
        assert outcomes(f"\ufeff{line}{between}{line}\n\n".encode()) == [TITLE, TITLE]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_format_is_recognised_behind_a_byte_order_mark(encoding: str) -> None:
    for data in (PAGE.decode(), sample("rss.xml").decode().replace("UTF-8", encoding), json.dumps(NINJS)):
        assert outcomes(data.encode(encoding))[0] == TITLE


def test_markup_is_recognised_behind_comments() -> None:
    for data in (PAGE, sample("rss.xml").partition(b"?>")[2].lstrip()):
        assert outcomes(b"<!-- saved from the web -->\n<!-- again -->\n" + data)[0] == TITLE


@pytest.mark.parametrize(
    ("head", "declared"),
    [("<meta charset=windows-1250>", b"text/html; boundary=wxyz"), ("", b"text/html;Charset=cp1250")],
)
def test_the_charset_of_an_archived_page_is_told_from_other_parameters(head: str, declared: bytes) -> None:
    page = PAGE.decode().replace("<head>", f"<head>{head}").replace("Nobody", "Łukasz Żak of Łódź said nobody")

    archive = warc({"https://highlandwire.example/ferry": page.encode("cp1250", "replace")})
    [reading] = read_all(archive.replace(b"text/html; charset=utf-8", declared))

    assert reading.article
    assert "Łukasz Żak of Łódź" in reading.article.text


def test_one_article_is_asked_for_and_several_are_there() -> None:
    with pytest.raises(errors.InvalidDocument, match="several"):
        read(sample("rss.xml"))


# Statuses


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"pubstatus": "withheld"}, errors.Withheld),
        ({"pubstatus": "canceled"}, errors.Canceled),
        ({"embargoed": "2150-01-01T00:00:00Z"}, errors.Withheld),
        ({"embargoed": "until further notice"}, errors.Withheld),
        ({"type": "picture"}, errors.UnsupportedType),
        ({"body_html": None, "bodies": "x"}, errors.InvalidDocument),
        ({"body_html": ""}, errors.EmptyArticle),
    ],
)
def test_an_item_that_may_not_be_used_is_turned_away(fields, expected) -> None:
    with pytest.raises(expected):
        read(json.dumps({**NINJS, **fields}).encode())


def test_an_embargo_that_is_over_lets_the_item_pass() -> None:
    assert read(json.dumps({**NINJS, "embargoed": "2020-01-01T00:00:00Z"}).encode()).title == TITLE


@pytest.mark.parametrize(("status", "code"), [("stat:withheld", "withheld"), ("stat:canceled", "canceled")])
def test_a_status_of_newsml_is_honoured(status: str, code: str) -> None:
    before, _, after = NEWSML.rpartition('qcode="stat:usable"')

    assert outcomes(f'{before}qcode="{status}"{after}'.encode()) == [code]


def test_a_status_of_the_older_newsml_is_honoured_and_revisions_share_an_id() -> None:
    text = sample("newsml-1.xml").decode()
    later = "<StatusWillChange><FutureStatus/><DateAndTime>{}</DateAndTime></StatusWillChange>"
    embargoed = text.replace('<Status FormalName="Usable"/>', '<Status FormalName="Embargoed"/>' + later)

    assert outcomes(text.replace('"Usable"', '"Canceled"').encode()) == ["canceled"]
    assert outcomes(text.replace('"Usable"', '"Withheld"').encode()) == ["withheld"]
    assert outcomes(text.replace('"Usable"', '"Embargoed"').encode()) == ["withheld"]
    assert outcomes(embargoed.format("21500101T000000Z").encode()) == ["withheld"]
    assert outcomes(embargoed.format("20200101T000000Z").encode()) == [TITLE]
    assert read(text.encode()).article_id == read(text.replace(":ferry:2N", ":ferry:3N").encode()).article_id


def newsml(status: str, *, content: bool = True) -> bytes:
    before, _, after = NEWSML.rpartition('qcode="stat:usable"')
    text = f'{before}qcode="stat:{status}"{after}'
    head, _, rest = text.partition("<contentSet>")
    return (text if content else head + rest.partition("</contentSet>")[2]).encode()


NINJS_CANCELED = json.dumps({"uri": NINJS["uri"], "version": "3", "pubstatus": "canceled"}).encode()


@pytest.mark.parametrize(
    ("usable", "canceled"),
    [
        (sample("ninjs-1.json"), NINJS_CANCELED),
        (sample("newsml-g2.xml"), newsml("canceled", content=False)),
        (sample("newsml-1.xml"), sample("newsml-1.xml").replace(b'"Usable"', b'"Canceled"')),
        (sample("nitf.xml"), sample("nitf.xml").replace(b'status="usable"', b'status="canceled"')),
    ],
    ids=["ninjs", "NewsML-G2", "NewsML 1", "NITF"],
)
def test_a_cancelled_item_says_which_article_it_is_even_without_a_text(usable: bytes, canceled: bytes) -> None:
    [reading] = read_all(canceled)

    assert (reading.usage.status, reading.error.code, reading.withheld) == ("canceled", "canceled", None)
    assert reading.about.article_id == read(usable).article_id


def test_a_withheld_item_is_kept_and_says_until_when() -> None:
    [reading] = read_all(json.dumps({**NINJS, "version": "2", "embargoed": "2150-01-01T02:00:00+02:00"}).encode())

    assert (reading.article, reading.withheld.title, reading.error.code) == (None, TITLE, "withheld")
    assert (reading.usage.until, reading.version) == ("2150-01-01T00:00:00Z", 2)
    assert read_all(newsml("withheld"))[0].usage.until is None


@pytest.mark.parametrize(
    ("written", "number"), [("7", 7), (7, 7), ("v7", None), ("", None), (None, None), (True, None)]
)
def test_a_version_is_a_number_or_unknown(written, number) -> None:
    [reading] = read_all(json.dumps({**NINJS, "version": written}).encode())

    assert reading.version == number


# PDF

ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >> "


def test_a_pdf_loses_running_heads_page_numbers_and_broken_words() -> None:
    head = "Highland Wire, 8 October 2024"
    pages = [
        [
            head,
            "Ferries between Mallaig and the Isle of Skye sailed again on Tues-",
            "day after three days.",
            "",
            "Page 1",
        ],
        [head, "The operator said that it would refund all of the tickets and that the", "ship is to come.", "Page 2"],
        [head, "Nobody was hurt, and the harbour at Mallaig was open to all of the boats", "in the evening.", "Page 3"],
    ]

    article = read(pdf(pages))

    assert "Highland Wire" not in article.text
    assert "Page" not in article.text
    assert "sailed again on Tuesday after three days." in article.text
    assert article.text.splitlines()[1].startswith("The operator said")


def test_the_headline_and_byline_of_a_pdf_are_no_part_of_its_first_sentence() -> None:
    lines = [
        "By Ann Example",
        "Ferries between Mallaig and the Isle of Skye sailed again on",
        "Tuesday after three days.",
    ]

    article = read(pdf([lines], heading=TITLE))

    assert (article.title, article.authors) == (TITLE, ("Ann Example",))
    assert article.text == "Ferries between Mallaig and the Isle of Skye sailed again on Tuesday after three days."


def test_a_pdf_in_one_size_has_no_headline() -> None:
    article = read(pdf([["By Friday the ferries between Mallaig and Skye sailed", "again after three days."]]))

    assert (article.title, article.authors) == (None, ())
    assert article.text == "By Friday the ferries between Mallaig and Skye sailed again after three days."


def test_a_pdf_of_nothing_but_a_heading_has_a_text() -> None:
    assert read(pdf([[]], heading=TITLE)).text == TITLE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf([[]]), "empty"),
        (pdf([["The words of the day."]])[:150], "invalid_document"),
        (b"%PDF-1.7 nothing more", "invalid_document"),
        (pdf([["The words of the day."]], trailer=ENCRYPTED), "unsupported_type"),
        (pdf([["The words of the day."]] * 101), "too_large"),
    ],
    ids=["no text", "cut off", "no pages", "encrypted", "too many pages"],
)  # fmt: skip
def test_a_bad_pdf_is_turned_away(data: bytes, code: str) -> None:
    with pytest.raises(errors.FactwireError) as caught:
        read(data)
    assert caught.value.code == code


# Hostile input

BILLION = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hosts">]>'
)


@pytest.mark.parametrize("name", ["nitf.xml", "newsml-g2.xml", "newsml-1.xml", "rss.xml", "atom.xml"])
def test_entities_are_neither_expanded_nor_fetched(name: str) -> None:
    text = (
        sample(name)
        .decode()
        .replace("?>\n", f"?>\n{BILLION}", 1)
        .replace("Nobody was hurt.", "&c; &f; Nobody was hurt.")
    )

    articles = [reading.article for reading in read_all(text.encode()) if reading.article]

    assert articles
    for article in articles:
        assert "aaaa" not in article.text
        assert "localhost" not in article.text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<rss>" + b"<a>" * 100_000, "invalid_document"),
        (b"<?xml version='1.0'?><unknown/>", "unsupported_type"),
        (b"<?xml version='1.0'?><rss><channel>", "invalid_document"),
        (gzipped(b"\0" * 100_000_000), "too_large"),
        (gzipped(PAGE)[:-20], "invalid_document"),
        (gzipped(gzipped(gzipped(gzipped(PAGE)))), "too_large"),
        (docx(PARAGRAPHS, extra={"word/vbaProject.bin": b"x"}), "unsupported_type"),
        (zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}), "unsupported_type"),
        (docx(PARAGRAPHS)[:200], "invalid_document"),
        (b"PK\x03\x04" + bytes(100), "invalid_document"),
        (warc({"https://example.com/": PAGE})[:400], "invalid_document"),
    ],
    ids=[
        "deep XML", "unknown XML", "cut XML", "gzip bomb", "cut gzip", "gzip in gzip", "macros", "workbook", "cut docx",
        "broken zip", "cut warc",
    ],
)  # fmt: skip
def test_a_hostile_file_ends_as_a_named_error(data: bytes, expected: str) -> None:
    found = []
    try:
        found = outcomes(data)
    except errors.FactwireError as error:
        found = [error.code]

    assert found in ([expected], [])


def test_a_bomb_within_an_archive_costs_only_itself() -> None:
    bomb = zipped({"bomb.txt": b"a" * 60_000_000, "page.html": PAGE})

    assert outcomes(bomb) == ["too_large", TITLE]


def test_a_mail_dated_beyond_the_calendar_is_read_without_its_date() -> None:
    message = b"Subject: a\nDate: Tue, 99999999999999 Oct 2024 07:30:00 +0100\n\nThe words of the day.\n"

    article = read(message, content_type="message/rfc822")

    assert (article.title, article.published_at) == ("a", None)


def test_a_library_that_fails_in_an_unforeseen_way_is_a_named_error(monkeypatch, caplog) -> None:
    from factwire.reading.formats import markdown

    def fail(source):
        raise AssertionError(source.text)

    monkeypatch.setattr(markdown, "read", fail)

    with pytest.raises(errors.InvalidDocument, match="the Markdown is damaged: it could not be read"):
        read(b"The secret words.", content_type="text/markdown")
    assert "secret" not in caplog.text
    assert [record.error for record in caplog.records] == ["AssertionError"]


@given(st.sampled_from(sorted(ONE)), st.data())
def test_a_damaged_file_is_an_article_or_a_named_error(name: str, data: st.DataObject) -> None:
    whole = ONE[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]

    for reading in _safely(damaged):
        if reading.article:
            reading.article.model_dump_json().encode("utf-8")


UNSEEN = str.maketrans({"f": "\u00adf", ".": ".\u200b"})
FEED = (
    "<rss version='2.0'><channel><title>x</title><item><title>{}</title>"
    "<description><![CDATA[{}]]></description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (PAGE.decode().replace(TITLE, TITLE.translate(UNSEEN)).replace(BODY, BODY.translate(UNSEEN)), "text/html"),
        (FEED.format(TITLE.translate(UNSEEN), BODY.translate(UNSEEN)), "application/rss+xml"),
        (f"# {TITLE}\n\n".translate(UNSEEN) + "\n\n".join(PARAGRAPHS).translate(UNSEEN), "text/markdown"),
    ],
    ids=["page", "feed", "Markdown"],
)
def test_soft_hyphens_and_characters_without_width_are_no_part_of_the_words(data: str, content_type: str) -> None:
    article = read(data.encode(), content_type=content_type)

    assert [line for line in article.text.splitlines() if line] == PARAGRAPHS
    assert article.title == TITLE
