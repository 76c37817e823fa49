"""`factwire redrive`: a dead letter goes only when it has been sent again; what cannot go stays and is counted."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError
from factwire.cli.main import main
from factwire.cli.stack import cloud as clouds

OUTPUTS = {
    "QueueUrl": "incoming",
    "DeadLettersUrl": "dead",
    "PublishDeadLettersUrl": "publish-dead",
    "DeliverQueueUrl": "deliver",
    "DeliverDeadLettersUrl": "deliver-dead",
    "PublishFunctionArn": "publish:live",
    "RelateDeadLettersUrl": "relate-dead",
    "RelateFunctionArn": "relate:live",
    "TableName": "facts",
}


class Queues:
    """SQS in memory; a message that is held does not come again, save where it is `impatient`."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[str]] = {
            name: [] for name in ("incoming", "dead", "publish-dead", "relate-dead", "deliver", "deliver-dead")
        }
        self.held: dict[str, dict[str, str]] = {name: {} for name in self.waiting}
        self.refused = ""
        self.impatient = False

    def receive_message(self, **request: Any) -> dict[str, Any]:
        queue, most = request["QueueUrl"], request["MaxNumberOfMessages"]
        bodies, self.waiting[queue] = self.waiting[queue][:most], self.waiting[queue][most:]
        self.held[queue] |= {f"receipt of {body}": body for body in bodies}
        if self.impatient:
            self.waiting[queue] += bodies
        return {
            "Messages": [{"MessageId": f"id of {it}", "Body": it, "ReceiptHandle": f"receipt of {it}"} for it in bodies]
        }

    def delete_message(self, **request: str) -> None:
        del self.held[request["QueueUrl"]][request["ReceiptHandle"]]

    def send_message_batch(self, **request: Any) -> dict[str, Any]:
        entries = request["Entries"]
        taken = [entry for entry in entries if entry["MessageBody"] != self.refused]
        self.waiting[request["QueueUrl"]] += [entry["MessageBody"] for entry in taken]
        answer = {"Successful": [{"Id": entry["Id"]} for entry in taken]}
        failed = [{"Id": entry["Id"]} for entry in entries if entry not in taken]
        return answer | ({"Failed": failed} if failed else {})


class Stream:
    """A table's stream: pages of records, numbered; an error where it is gone."""

    def __init__(self, *pages: list[int], error: str = "", made: Callable[[int], dict[str, Any]] | None = None) -> None:
        self.pages, self.error, self.made = pages, error, made or _record

    def get_shard_iterator(self, **_request: str) -> dict[str, str]:
        if self.error:
            raise ClientError({"Error": {"Code": self.error}}, "GetShardIterator")
        return {"ShardIterator": "0"}

    def get_records(self, **request: str) -> dict[str, Any]:
        page = int(request["ShardIterator"])
        following = {"NextShardIterator": str(page + 1)} if page + 1 < len(self.pages) else {}
        return {"Records": [self.made(number) for number in self.pages[page]]} | following


class Table:
    """DynamoDB: the commit of each article as of now is that of the stream, save where another is said."""

    def __init__(self, commits: dict[str, str | None]) -> None:
        self.commits = commits

    def batch_get_item(self, **request: Any) -> dict[str, Any]:
        keys = [key["pk"]["S"] for key in request["RequestItems"]["facts"]["Keys"]]
        commits = {key: self.commits.get(key, f"commit of {key}") for key in keys}
        items = [{"pk": {"S": key}, "commit": {"S": commit}} for key, commit in commits.items() if commit]
        return {"Responses": {"facts": items}}


class Functions:
    """Lambda: what it was called with, and what it answers."""

    def __init__(self, answer: dict[str, Any], error: str | None) -> None:
        self.events: list[dict[str, Any]] = []
        self.called: list[str] = []
        self.answer, self.error = answer, error

    def invoke(self, **request: Any) -> dict[str, Any]:
        self.called.append(request["FunctionName"])
        self.events.append(json.loads(request["Payload"]))
        failed = {"FunctionError": self.error} if self.error else {}
        return {"Payload": io.BytesIO(json.dumps(self.answer).encode())} | failed


