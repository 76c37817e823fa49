"""The requests whose answers are the examples: together they have every answer that is documented."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from factwire.domain.delivery.webhooks import webhook_id

ROW = {"limit": "1"}
FORMATS = ("json", "ndjson", "csv", "geojson")
FEEDS = ("atom", "rss", "jsonfeed")
HOOK = "https://example.com/factwire"
WEBHOOK: dict[str, Any] = {"protocol": "webhook", "endpoint": HOOK, "filter": {"killed_min": 3}}
MAILBOX: dict[str, Any] = {"protocol": "email", "endpoint": "desk@example.com", "filter": {"countries": ["LBN"]}}
TEXT = {"content-type": "text/plain"}


@dataclass(frozen=True)
class Request:
    """A request, and the operation of the document that it is of; `refused` is the code by which AWS fails it."""

    operation: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    refused: str | None = None
    name: str = "seed"

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.operation.partition(" ")[0]


def requests(*, article: str, sentence: str, story: str, subscription: str) -> Iterator[Request]:
    """All requests, those that change something last.

    Args:
        article: the id of a stored article that was revised.
        sentence: an article in one sentence.
        story: the id of a story.
        subscription: the id of the subscription of `MAILBOX`.
    """
    yield Request("GET /health", "/health")
    yield from _reads(article=article, story=story, subscription=subscription)
    yield from _sends(sentence=sentence)
    yield from _subscribes(subscription=subscription)
    yield from _judges(article=article)
    yield from _faults(article=article, story=story, subscription=subscription)
    yield Request("DELETE /subscriptions/{subscription_id}", f"/subscriptions/{subscription}", name="gone")
    yield Request("DELETE /articles/{article_id}", f"/articles/{article}")
    yield Request("GET /articles/{article_id}/deletion", f"/articles/{article}/deletion")


def _reads(*, article: str, story: str, subscription: str) -> Iterator[Request]:
    of_one = "/articles/{article_id}"
    yield Request("GET /articles", "/articles", ROW)
    yield Request(f"GET {of_one}", f"/articles/{article}")
    for part in ("facts", "revisions", "changes"):
        yield Request(f"GET {of_one}/{part}", f"/articles/{article}/{part}")
    for form in FEEDS:
        yield Request("GET /articles", "/articles", ROW | {"format": form})
    for form in FORMATS:
        yield Request(f"GET {of_one}/places", f"/articles/{article}/places", {"format": form})
        yield Request("GET /places", "/places", ROW | {"killed_min": "5", "format": form})
    for form in (*FORMATS, *FEEDS):
        yield Request("GET /events", "/events", ROW | {"killed_min": "5", "format": form})
        yield Request("GET /claims", "/claims", ROW | {"of": "killed", "value_min": "5", "format": form})
        yield Request("GET /stories", "/stories", ROW | {"killed_min": "5", "format": form})
        yield Request("GET /entities/{key}/timeline", "/entities/france/timeline", ROW | {"format": form})
    for form in (*FORMATS[:3], *FEEDS):
        yield Request("GET /quotes", "/quotes", ROW | {"speaker": "cheikh-fall", "format": form})
        yield Request("GET /quantities", "/quantities", ROW | {"kind": "money", "format": form})
    for form in FORMATS[:3]:
        yield Request("GET /entities/{key}", "/entities/cheikh-fall", ROW | {"format": form})
    yield Request("GET /stories/{story_id}", f"/stories/{story}")
    yield Request("GET /entities", "/entities", {"q": "ch"})
    yield Request("GET /subscriptions", "/subscriptions")
    yield Request("GET /subscriptions/{subscription_id}", f"/subscriptions/{subscription}")


def _sends(*, sentence: str) -> Iterator[Request]:
    for path in ("/extract", "/articles"):
        operation = f"POST {path}"
        yield Request(operation, path, body=sentence, headers=TEXT, query={"published_at": "2024-10-08"})
        yield Request(operation, path, body=sentence, headers=TEXT, query={"published_at": "yesterday"})
        yield Request(operation, path, body="word " * 30_000, headers=TEXT)
        yield Request(operation, path, body=sentence, headers={"content-type": "image/png"})
        yield Request(operation, path, body="  ", headers=TEXT)
    yield Request("POST /articles", "/articles", query={"upload": "true", "content_length": "70000"}, name="upload")


def _subscribes(*, subscription: str) -> Iterator[Request]:
    wanted = {"protocol": "https", "endpoint": "https://example.com/in", "filter": {"event_types": ["ASSAULT"]}}
    operation, path = "POST /subscriptions", "/subscriptions"
    yield Request(operation, path, body=json.dumps(wanted))
    yield Request(operation, path, body=json.dumps(wanted | {"filter": {"country": ["LBN"]}}))
    yield Request(
        operation, path, body=json.dumps(MAILBOX | {"filter": {"countries": ["SYR"]}}), refused="InvalidParameter"
    )
    yield Request(operation, path, body="<subscribe/>", headers={"content-type": "application/xml"})
    one = "/subscriptions/{subscription_id}"
    yield Request(f"DELETE {one}", f"/subscriptions/{subscription}", refused="InvalidParameter")
    yield Request(operation, path, body=json.dumps(WEBHOOK), name="webhook")
    secret = f"POST {one}/secret"
    yield Request(secret, f"/subscriptions/{webhook_id(HOOK, format='json')}/secret")
    yield Request(secret, f"/subscriptions/{subscription}/secret")
    yield Request(secret, "/subscriptions/wh-nobody/secret")
    yield Request(secret, "/subscriptions/wh-nobody/secret", refused="ThrottlingException")
    yield from _follows()


def _follows() -> Iterator[Request]:
    """Feeds at secret addresses: each token is made of random bytes, the third, fourth and fifth that are drawn."""
    for number, form in enumerate(FEEDS, start=3):
        feed = {"protocol": "feed", "endpoint": f"/events?killed_min=5&limit=1&format={form}"}
        yield Request("POST /subscriptions", "/subscriptions", body=json.dumps(feed), name="feed")
        token = base64.urlsafe_b64encode(bytes([number]) * 24).decode()
        yield Request("GET /feeds/{token}", f"/feeds/{token}")
    yield Request("GET /feeds/{token}", "/feeds/nobody")
    yield Request("GET /feeds/{token}", "/feeds/nobody", refused="ThrottlingException")


def _judges(*, article: str) -> Iterator[Request]:
    """Judgements that are taken and refused, then the lists that have them."""
    verdict = {"article_id": article, "fact": "v1", "verdict": "accept", "note": "as I read it"}
    operation, path = "POST /judgements", "/judgements"
    yield Request(operation, path, body=json.dumps(verdict))
    yield Request(operation, path, body=json.dumps(verdict | {"verdict": "edit", "value": {"colour": "red"}}))
    yield Request(operation, path, body=json.dumps(verdict | {"fact": "v999"}))
    yield Request(operation, path, body=json.dumps(verdict | {"revision": "an older one"}))
    yield Request(operation, path, body="<judge/>", headers={"content-type": "application/xml"})
    yield Request(operation, path, body=json.dumps(verdict), refused="ThrottlingException")
    for form in FORMATS[:3]:
        yield Request("GET /judgements", path, ROW | {"format": form})
    yield Request("GET /judgements/queue", f"{path}/queue", ROW)


def _faults(*, article: str, story: str, subscription: str) -> Iterator[Request]:
    """A bad question, what there is not, and a store that asks to slow down, for each operation that can have them."""
    misspelt: dict[str, Any] = {"query": {"sorce": "Sahel Wire"}}
    slow: dict[str, Any] = {"refused": "ThrottlingException"}
    for path in (
        "/articles",
        "/events",
        "/places",
        "/quotes",
        "/claims",
        "/quantities",
        "/stories",
        "/entities",
        "/subscriptions",
        "/judgements",
        "/judgements/queue",
    ):
        asked = {"q": "ch"} if path == "/entities" else {}
        yield Request(f"GET {path}", path, **misspelt)
        yield Request(f"GET {path}", path, asked, **slow)
    for path in ("/events", "/places", "/quotes"):
        yield Request(f"GET {path}", path, {"speaker": "Cheick"})
    yield Request("GET /stories", "/stories", {"entity": "Cheick"})
    for part in ("", "/facts", "/places", "/revisions", "/changes", "/deletion"):
        yield from _of_one(f"GET /articles/{{article_id}}{part}", part=part, known=article, **misspelt)
    yield from _of_one("DELETE /articles/{article_id}", known=article, **misspelt)
    for part in ("", "/timeline"):
        yield from _of_one(f"GET /entities/{{key}}{part}", part=part, known="chad", **misspelt)
    yield Request("GET /stories/{story_id}", f"/stories/{story}", **misspelt)
    yield Request("GET /stories/{story_id}", "/stories/s0")
    yield Request("GET /stories/{story_id}", f"/stories/{story}", **slow)
    for method in ("GET", "DELETE"):
        yield from _of_one(f"{method} /subscriptions/{{subscription_id}}", known=subscription, **misspelt)
    yield Request("POST /articles", "/articles", body="Police in Lima arrested three men.", headers=TEXT, **slow)
    yield Request("POST /subscriptions", "/subscriptions", body=json.dumps(MAILBOX), **slow)


def _of_one(operation: str, *, known: str, part: str = "", query: dict[str, str]) -> Iterator[Request]:
    start = operation.split("/")[1]
    yield Request(operation, f"/{start}/{known}{part}", query)
    yield Request(operation, f"/{start}/nobody{part}")
    yield Request(operation, f"/{start}/{known}{part}", refused="ThrottlingException")
