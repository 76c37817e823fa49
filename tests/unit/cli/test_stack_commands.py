"""`factwire drop|watch|query`: what is asked of a stack, and what is shown of its answers."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import botocore.httpsession
import pytest
from botocore.exceptions import EndpointConnectionError
from factwire.cli.main import main
from factwire.cli.stack import cloud as clouds

from tests.unit.services.fakes import article, facts_of, newer_engine

API = "https://api.example.com"
ARTICLE = {"article_id": "a1", "title": "T", "source": "Wire", "url": None, "published_at": "2024-10-08"}
QUOTE = {"id": "q1", "speaker": "Ada\u001b[31m Obi", "text": "It is over,\n", "article": ARTICLE}


class Answer:
    def __init__(self, status: int, document: Any) -> None:
        self.status_code = status
        self.headers: dict[str, str] = {}
        self.content = document if isinstance(document, bytes) else json.dumps(document).encode()


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> tuple[list[Any], list[Answer]]:
    """The requests that were sent, and the answers to give, of a stack that is deployed."""
    sent: list[Any] = []
    answers: list[Answer] = []

    def send(_session: Any, request: Any) -> Answer:
        sent.append(request)
        return answers.pop(0)

    monkeypatch.setattr(botocore.httpsession.URLLib3Session, "send", send)
    monkeypatch.setattr(clouds.Cloud, "_described", lambda _self: {"ApiUrl": API})
    for name in ("FACTWIRE_TOKEN", "FACTWIRE_STACK", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    return sent, answers


def asked(request: Any) -> tuple[str, dict[str, list[str]]]:
    url = urlsplit(request.url)
    return url.path, parse_qs(url.query)


def test_filters_go_to_the_endpoint_by_their_names(endpoint: Any) -> None:
    sent, answers = endpoint
    answers.append(Answer(200, {"events": [], "next": None}))
    arguments = "query events --local --type ASSAULT --country LBN --killed-min 5 --since 2024-10-01 --limit 7"
    assert main(arguments.split()) == 0
    assert asked(sent[0]) == (
        "/events",
        {"type": ["ASSAULT"], "country": ["LBN"], "killed_min": ["5"], "since": ["2024-10-01"], "limit": ["7"]},
    )


def test_requests_are_signed_or_bear_the_token(endpoint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sent, answers = endpoint
    answers += [Answer(200, {"quotes": [], "next": None}), Answer(200, {"quotes": [], "next": None})]
    main(["query", "quotes", "--local"])
    assert "/us-east-1/execute-api/aws4_request" in str(sent[0].headers["Authorization"])
    monkeypatch.setenv("FACTWIRE_TOKEN", "a-token")
    main(["query", "quotes", "--local"])
    assert sent[1].headers["authorization"] == "Bearer a-token"


def test_credentials_of_an_account_are_not_sent_to_a_local_aws(endpoint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sent, answers = endpoint
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real")
    answers.append(Answer(200, {"quotes": [], "next": None}))
    main(["query", "quotes", "--local"])
    assert "AKIAREAL" not in str(sent[0].headers)


def test_pages_are_followed_until_there_are_enough_answers(endpoint: Any, capsys: pytest.CaptureFixture[str]) -> None:
    sent, answers = endpoint
    answers += [Answer(200, {"quotes": [QUOTE] * 100, "next": "c"}), Answer(200, {"quotes": [QUOTE] * 30, "next": "d"})]
    assert main(["query", "quotes", "--local", "--limit", "130"]) == 0
    assert [asked(request)[1].get("cursor") for request in sent] == [None, ["c"]]
    assert [asked(request)[1]["limit"] for request in sent] == [["100"], ["30"]]
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 130
    assert json.loads(lines[0]) == QUOTE


EVENT = {
    "id": "v1",
    "type": "ASSAULT",
    "mode": None,
    "actors": [{"name": "Sahel rebels"}],
    "targets": [{"name": "the crew of a tanker"}],
    "place": {"name": "Aden"},
    "earliest": "2024-10-07",
    "latest": "2024-10-07",
    "killed": {"min": 12, "max": None},
    "wounded": None,
    "assertion": "reported",
    "attribution": "the coast guard",
    "sentence": "Sahel rebels attacked the crew of a tanker off Aden on 7 October 2024, at least 12 killed (according"
    " to the coast guard)",
    "evidence": "Rebels killed at least 12 of the crew of a tanker off Aden on Monday, the coast guard said in a long"
    " statement that went on and on.",
    "article": ARTICLE,
}


@pytest.mark.parametrize("rich", [True, False])
def test_on_a_terminal_an_answer_is_a_few_lines_that_fit(
    endpoint: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, rich: bool
) -> None:
    _, answers = endpoint
    if not rich:
        monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    answers.append(Answer(200, {"events": [EVENT], "next": None}))
    assert main(["query", "events", "--local"]) == 0
    event, rest, evidence, where = capsys.readouterr().out.splitlines()
    assert event.startswith("Sahel rebels attacked the crew of a tanker off Aden on 7 October 2024, at least")
    assert rest.endswith("killed (according to the coast guard)")
    assert evidence.startswith('  "Rebels killed at least 12 of the crew')
    assert evidence.endswith("…")
    assert where.rstrip() == "  Wire · 2024-10-08 · a1#v1"
    assert max(len(line) for line in (event, rest, evidence, where)) == 80


def test_a_table_in_a_pipe_has_a_line_an_answer_and_nothing_is_cut(
    endpoint: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    _, answers = endpoint
    answers.append(Answer(200, {"events": [EVENT], "next": None}))
    assert main(["query", "events", "--local", "--format", "table"]) == 0
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.split("\t") == ["event", "evidence", "source", "published", "id"]
    assert line.split("\t")[1:] == [f'"{EVENT["evidence"]}"', "Wire", "2024-10-08", "a1#v1"]


def test_control_characters_of_an_article_do_not_reach_the_terminal(
    endpoint: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    _, answers = endpoint
    answers.append(Answer(200, {"quotes": [QUOTE], "next": None}))
    assert main(["query", "quotes", "--local", "--format", "table"]) == 0
    _, line = capsys.readouterr().out.splitlines()
    assert line.split("\t")[:2] == ["Ada[31m Obi", '"It is over,"']


@pytest.mark.parametrize(
    ("noted", "url"), [("4777", "http://127.0.0.1:4777"), ("evil.example", "http://127.0.0.1:4566")]
)
def test_a_local_stack_is_found_at_the_port_that_it_noted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, noted: str, url: str
) -> None:
    (tmp_path / ".local").mkdir()
    (tmp_path / ".local" / "port").write_text(noted)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert clouds.local_endpoint() == url


@pytest.mark.parametrize(
    ("status", "document", "words"),
    [
        (400, {"detail": "country: String should match pattern"}, "/events: country: String should match pattern"),
        (403, {"message": "Forbidden"}, "/events: Forbidden"),
        (429, b"slow down", "/events: Too Many Requests"),
        (500, {"detail": "the fault is ours"}, "the fault is ours"),
        (502, [], "Bad Gateway"),
    ],
)
def test_what_the_endpoint_refuses_is_one_clear_line(
    endpoint: Any, capsys: pytest.CaptureFixture[str], status: int, document: Any, words: str
) -> None:
    _, answers = endpoint
    answers.append(Answer(status, document))
    assert main(["query", "events", "--local"]) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_a_timeline_is_asked_of_the_entity_that_is_named(endpoint: Any, capsys: pytest.CaptureFixture[str]) -> None:
    sent, answers = endpoint
    answers.append(Answer(200, {"events": [], "next": None}))
    assert main(["query", "timeline", "--local", "Côte d'Ivoire/Abidjan", "--since", "2024-10-01"]) == 0
    assert asked(sent[0]) == (
        "/entities/C%C3%B4te%20d%27Ivoire%2FAbidjan/timeline",
        {"since": ["2024-10-01"], "limit": ["20"]},
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        (["--endpoint-url", "http://127.0.0.1:1"], {}, "nothing answers at http://127.0.0.1:1"),
        (["--endpoint-url", "nonsense"], {}, "--endpoint-url is not an address"),
        ([], {"AWS_PROFILE": "nobody"}, "no credentials: set AWS_PROFILE"),
        ([], {}, "no region: set AWS_REGION"),
        ([], {"AWS_REGION": "eu-central-1"}, "no credentials: set AWS_PROFILE"),
    ],
)
def test_who_asks_nowhere_or_as_nobody_is_told_what_to_set_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: list[str],
    environment: dict[str, str],
    words: str,
) -> None:
    def refused(_session: Any, request: Any) -> Answer:
        raise EndpointConnectionError(endpoint_url=request.url, error="refused")

    monkeypatch.setattr(botocore.httpsession.URLLib3Session, "send", refused)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    nowhere = {"AWS_CONFIG_FILE": "none", "AWS_SHARED_CREDENTIALS_FILE": "none", "AWS_EC2_METADATA_DISABLED": "true"}
    for name, value in (nowhere | {"AWS_MAX_ATTEMPTS": "1"} | environment).items():
        monkeypatch.setenv(name, str(tmp_path / value) if value == "none" else value)
    assert main(["query", "events", *arguments]) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert (captured.err.count("\n"), captured.out) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["watch", "--local", "--country", "Atlantis"], "countries: "),
        (["watch", "--local", "--type", "WAR"], "event_types: "),
        (["drop", "--local", "a.txt", "--published-at", "soon"], "--published-at"),
        (["drop", "--local", "a/x.txt", "b/x.txt"], "two files of one name"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(
    endpoint: Any, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    sent, _ = endpoint
    assert main(arguments) == 2
    assert words in capsys.readouterr().err
    assert sent == []


def test_an_upgrade_says_what_the_engine_here_would_change_and_whom_it_would_alert(
    endpoint: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a stack with one article and two subscriptions, and another engine installed here
    sent, answers = endpoint
    stored = facts_of(article("Rebels shelled the port of Aden, killing 12.", published_at="2024-10-08"))
    monkeypatch.setattr("factwire.extraction.extract_many", lambda articles: map(newer_engine, articles))
    of_sns = {"id": "s1", "filter_policy": {"killed_min": [{"numeric": [">=", 13]}]}}
    of_webhook = {"id": "w1", "filter": {"countries": ["YEM"]}}
    row = {"article_id": stored.article.article_id}
    answers += [
        Answer(200, {"subscriptions": [{"id": "s1"}, {"id": None}], "next": "more"}),
        Answer(200, of_sns),
        Answer(200, {"subscriptions": [{"id": "w1"}], "next": None}),
        Answer(200, of_webhook),
        Answer(200, {"articles": [row], "next": None}),
        Answer(200, stored.model_dump_json().encode()),
    ]
    # When an upgrade is tried on a sample
    assert main(["upgrade", "--local", "--sample", "1", "--source", "Wire"]) == 0
    # Then nothing but questions were sent, and the answer tells facts and alerts
    assert {request.method for request in sent} == {"GET"}
    assert asked(sent[4]) == ("/articles", {"status": ["stored"], "source": ["Wire"], "limit": ["1"]})
    document = json.loads(capsys.readouterr().out)
    assert document["facts"]["quantity"]["changed"] == 1
    assert [(each["subscription"], each["before"], each["after"]) for each in document["alerts"]] == [
        ("s1", 0, 1),
        ("w1", 1, 1),
    ]


def test_facts_that_are_too_large_for_the_endpoint_are_fetched_from_where_it_says(
    endpoint: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent, answers = endpoint
    stored = facts_of(article("Rebels shelled the port of Aden, killing 12."))
    monkeypatch.setattr("factwire.extraction.extract_many", lambda articles: map(facts_of, articles))
    moved = Answer(303, {})
    moved.headers = {"location": "https://bucket.example.com/facts.json?X-Amz-Signature=abc"}
    answers += [
        Answer(200, {"subscriptions": [], "next": None}),
        Answer(200, {"articles": [{"article_id": "a"}], "next": None}),
        moved,
        Answer(200, stored.model_dump_json().encode()),
    ]
    assert main(["upgrade", "--local", "--sample", "1"]) == 0
    assert sent[-1].url == "https://bucket.example.com/facts.json?X-Amz-Signature=abc"
    assert "Authorization" not in sent[-1].headers
    assert json.loads(capsys.readouterr().out)["articles"] == 1
