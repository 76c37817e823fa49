"""What a user does: drops, subscribes, asks, corrects."""

from __future__ import annotations

import csv
import io
import json
import queue
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factwire.cli.main import main

from tests.e2e.system import eventually

if TYPE_CHECKING:
    import pytest

    from tests.e2e.system import System

ARTICLES = {
    "tyre.txt": """An Israeli air strike killed 12 people in Tyre, in southern Lebanon, on Monday, the army said.

"We will rebuild every house," said Hassan Dabouk, the mayor of Tyre.""",
    "kabul.txt": "A car bomb killed 15 people in Kabul on Monday, police said.",
    "border.txt": "Lebanon and Cyprus signed an agreement on their sea border in Beirut on Tuesday.",
}
FILTER = {"countries": ["LBN"], "event_types": ["ASSAULT"], "killed_min": 5}


def test_a_user_drops_three_files_is_told_of_the_one_that_matters_asks_and_corrects_it(
    system: System, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--endpoint-url", system.settings.endpoint]
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with listener() as (address, told):
        made = subscribed(system, address)
        eventually(lambda: system.get(f"/subscriptions/{made['id']}")["state"] == "confirmed", "the confirmation")

        drop = ["drop", *where, "--published-at", "2025-03-11", "--source", "A wire"]
        assert main([*drop, *(str(tmp_path / name) for name in ARTICLES)]) == 0
        ids = {row["file"]: row["article_ids"] for row in map(json.loads, capsys.readouterr().out.splitlines())}
        (tyre,) = ids[str(tmp_path / "tyre.txt")]
        system.settled()
        for (article_id,) in ids.values():
            system.notice(lambda notice, wanted=article_id: notice.article.article_id == wanted)  # type: ignore[misc]
        notice = told.get(timeout=30)
        assert (notice["kind"], notice["article"]["article_id"]) == ("summary", tyre)
        assert notice["events"][0]["killed"] == {"min": 12, "max": 12}
        assert told.empty()

        places = system.get("/events?country=LBN&killed_min=5&since=2025-03-01&format=geojson")
        here = [feature for feature in places["features"] if feature["properties"]["article"]["article_id"] == tyre]
        longitude, latitude = here[0]["geometry"]["coordinates"]
        assert (round(longitude), round(latitude)) == (35, 33)
        assert main(["query", "entities", *where, "hassan dabouk"]) == 0
        speaker = json.loads(capsys.readouterr().out.splitlines()[0])["key"]
        _, table = system.http("GET", f"/quotes?speaker={speaker}&format=csv")
        (quote,) = csv.DictReader(io.StringIO(table.decode("utf-8-sig")))
        assert "We will rebuild every house" in quote["text"]

        (tmp_path / "tyre.txt").write_text(ARTICLES["tyre.txt"].replace("12", "15"), encoding="utf-8")
        assert main([*drop, str(tmp_path / "tyre.txt")]) == 0
        notice = told.get(timeout=60)
        assert (notice["kind"], notice["article"]["article_id"]) == ("revision", tyre)
        assert any("12" in str(change["before"]) and "15" in str(change["after"]) for change in notice["changes"])
        assert system.http("DELETE", f"/subscriptions/{made['id']}")[0] == 204


def subscribed(system: System, address: str) -> dict[str, Any]:
    """The answer to a subscription of this address with the filter."""
    body = json.dumps({"protocol": "http", "endpoint": address, "filter": FILTER}).encode()
    status, answer = system.http("POST", "/subscriptions", body=body, content_type="application/json")
    assert status == 201, answer
    made: dict[str, Any] = json.loads(answer)
    return made


@contextmanager
def listener() -> Iterator[tuple[str, queue.Queue[dict[str, Any]]]]:
    """A user's own endpoint, as SNS wants one: it confirms, and takes what it is sent."""
    told: queue.Queue[dict[str, Any]] = queue.Queue()

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()
            if sent["Type"] == "SubscriptionConfirmation":
                urllib.request.urlopen(sent["SubscribeURL"], timeout=10).close()
            else:
                told.put(json.loads(sent["Message"]))

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", told
    finally:
        server.shutdown()
        server.server_close()
