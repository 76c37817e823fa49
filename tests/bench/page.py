"""`python -m tests.bench.page`: the reader page with 10,000 events on the map, beside a page without any.

Nothing is served: the browser's requests are answered from the page's own folder and from made events.
"""

from __future__ import annotations

import json
import random
import sys
import time
from typing import Any
from urllib.parse import urlsplit

from factwire.aws.http.page import ReaderPage
from factwire.aws.settings import ApiSettings
from playwright.sync_api import Page, Route

from local.settings import ROOT
from tests.e2e.browser import chromium, reader

_URL = "http://reader.example/"
_EVENTS = 10_000
# As many times as long as the page without events may the full one take.
_LIMIT = 5.0


def main() -> int:
    """Print the figures; return the exit status."""
    if chromium() is None:
        sys.stderr.write("no Chromium on this machine: nothing was measured\n")
        return 1
    empty, full = _measured(0), _measured(_EVENTS)
    for name in full:
        print(f"  {name}: {full[name]:.2f} s with {_EVENTS} events, {empty[name]:.2f} s with none")
    return 0 if full["map"] <= _LIMIT * empty["map"] else 1


def _measured(count: int) -> dict[str, float]:
    settings = ApiSettings.of(
        {
            "TABLE_NAME": "facts",
            "BUCKET_NAME": "news",
            "QUEUE_URL": "https://queue",
            "CURSOR_SECRET": "s" * 32,
            "WEBHOOKS_TABLE_NAME": "webhooks",
            "DELIVER_QUEUE_ARN": "arn:aws:sqs:eu-central-1:123456789012:deliver",
        }
    )
    files = ReaderPage(ROOT / "functions" / "api" / "page", settings=settings)
    events = _events(count)
    ready = ".dot" if count else ".status h2"
    with reader(_URL) as read:
        read.page.route("**/*", lambda route: _serve(route, files, events))
        started = time.perf_counter()
        page = read.open("#/events?view=map", ready=ready)
        opened = time.perf_counter() - started
        return {"first paint": _first_paint(page), "map": opened, "filter": _filtered(page, ready)}


def _first_paint(page: Page) -> float:
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    return float(page.evaluate(paint)) / 1000


def _filtered(page: Page, ready: str) -> float:
    started = time.perf_counter()
    page.select_option("#filter-country", "TCD")
    page.wait_for_url("**country=TCD*")
    page.wait_for_selector(ready)
    return time.perf_counter() - started


def _serve(route: Route, files: ReaderPage, events: list[dict[str, Any]]) -> None:
    path = urlsplit(route.request.url).path.lstrip("/")
    if path == "events":
        wanted = events[::2] if "country=" in route.request.url else events
        route.fulfill(body=json.dumps({"events": wanted, "next": None}), content_type="application/json")
        return
    answer = (
        files.index() if not path
        else files.login_settings() if path == "ui/config.json"
        else files.file(path.split("/", 2)[2], digest=files.digest)
    )  # fmt: skip
    route.fulfill(body=answer.body, content_type=answer.content_type or "", status=answer.status_code)


def _events(count: int) -> list[dict[str, Any]]:
    chance = random.Random(19)
    return [
        {
            "id": "v1", "type": "ASSAULT", "mode": None, "assertion": "asserted",
            "actors": [{"name": "rebels"}], "targets": [{"name": f"{number} people"}], "attribution": None,
            "earliest": f"2026-{1 + number % 12:02}-{1 + number % 28:02}", "latest": None,
            "killed": None, "wounded": None,
            "place": {"name": "A town", "latitude": chance.uniform(-50, 65), "longitude": chance.uniform(-160, 170)},
            "evidence": "Rebels attacked a town on Monday.", "salience": 0.5,
            "article": {"article_id": f"{number:024}", "source": "A wire", "published_at": "2026-03-12"},
        }
        for number in range(count)
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
