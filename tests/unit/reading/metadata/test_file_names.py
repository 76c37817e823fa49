"""A file called "2026-11-20 Some title.txt" has a date and a title, wherever it is dropped."""

import pytest
from factwire.reading import read_article, read_articles
from factwire.reading.metadata.file_names import date_and_title_in

from tests.unit.reading.built import gzipped, zipped

TEXT = b"The mayor said on Monday that the bridge would open to traffic by the end of the year."


@pytest.mark.parametrize(
    ("name", "date", "title"),
    [
        ("2026-11-20 Bridge shut until June.txt", "2026-11-20", "Bridge shut until June"),
        ("20261120_bridge-shut.html", "2026-11-20", "bridge shut"),
        ("2026_11_20 - Bridge: shut.md", "2026-11-20", "Bridge: shut"),
        ("2026-11-20T1530 Bridge shut.txt.gz", "2026-11-20", "Bridge shut"),
        ("Bridge shut (20 Nov 2026).pdf", "2026-11-20", "Bridge shut"),
        ("Bridge shut 2026-11-20.docx", "2026-11-20", "Bridge shut"),
        ("2026-11-20.txt", "2026-11-20", None),
        ("2026-11-20-final.txt", "2026-11-20", None),
        ("IMG_20261120_1234.pdf", "2026-11-20", None),
        ("2026-13-20 Bridge.txt", None, None),
        ("Bridge shut.txt", None, None),
        ("1234567890.txt", None, None),
        ("mh370.txt", None, None),
    ],
)
def test_a_name_holds_a_date_and_a_title(name: str, date: str | None, title: str | None) -> None:
    assert date_and_title_in(name) == (date, title)


NAME = "2026-11-20 Bridge shut.txt"


@pytest.mark.parametrize(
    ("data", "location"),
    [
        (TEXT, f"s3://bucket/incoming/{NAME}"),
        (TEXT, "file:///inbox/2026-11-20%20Bridge%20shut.txt"),
        (zipped({f"inner/{NAME}": TEXT}), "s3://bucket/incoming/all.zip"),
        (gzipped(TEXT), f"s3://bucket/incoming/{NAME}.gz"),
    ],
    ids=["a bucket", "a folder", "an archive", "packed"],
)
def test_it_dates_and_titles_an_article_that_says_nothing_itself(data: bytes, location: str) -> None:
    [reading] = read_articles(data, content_type=None, metadata={"last-modified": "2027-01-01"}, location=location)

    assert reading.article is not None
    assert (reading.article.title, reading.article.published_at) == ("Bridge shut", "2026-11-20")
    assert reading.article.published_at_origin == "metadata"


@pytest.mark.parametrize(
    ("text", "published", "origin"),
    [
        (f"OSLO, November 19, 2026 (Example Wire) - {TEXT.decode()}", "2026-11-19", "dateline"),
        (f"OSLO, Nov. 19 (Example Wire) - {TEXT.decode()}", "2026-11-19", "dateline"),
        (TEXT.decode(), "2026-11-20", "metadata"),
    ],
)
def test_a_dateline_comes_first_and_takes_its_year_from_the_name(text: str, published: str, origin: str) -> None:
    article = read_article(text.encode(), content_type=None, metadata={}, location=f"s3://b/{NAME}")

    assert (article.published_at, article.published_at_origin) == (published, origin)


def test_what_the_sender_says_overrules_the_name() -> None:
    metadata = {"title": "Another title", "published-at": "2026-11-18"}
    article = read_article(TEXT, content_type=None, metadata=metadata, location=f"s3://b/{NAME}")

    assert (article.title, article.published_at) == ("Another title", "2026-11-18")
