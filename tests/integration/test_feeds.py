"""Feeds as readers of feeds take them: any list, in three formats, also at a secret address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import feedparser
import pytest
from factwire.errors import StorageUnavailable

from tests.integration.test_api_function import stored

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

LISTS = ("/events", "/quotes", "/claims", "/quantities", "/articles", "/stories")
FORMATS = {"atom": "application/atom+xml", "rss": "application/rss+xml", "jsonfeed": "application/feed+json"}


def parsed(answer: dict[str, Any]) -> Any:
    """A feed by an independent reader."""
    assert answer["statusCode"] == 200, answer["body"]
    headers = {"content-type": answer["headers"]["Content-Type"]}
    feed = feedparser.parse(answer["body"].encode(), response_headers=headers)
    assert not feed.bozo, feed.bozo_exception
    return feed


@pytest.fixture
def filled(stack: Stack) -> Stack:
    """A stack with two articles and their stories."""
    for number in (1, 2):
        stored(stack, number)
    stack.relate()
    return stack


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(("format", "media_type"), FORMATS.items())
def test_every_list_is_a_feed_that_readers_take(filled: Stack, path: str, format: str, media_type: str) -> None:
    answer = filled.get(path, format=format)
    assert answer["headers"]["Content-Type"] == f"{media_type}; charset=utf-8"
    if format == "jsonfeed":
        assert_json_feed(json.loads(answer["body"]), address=f"https://api.example.com{path}?format=jsonfeed")
        return
    feed = parsed(answer)
    assert feed.version == {"atom": "atom10", "rss": "rss20"}[format]
    assert feed.feed.title == f"factwire: {path[1:]}"
    own = f"https://api.example.com{path}?format={format}"
    assert {"rel": "self", "type": media_type, "href": own} in feed.feed.links
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    if path in {"/events", "/articles", "/stories"}:
        assert feed.entries
    for entry in feed.entries:
        assert entry.title
        assert entry.link.startswith("https://")
        assert entry.id.startswith("urn:uuid:")


def assert_json_feed(document: dict[str, Any], *, address: str) -> None:
    """By https://www.jsonfeed.org/version/1.1/: what must be there, and of which type."""
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert (document["feed_url"], document["home_page_url"]) == (address, "https://api.example.com/")
    for item in document["items"]:
        assert isinstance(item["id"], str)
        assert isinstance(item["content_text"], str)
        assert all(isinstance(author["name"], str) for author in item.get("authors", ()))
        assert None not in item.values()


def test_an_event_is_told_as_a_sentence_with_the_words_that_prove_it(filled: Stack) -> None:
    entry = parsed(filled.get("/events", type="ASSAULT", format="atom")).entries[0]
    (fact, *_) = filled.get("/events", type="ASSAULT")["json"]["events"]
    assert entry.title[0].isupper()
    assert " ".join(fact["evidence"].split()) in entry.content[0].value
    assert {"ASSAULT"} <= {tag.term for tag in entry.tags}


def test_filters_hold_and_are_in_the_title_and_another_question_is_another_feed(filled: Stack) -> None:
    some = parsed(filled.get("/events", country="LBN", format="atom"))
    everything = parsed(filled.get("/events", format="atom"))
    assert some.feed.title == "factwire: events (country LBN)"
    assert not some.entries
    assert some.feed.id != everything.feed.id
    assert everything.feed.id == parsed(filled.get("/events", format="atom", limit="1")).feed.id


def test_ids_are_the_same_in_every_format(filled: Stack) -> None:
    atom = [entry.id for entry in parsed(filled.get("/events", format="atom")).entries]
    rss = [entry.id for entry in parsed(filled.get("/events", format="rss")).entries]
    by_json = [item["id"] for item in json.loads(filled.get("/events", format="jsonfeed")["body"])["items"]]
    assert atom == rss == by_json


def test_older_items_are_on_the_next_page(filled: Stack) -> None:
    first = parsed(filled.get("/events", format="atom", limit="1"))
    (following,) = [link.href for link in first.feed.links if link.rel == "next"]
    query = dict(pair.split("=") for pair in urlsplit(following).query.split("&"))
    assert parsed(filled.get("/events", **query)).entries[0].id != first.entries[0].id


