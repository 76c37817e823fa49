"""`factwire drop` and `factwire watch` against AWS in this process."""

from __future__ import annotations

import json
import os
import signal
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from factwire.cli.main import main
from factwire.cli.stack import cloud as clouds
from factwire.cli.stack import watch_queue
from factwire.domain.delivery.filters import NotificationFilter

from tests.integration.conftest import BUCKET
from tests.integration.test_api_function import TEXT, stored

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Stack


@pytest.fixture
def deployed(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Stack:
    """The stack of the test, found as a deployed one is."""
    outputs = {"BucketName": BUCKET, "TopicArn": stack.topic}
    monkeypatch.setattr(clouds.Cloud, "_described", lambda _self: outputs)
    monkeypatch.setattr(clouds.Cloud, "client", lambda _self, service: boto3.client(service))
    return stack


def test_dropped_files_lie_where_they_are_picked_up_and_their_ids_are_told(
    deployed: Stack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, broken = tmp_path / "aden.txt", tmp_path / "empty.txt"
    article.write_text(TEXT.format(day="Monday"), encoding="utf-8")
    broken.write_bytes(b"")
    assert main(["drop", str(article), str(broken), "--published-at", "2024-10-08", "--source", "Zürcher Wire"]) == 0
    told, refused = map(json.loads, capsys.readouterr().out.splitlines())
    assert sorted(deployed.keys("incoming/")) == ["incoming/aden.txt", "incoming/empty.txt"]
    head = deployed.s3.head_object(Bucket=BUCKET, Key="incoming/aden.txt")
    assert (head["ContentType"], head["Metadata"]["published-at"]) == ("text/plain", "2024-10-08")
    assert (len(told["article_ids"]), told["error"]) == (1, None)
    assert (refused["article_ids"], "(empty)" in refused["error"]) == ([], True)


def test_a_watcher_sees_what_passes_its_filter_and_leaves_nothing_behind(
    deployed: Stack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    receive = watch_queue.WatchQueue.bodies

    def received(queue: watch_queue.WatchQueue) -> Any:
        stored(deployed, 1)
        deployed.announce()
        return receive(queue)

    monkeypatch.setattr(watch_queue.WatchQueue, "bodies", received)
    assert main(["watch", "--country", "YEM", "--killed-min", "3", "--count", "1"]) == 0
    printed = capsys.readouterr()
    assert "a filter within 15" in printed.err
    lines = printed.out.splitlines()
    (notice,) = [json.loads(line) for line in lines if '"notification_id"' in line]
    assert notice["events"][0]["type"] == "ASSAULT"
    assert watchers(deployed) == ([], 1)


def watchers(deployed: Stack) -> tuple[list[str], int]:
    """Return the queues of watchers, and the number of subscriptions; one of them is the test's own."""
    queues = [url for url in deployed.sqs.list_queues()["QueueUrls"] if "factwire-watch-" in url]
    return queues, len(deployed.sns.list_subscriptions_by_topic(TopicArn=deployed.topic)["Subscriptions"])


def status_of(arguments: list[str]) -> object:
    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGINT, 130)])
def test_a_watcher_that_is_told_to_end_leaves_nothing_behind(
    deployed: Stack, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals, status: int
) -> None:
    there: list[tuple[list[str], int]] = []

    def told_to_end(_queue: watch_queue.WatchQueue) -> Any:
        there.append(watchers(deployed))
        os.kill(os.getpid(), ending)
        yield from ()

    monkeypatch.setattr(watch_queue.WatchQueue, "bodies", told_to_end)
    before = signal.getsignal(signal.SIGTERM)
    assert status_of(["watch"]) == status
    assert (len(there[0][0]), there[0][1]) == (1, 2)
    assert watchers(deployed) == ([], 1)
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_watcher_that_is_cut_off_while_it_subscribes_leaves_nothing_behind(
    deployed: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_queue: watch_queue.WatchQueue, _wanted: object) -> None:
        deployed.sqs.create_queue(QueueName=_queue._name)
        raise KeyboardInterrupt

    monkeypatch.setattr(watch_queue.WatchQueue, "open", cut_off)
    assert main(["watch"]) == 130
    assert watchers(deployed) == ([], 1)


def test_queues_of_watchers_that_were_killed_are_removed_by_the_next_one(
    deployed: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [datetime(2024, 10, 8, 12, 0, tzinfo=UTC)]
    monkeypatch.setattr(watch_queue, "_now", lambda: clock[0])

    def killed(topic: str) -> None:
        output = clouds.Cloud.output
        monkeypatch.setattr(clouds.Cloud, "output", lambda _self, _name: topic)
        watch_queue.WatchQueue(clouds.Cloud(stack="factwire")).open(NotificationFilter())
        monkeypatch.setattr(clouds.Cloud, "output", output)

    other = deployed.sns.create_topic(Name="another-stack")["TopicArn"]
    killed(deployed.topic)
    killed(other)
    clock[0] += timedelta(minutes=50)
    killed(deployed.topic)
    assert len(watchers(deployed)[0]) == 3

    clock[0] += timedelta(minutes=11)
    monkeypatch.setattr(watch_queue.WatchQueue, "bodies", lambda _queue: iter(()))
    assert main(["watch"]) == 0

    queues, subscriptions = watchers(deployed)
    topics = [deployed.sqs.list_queue_tags(QueueUrl=url)["Tags"]["factwire:topic"] for url in queues]
    assert (sorted(topics), subscriptions) == (sorted([deployed.topic, other]), 2)


def test_a_folder_and_a_missing_file_do_not_stop_the_rest(
    deployed: Stack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "week"
    (folder / "monday").mkdir(parents=True)
    (folder / "monday" / "aden.txt").write_text(TEXT.format(day="Monday"), encoding="utf-8")
    last = tmp_path / "aden.txt"
    last.write_text(TEXT.format(day="Tuesday"), encoding="utf-8")
    assert main(["drop", str(tmp_path / "none.txt"), str(folder), str(last)]) == 2
    missing, *_ = map(json.loads, capsys.readouterr().out.splitlines())
    assert missing["error"] == "No such file or directory (not_found)"
    assert sorted(deployed.keys("incoming/")) == ["incoming/aden.txt", "incoming/week/monday/aden.txt"]
