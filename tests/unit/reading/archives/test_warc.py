"""Web archives hold what servers answered, what was saved without one, and bare text made of either."""

import pytest
from factwire.reading import read_articles

from tests.unit.reading.built import arc, gzipped, saved, warc

TEXT = "The mayor said on Monday that the bridge would open to traffic by the end of the year."
PAGE = f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>{TEXT}</p></article></body></html>"


@pytest.mark.parametrize(
    ("kind", "content_type", "page"),
    [
        ("resource", "text/html", PAGE),
        ("conversion", "text/plain", TEXT),
        ("resource", "text/plain; charset=utf-8", TEXT),
    ],
)
def test_a_record_without_a_server_is_read(kind: str, content_type: str, page: str) -> None:
    data = saved({"a": page.encode()}, kind=kind, content_type=content_type)
    [reading] = read_articles(data, content_type="application/warc", metadata={}, location="s3://b/k.warc.wet")

    assert reading.article is not None
    assert reading.article.text == TEXT
    assert (reading.part, reading.article.url) == ("http://example.org/a", "http://example.org/a")


@pytest.mark.parametrize(("kind", "content_type"), [("metadata", "text/plain"), ("resource", "image/png")])
def test_other_records_are_passed_over(kind: str, content_type: str) -> None:
    data = saved({"a": TEXT.encode()}, kind=kind, content_type=content_type)

    assert not list(read_articles(data, content_type="application/warc", metadata={}, location="s3://b/k"))


@pytest.mark.parametrize("address", ["metadata://crawler.example/log.txt", "urn:crawler:log", "dns:example.org", ""])
def test_what_a_crawler_saved_of_its_own_work_is_passed_over(address: str) -> None:
    data = saved({"a": TEXT.encode()}, content_type="text/plain").replace(b"http://example.org/a", address.encode())

    assert not list(read_articles(data, content_type="application/warc", metadata={}, location="s3://b/k"))


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_of_the_older_format_is_read_by_its_pages(packed: bool) -> None:
    data = arc({"http://example.org/a": PAGE.encode(), "http://example.org/b": PAGE.encode()})
    readings = list(
        read_articles(gzipped(data) if packed else data, content_type=None, metadata={}, location="s3://b/k.arc")
    )

    assert [reading.part for reading in readings] == ["http://example.org/a", "http://example.org/b"]
    assert all(reading.article and reading.article.text == TEXT for reading in readings)


def test_a_page_without_a_date_is_as_old_as_its_archive_and_not_as_the_file() -> None:
    data = arc({"http://example.org/a": PAGE.encode()})
    metadata = {"last-modified": "2026-11-20T10:00:00Z"}
    [reading] = read_articles(data, content_type=None, metadata=metadata, location="s3://b/k")

    assert reading.article
    assert (reading.article.published_at, reading.article.published_at_origin) == ("2014-02-16T05:02:21Z", "object")


def test_a_record_that_is_longer_than_it_says_does_not_end_the_archive() -> None:
    pages = {f"http://example.org/{name}": PAGE.encode() for name in "ab"}
    data = warc(pages).replace(b"</html>\r\n\r\n", b"</html>\nand more\r\n\r\n", 1)
    readings = list(read_articles(data, content_type=None, metadata={}, location="s3://b/k"))

    assert [reading.part for reading in readings] == list(pages)