def _record(number: int) -> dict[str, Any]:
    sort = "META" if number % 2 else "FACTS#1"
    return {
        "eventName": "INSERT",
        "dynamodb": {
            "ApproximateCreationDateTime": datetime(2025, 1, 1, tzinfo=UTC),
            "Keys": {"pk": {"S": f"A#{number}"}, "sk": {"S": sort}},
            "NewImage": {"record": {"B": b"\x00\xff"}, "commit": {"S": f"commit of A#{number}"}},
            "SequenceNumber": str(number),
        },
    }


def _story_record(number: int) -> dict[str, Any]:
    record = _record(number)
    record["dynamodb"] |= {"Keys": {"pk": {"S": "T#s1"}, "sk": {"S": "STORY"}}, "NewImage": {"version": {"N": "2"}}}
    return record


def _judgement_record(number: int) -> dict[str, Any]:
    record = _record(number)
    record["dynamodb"] |= {"Keys": {"pk": {"S": "A#1"}, "sk": {"S": "JUDGE#target#id"}}, "NewImage": {}}
    return record


def _letter(first: int, last: int) -> str:
    stretch = {"startSequenceNumber": str(first), "endSequenceNumber": str(last), "shardId": "s", "streamArn": "arn"}
    return json.dumps({"DDBStreamBatchInfo": stretch})


@pytest.fixture
def queues() -> Queues:
    return Queues()


def redriven(
    monkeypatch: pytest.MonkeyPatch,
    queues: Queues,
    stream: Stream | None = None,
    *,
    answer: dict[str, Any] | None = None,
    error: str | None = None,
    commits: dict[str, str | None] | None = None,
) -> tuple[int, Functions]:
    functions = Functions(answer or {"batchItemFailures": []}, error)
    clients = {
        "sqs": queues,
        "dynamodbstreams": stream or Stream(),
        "lambda": functions,
        "dynamodb": Table(commits or {}),
    }
    monkeypatch.setattr(clouds.Cloud, "_described", lambda _self: OUTPUTS)
    monkeypatch.setattr(clouds.Cloud, "client", lambda _self, service: clients[service])
    return main(["redrive", "--local", "--format", "json"]), functions


def test_every_dead_article_goes_back_to_its_queue_and_is_dead_no_more(
    monkeypatch: pytest.MonkeyPatch, queues: Queues, capsys: pytest.CaptureFixture[str]
) -> None:
    queues.waiting["dead"] = [f"article {number}" for number in range(23)]

    status, _ = redriven(monkeypatch, queues)

    assert status == 0
    assert queues.waiting["incoming"] == [f"article {number}" for number in range(23)]
    assert not queues.waiting["dead"]
    assert not queues.held["dead"]
    first, *others = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {"queue": "extract", "again": 23, "left": 0}
    assert [(each["queue"], each["again"]) for each in others] == [("publish", 0), ("relate", 0), ("deliver", 0)]


def test_what_webhooks_did_not_take_goes_back_to_their_queue(
    monkeypatch: pytest.MonkeyPatch, queues: Queues, capsys: pytest.CaptureFixture[str]
) -> None:
    queues.waiting["deliver-dead"] = ["delivery"]

    status, _ = redriven(monkeypatch, queues)

    assert (status, queues.waiting["deliver"], queues.held["deliver-dead"]) == (0, ["delivery"], {})
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"queue": "deliver", "again": 1, "left": 0}


def test_an_article_that_its_queue_refuses_stays_a_dead_letter_and_is_told(
    monkeypatch: pytest.MonkeyPatch, queues: Queues, capsys: pytest.CaptureFixture[str]
) -> None:
    queues.waiting["dead"] = ["good", "bad"]
    queues.refused = "bad"

    status, _ = redriven(monkeypatch, queues)

    assert status == 2
    assert list(queues.held["dead"].values()) == ["bad"]
    assert "1 dead letters are left" in capsys.readouterr().err


