"""The same article has the same id wherever it comes from; the same content is no new revision."""

import pytest
from factwire.reading import article_from_row, article_id, canonical_url, read_article
from hypothesis import given
from hypothesis import strategies as st

STORY = "The mayor said on Monday that the bridge would open to traffic by the end of the year."


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://News.Example.COM/Story", "https://news.example.com/Story"),
        ("https://news.example.com:443/a", "https://news.example.com/a"),
        ("http://news.example.com:80/a", "http://news.example.com/a"),
        ("https://news.example.com:8443/a", "https://news.example.com:8443/a"),
        ("https://news.example.com", "https://news.example.com/"),
        ("https://news.example.com/a#comments", "https://news.example.com/a"),
        ("https://news.example.com/a?utm_source=x&id=7&fbclid=y", "https://news.example.com/a?id=7"),
        ("https://user:secret@news.example.com/a", "https://news.example.com/a"),
        (" https://news.example.com/a ", "https://news.example.com/a"),
    ],
)
def test_an_address_is_reduced_to_what_names_the_page(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "news.example.com/a",
        "javascript:alert(1)",
        "ftp://a/b",
        "https://",
        "http://[::1",
        "http://a:b/",
        "http://a/?" + "%" * 8_000,
    ],
    ids=lambda url: str(url)[:20],
)
def test_what_is_no_web_address_is_none(url: str | None) -> None:
    assert canonical_url(url) is None


@given(st.text())
def test_no_text_breaks_the_reduction_and_it_is_stable(url: str) -> None:
    once = canonical_url(f"https://example.com/{url}")

    assert once is None or canonical_url(once) == once


def test_the_id_comes_from_the_address_then_the_guid_then_the_location() -> None:
    by_url = article_id(url="https://example.com/a", guid="g", location="s3://b/k")

    assert by_url == article_id(url="HTTP://EXAMPLE.com/a?utm_medium=rss#top", location="s3://other/key")
    assert article_id(guid="g", location="s3://b/k") == article_id(guid="g", location="s3://b/other")
    assert article_id(location="s3://b/k") != article_id(location="s3://b/other")


def test_the_revision_follows_the_content_and_not_the_place_or_the_time_of_storing() -> None:
    def read(text: str, *, location: str, **metadata: str):
        return read_article(text.encode(), content_type="text/plain", metadata=metadata, location=location)

    first = read(STORY, location="s3://b/1.txt", **{"last-modified": "2024-10-08"})
    again = read(STORY, location="s3://b/2.txt", **{"last-modified": "2024-10-09"})
    changed = read(STORY + " It did.", location="s3://b/1.txt")
    retitled = read(STORY, location="s3://b/1.txt", title="Bridge")

    assert first.revision == again.revision
    assert first.article_id == changed.article_id
    assert len({first.revision, changed.revision, retitled.revision}) == 3


def test_an_identifier_that_is_no_web_address_still_names_the_article() -> None:
    first, moved = (
        article_from_row({"text": text, "url": "urn:newsml:example.com:2024:1"}) for text in (STORY, STORY + " More.")
    )

    assert first.url is None
    assert first.article_id == moved.article_id


@pytest.mark.parametrize(
    ("guid", "same"),
    [
        ("1001", False),
        ("story 7", False),
        ("urn:newsml:example.com:20241008:1001", True),
        ("tag:example.com,2024:1001", True),
        ("20241008.1001@example.com", True),
        ("9b2d0c4e-8f6a-4d0b-9f51-0c9a3e7b1d22", True),
    ],
)
def test_a_plain_guid_counts_within_its_publisher_and_one_that_is_unique_everywhere(guid: str, same: bool) -> None:
    place = "s3://news/incoming/feed.xml#1"
    one, other = (article_id(guid=guid, publisher=name, location=place) for name in ("Example Wire", "Other Wire"))
    assert (one == other) == same
    assert one == article_id(guid=guid, publisher=" example  WIRE ", location="s3://news/incoming/tomorrow.xml#9")


def test_a_plain_guid_of_an_unknown_publisher_counts_within_its_folder() -> None:
    one, later, other = (
        article_id(guid="1001", location=f"s3://news/incoming/{name}#1001")
        for name in ("wire/monday.xml", "wire/tuesday.xml", "agency/monday.xml")
    )
    assert one == later != other