@pytest.mark.parametrize("format", FORMATS)
def test_a_reader_that_has_the_feed_gets_no_body(filled: Stack, format: str) -> None:
    answer = filled.get("/articles", format=format)
    tag, modified = answer["headers"]["ETag"], answer["headers"]["Last-Modified"]
    for headers in ({"if-none-match": tag}, {"if-modified-since": modified}):
        again = filled.http("GET", "/articles", query={"format": format}, headers=headers)
        assert (again["statusCode"], again["body"]) == (304, "")
        assert again["headers"]["ETag"] == tag
    for headers in (
        {"if-none-match": '"other"', "if-modified-since": modified},  # the tag counts first
        {"if-modified-since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"if-modified-since": "yesterday"},
    ):
        assert filled.http("GET", "/articles", query={"format": format}, headers=headers)["statusCode"] == 200


def test_an_empty_feed_is_one(stack: Stack) -> None:
    for format in ("atom", "rss"):
        answer = stack.get("/events", format=format)
        assert parsed(answer).entries == []
        assert "Last-Modified" not in answer["headers"]


def test_what_xml_has_no_place_for_breaks_no_feed(stack: Stack) -> None:
    title = "A \x0b title <b>&amp; ]]> \ufffe\u2028💥"
    text = "Rebels shelled the port of Aden on Monday, killing 12 people."
    item = {"uri": "urn:x:1", "headline": title, "body_text": text, "versioncreated": "2024-10-08T10:00:00Z"}
    stack.drop("incoming/item.json", json.dumps(item), content_type="application/json")
    assert stack.work() == []
    for format in ("atom", "rss"):
        (entry,) = parsed(stack.get("/articles", format=format)).entries
        assert "💥" in entry.title
        assert parsed(stack.get("/events", format=format)).entries


def test_places_have_no_feed(stack: Stack) -> None:
    assert stack.get("/places", format="atom")["statusCode"] == 400


def test_the_page_names_its_feeds(stack: Stack) -> None:
    page = stack.get("/")["body"]
    assert '<link rel="alternate" type="application/atom+xml" title="Stories" href="stories?format=atom">' in page


def subscribed(stack: Stack, endpoint: str, **more: Any) -> dict[str, Any]:
    return stack.http("POST", "/subscriptions", body=json.dumps({"protocol": "feed", "endpoint": endpoint, **more}))


def test_a_feed_at_a_secret_address_shows_its_question_and_no_other(filled: Stack) -> None:
    made = subscribed(filled, "/events?type=ASSAULT&limit=1&format=atom")["json"]
    path = urlsplit(made["url"]).path
    feed = parsed(filled.http("GET", path, query={"type": "PROTEST", "format": "json", "limit": "50"}))
    assert [entry.id for entry in feed.entries] == [
        entry.id for entry in parsed(filled.get("/events", type="ASSAULT", limit="1", format="atom")).entries
    ]
    (own,) = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == made["url"]
    for link in feed.feed.links:
        if link.rel == "next":
            assert link.href.startswith(f"{made['url']}?cursor=")
            cursor = link.href.partition("?cursor=")[2]
            assert parsed(filled.http("GET", path, query={"cursor": cursor})).entries[0].id != feed.entries[0].id
    tag = filled.http("GET", path)["headers"]["ETag"]
    assert filled.http("GET", path, headers={"if-none-match": tag})["statusCode"] == 304


def test_a_feed_that_has_ended_is_gone_and_its_address_is_shown_to_nobody(filled: Stack) -> None:
    made = subscribed(filled, "/stories?format=rss")["json"]
    token = made["url"].rpartition("/")[2]
    shown = filled.get(f"/subscriptions/{made['id']}")
    listed = filled.get("/subscriptions")
    assert (shown["json"]["url"], shown["json"]["endpoint"]) == (None, "/stories?format=rss")
    assert made["id"] in [each["id"] for each in listed["json"]["subscriptions"]]
    kept = json.dumps(filled.dynamodb.scan(TableName="webhooks")["Items"])
    assert token not in shown["body"] + listed["body"] + kept + filled.log.getvalue()
    assert filled.http("DELETE", f"/subscriptions/{made['id']}")["statusCode"] == 204
    assert filled.get(f"/feeds/{token}")["statusCode"] == 404


@pytest.mark.parametrize(
    ("endpoint", "more"),
    [
        ("/events", {}),
        ("/events?format=json", {}),
        ("/places?format=atom", {}),
        ("/subscriptions?format=atom", {}),
        ("/judgements?format=atom", {}),
        ("https://example.com/events?format=atom", {}),
        ("/events?format=atom&format=rss", {}),
        ("/events?format=atom&cursor=x", {}),
        ("/events?format=atom", {"filter": {"countries": ["LBN"]}}),
        ("/events?format=atom", {"raw": True}),
    ],
)
def test_only_a_list_can_be_a_feed(stack: Stack, endpoint: str, more: dict[str, Any]) -> None:
    assert subscribed(stack, endpoint, **more)["statusCode"] == 400


def test_a_feed_that_cannot_be_looked_up_is_not_said_to_be_gone(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader drops a feed that is gone, and comes again to one that is not to be had now."""

    def fails(_token: str) -> None:
        raise StorageUnavailable("GetItem: ThrottlingException")

    feeds = stack.function("api").SERVICES.feeds
    monkeypatch.setattr(type(feeds), "question", lambda _self, token: fails(token))
    assert stack.get("/feeds/abc")["statusCode"] == 503