def test_a_letter_that_comes_again_before_all_are_through_ends_the_command(
    monkeypatch: pytest.MonkeyPatch, queues: Queues
) -> None:
    queues.waiting["publish-dead"] = [_letter(3, 7)]
    queues.impatient = True

    status, functions = redriven(monkeypatch, queues, Stream([3, 5, 7]), error="Unhandled")

    assert (status, len(functions.events)) == (2, 1)


def test_the_records_of_a_stretch_are_announced_as_the_stream_gives_them_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, queues: Queues
) -> None:
    queues.waiting["publish-dead"] = [_letter(3, 8)]

    status, functions = redriven(monkeypatch, queues, Stream([], [3, 4, 5], [], [6, 7, 8, 9, 11]))

    assert status == 0
    (event,) = functions.events
    assert functions.called == ["publish:live"]
    assert [record["dynamodb"]["SequenceNumber"] for record in event["Records"]] == ["3", "5", "7"]
    (record, *_) = event["Records"]
    assert record["dynamodb"]["NewImage"]["record"] == {"B": "AP8="}
    assert record["eventSourceARN"] == "arn"
    assert not queues.held["publish-dead"]


def test_articles_that_could_not_be_related_are_related_again(monkeypatch: pytest.MonkeyPatch, queues: Queues) -> None:
    queues.waiting["relate-dead"] = [_letter(3, 7)]

    status, functions = redriven(monkeypatch, queues, Stream([3, 5, 7]))

    assert (status, functions.called, queues.held["relate-dead"]) == (0, ["relate:live"], {})
    assert len(functions.events[0]["Records"]) == 3


def test_a_judgement_that_took_no_effect_takes_effect(monkeypatch: pytest.MonkeyPatch, queues: Queues) -> None:
    queues.waiting["relate-dead"] = [_letter(3, 3)]

    status, functions = redriven(monkeypatch, queues, Stream([3], made=_judgement_record))

    assert (status, functions.called) == (0, ["relate:live"])
    assert [record["dynamodb"]["Keys"]["sk"]["S"] for record in functions.events[0]["Records"]] == ["JUDGE#target#id"]


def test_a_storys_change_that_was_never_announced_is_announced(monkeypatch: pytest.MonkeyPatch, queues: Queues) -> None:
    queues.waiting["publish-dead"] = [_letter(3, 3)]

    status, functions = redriven(monkeypatch, queues, Stream([3], made=_story_record))

    assert status == 0
    assert [record["dynamodb"]["Keys"]["sk"]["S"] for record in functions.events[0]["Records"]] == ["STORY"]


@pytest.mark.parametrize("now", ["a later commit", None])
def test_a_redriven_summary_does_not_follow_its_own_retraction(
    monkeypatch: pytest.MonkeyPatch, queues: Queues, now: str | None
) -> None:
    # Given two commits that were never announced, of which one has been replaced, or deleted, meanwhile
    queues.waiting["publish-dead"] = [_letter(3, 5)]

    # When they are sent again
    status, functions = redriven(monkeypatch, queues, Stream([3, 5]), commits={"A#3": now})

    # Then only the one that still stands is announced
    (event,) = functions.events
    assert [record["dynamodb"]["SequenceNumber"] for record in event["Records"]] == ["5"]
    assert (status, queues.held["publish-dead"]) == (0, {})


@pytest.mark.parametrize(
    ("stream", "answer", "error"),
    [
        (Stream(error="TrimmedDataAccessException"), None, None),
        (Stream(error="ResourceNotFoundException"), None, None),
        (Stream([3, 5]), None, None),  # the end of the stretch does not come
        (Stream([3, 5, 7]), {"batchItemFailures": [{"itemIdentifier": "5"}]}, None),
        (Stream([3, 5, 7]), {"errorMessage": "no topic"}, "Unhandled"),
    ],
)
def test_a_commit_that_is_not_announced_stays_a_dead_letter(
    monkeypatch: pytest.MonkeyPatch,
    queues: Queues,
    stream: Stream,
    answer: dict[str, Any] | None,
    error: str | None,
) -> None:
    queues.waiting["publish-dead"] = [_letter(3, 7)]

    status, _ = redriven(monkeypatch, queues, stream, answer=answer, error=error)

    assert status == 2
    assert len(queues.held["publish-dead"]) == 1
