"""`factwire drop` and `factwire watch` against AWS in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from factwire.cli.main import main
from factwire.cli.stack import cloud as clouds
from factwire.cli.stack import watch as watching

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
    receive = watching._received

    def received(sqs: Any, queue: str) -> Any:
        stored(deployed, 1)
        deployed.announce()
        return receive(sqs, queue)

    monkeypatch.setattr(watching, "_received", received)
    assert main(["watch", "--country", "YEM", "--killed-min", "3", "--count", "1"]) == 0
    printed = capsys.readouterr()
    assert "a filter within 15" in printed.err
    lines = printed.out.splitlines()
    (notice,) = [json.loads(line) for line in lines if '"notification_id"' in line]
    assert notice["events"][0]["type"] == "ASSAULT"
    queues = deployed.sqs.list_queues()["QueueUrls"]
    assert not any("watch" in url for url in queues)
    assert len(deployed.sns.list_subscriptions_by_topic(TopicArn=deployed.topic)["Subscriptions"]) == 1
