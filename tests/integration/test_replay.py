"""`factwire replay` over AWS in this process: interrupted, twice at once, over a deleted article: once in effect."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from factwire.aws.triggers.queue_messages import tasks_in
from factwire.cli.main import main
from factwire.cli.stack import cloud as clouds
from factwire.cli.stack.maintenance import replay as replaying

from tests.integration.conftest import BUCKET, Stack, in_process, load
from tests.unit.services.fakes import facts_of, newer_engine

TEXT = "Rebels shelled the port of Aden, killing {killed}."
ARTICLES = 12
BATCH = 4  # so that they are three


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[timedelta], None]]:
    """A clock that a test moves on."""
    now = [datetime.now(UTC) - timedelta(hours=2)]
    monkeypatch.setattr("factwire.aws.bootstrap.adapters.SystemClock.now", lambda _clock: now[0])
    return lambda by: now.__setitem__(0, now[0] + by)


@pytest.fixture
def deployed(monkeypatch: pytest.MonkeyPatch, clock: Callable[[timedelta], None]) -> Iterator[Stack]:
    """A stack whose articles were extracted two hours ago; since then another engine has been deployed."""
    monkeypatch.setattr("factwire.extraction.extract_facts", facts_of)
    monkeypatch.setattr("factwire.aws.bootstrap.engine.load_model", lambda: None)
    monkeypatch.setattr(replaying, "_SECONDS_BETWEEN_LOOKS", 0.0)
    monkeypatch.setattr(replaying, "_MESSAGES", BATCH)
    with in_process(monkeypatch) as stack:
        for number in range(ARTICLES):
            stack.drop(f"incoming/{'west' if number % 2 else 'east'}/{number}.txt", TEXT.format(killed=number + 2))
        assert stack.work() == []
        assert stack.announce() == []
        stack.messages()
        clock(timedelta(hours=3))
        monkeypatch.setattr("factwire.extraction.extract_facts", newer_engine)
        _found_as_deployed(monkeypatch, stack)
        yield stack


def _found_as_deployed(monkeypatch: pytest.MonkeyPatch, stack: Stack) -> None:
    """The command finds the stack, and the stack works on while the command looks how far it is."""
    dead_letters = stack.sqs.create_queue(QueueName="publish-dead-letters")["QueueUrl"]
    outputs = {"BucketName": BUCKET, "MembersQueueUrl": stack.incoming, "PublishDeadLettersUrl": dead_letters}
    monkeypatch.setattr(clouds.Cloud, "_described", lambda _self: outputs)
    monkeypatch.setattr(clouds.Cloud, "client", lambda _self, service: boto3.client(service))
    monkeypatch.setattr(clouds.Cloud, "ask", lambda _self, path, query: stack.get(path, **query)["json"])
    waiting = replaying._waiting

    def looked(sqs: Any, queue: str) -> int:
        stack.work()
        return waiting(sqs, queue)

    monkeypatch.setattr(replaying, "_waiting", looked)


def tolls(stack: Stack) -> list[float]:
    return sorted(event["killed"]["min"] for event in stack.get("/events", limit="100")["json"]["events"])


def announced(stack: Stack) -> list[dict[str, Any]]:
    assert stack.announce() == []
    return [json.loads(each["Message"]) for each in stack.messages()]


def replay(*options: str) -> int:
    return main(["replay", "--yes", "--rate", "100000", "--format", "json", *options])


OLD = [number + 2.0 for number in range(ARTICLES)]
NEW = [number + 3.0 for number in range(ARTICLES)]


def test_all_stored_articles_get_the_facts_of_the_engine_that_is_deployed(
    deployed: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tolls(deployed) == OLD
    assert replay() == 0
    assert tolls(deployed) == NEW
    printed = capsys.readouterr()
    (result,) = [json.loads(line) for line in printed.out.splitlines() if line.startswith('{"due"')]
    assert (result["due"], result["left"]) == (ARTICLES, 0)
    assert "dollars" in printed.err
    notices = announced(deployed)
    assert [notice["kind"] for notice in notices] == ["revision"] * ARTICLES
    (article,) = deployed.get("/articles", limit="1")["json"]["articles"]
    assert article["engine"]["version"] == "2"


def test_a_replay_that_is_killed_three_times_goes_on_and_announces_nothing_twice(
    deployed: Stack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a command that is killed after each of three batches
    send, sent = replaying._send_batch, []

    def killed(*args: Any, **options: Any) -> None:
        send(*args, **options)
        sent.append(1)
        if len(sent) in {1, 2, 3}:
            raise KeyboardInterrupt

    monkeypatch.setattr(replaying, "_send_batch", killed)
    before = datetime.now(UTC).isoformat()
    # When it is started again each time
    assert [replay("--extracted-before", before) for _ in range(4)] == [130, 130, 130, 0]
    # Then every article is replayed, and each change was announced once
    assert tolls(deployed) == NEW
    notices = announced(deployed)
    assert len(notices) == len({notice["notification_id"] for notice in notices}) == ARTICLES


def test_the_messages_of_two_replays_at_once_have_one_effect(deployed: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    send = replaying._send_batch

    def twice(*args: Any, **options: Any) -> None:
        send(*args, **options)
        send(*args, **options)

    monkeypatch.setattr(replaying, "_send_batch", twice)
    assert replay() == 0
    assert tolls(deployed) == NEW
    assert len(announced(deployed)) == ARTICLES


def test_a_quiet_replay_says_nothing(deployed: Stack) -> None:
    assert replay("--quiet") == 0
    assert tolls(deployed) == NEW
    assert announced(deployed) == []


def test_a_quiet_replay_does_not_take_the_place_of_what_was_never_announced(
    deployed: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a change that failed every retry
    queue = deployed.sqs.get_queue_url(QueueName="publish-dead-letters")["QueueUrl"]
    deployed.sqs.send_message(QueueUrl=queue, MessageBody="{}")
    # Then a quiet replay says what to do first, and any other goes on
    assert replay("--quiet") == 2
    assert "factwire redrive" in capsys.readouterr().err
    assert tolls(deployed) == OLD
    assert replay() == 0


def test_only_what_was_dropped_under_a_prefix_is_replayed_and_each_article_is_looked_up_once(
    deployed: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_cloud: object, path: str, query: dict[str, str]) -> Any:
        asked.append(path)
        return deployed.get(path, **query)["json"]

    monkeypatch.setattr(clouds.Cloud, "ask", ask)

    assert replay("--prefix", "incoming/west/") == 0

    assert tolls(deployed) == sorted(NEW[1::2] + OLD[::2])
    assert sum(path.startswith("/articles/") for path in asked) == ARTICLES


def test_an_article_that_is_deleted_meanwhile_stays_deleted_and_the_replay_ends(
    deployed: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = replaying._send_batch

    def deleting(sqs: Any, queue: str, batch: Any, **options: Any) -> None:
        send(sqs, queue, batch, **options)
        assert deployed.http("DELETE", f"/articles/{batch[0].article_id}")["statusCode"] == 204

    monkeypatch.setattr(replaying, "_send_batch", deleting)
    assert replay() == 0
    assert len(tolls(deployed)) == ARTICLES - 3
    assert set(tolls(deployed)) <= set(NEW)


def test_nobody_who_agrees_is_nothing_replayed(
    deployed: Stack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["replay"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert tolls(deployed) == OLD


def test_a_time_that_is_none_is_refused(deployed: Stack, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay("--extracted-before", "yesterday") == 2
    assert "--extracted-before" in capsys.readouterr().err


def test_the_golden_message_is_understood_and_an_article_that_is_not_there_is_left_alone(deployed: Stack) -> None:
    event = load("sqs_replay.json")
    (task,) = tasks_in(event["Records"][0]["body"], prefixes=())
    assert deployed.call("extract", event) == {"batchItemFailures": []}
    assert deployed.get(f"/articles/{task.article_id}")["statusCode"] == 404
