"""Web archives hold what servers answered, what was saved without one, and bare text made of either."""

import pytest
from factwire.reading import read_articles

from tests.unit.reading.built import saved

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
