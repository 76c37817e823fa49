"""Functions are killed, faults outlast every retry: nothing is lost, nothing is announced as two."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factwire.cli.main import main

from local import clients
from local.dropping import Dropper
from tests.e2e.endurance import endure
from tests.e2e.system import eventually

if TYPE_CHECKING:
    from tests.e2e.system import System


def test_files_whose_events_were_lost_when_the_local_aws_was_killed_go_through_after_its_next_start(
    system: System,
) -> None:
    known, lost = "Quarry closes", "Harbour reopens"
    system.drop("quarry.txt", "A quarry near Carrara closed on Friday, its owner said.", title=known)
    system.notice(lambda notice: notice.article.title == known)
    system.cloud.persist()
    system.drop("harbour.txt", "The harbour of Odesa reopened on Sunday, its director said.", title=lost)
    system.die()

    system.cloud.start()

    assert system.cloud.was_killed
    system.connect()
    before = len(system.notices)
    assert Dropper(clients.s3(system.settings), bucket=system.stack.bucket).drop_again() >= 2
    system.cloud.mark_recovered()
    assert system.notice(lambda notice: notice.article.title == lost).kind == "summary"
    system.settled()
    system.listen()
    assert {notice.article.title for notice in system.notices[before:]} == {lost}


def test_a_burst_drains_and_everything_in_it_is_stored_and_announced_once(system: System) -> None:
    outcome = endure(system, 40, seconds=240)

    assert (outcome.lost, outcome.twice, outcome.dead) == (0, 0, 0), outcome


def test_what_was_in_work_when_its_function_was_killed_is_stored_and_announced_once(system: System) -> None:
    outcome = endure(system, 40, kills=3, seconds=240)

    assert outcome.killed.total() == 3
    assert (outcome.lost, outcome.twice, outcome.dead) == (0, 0, 0), outcome


def test_an_article_that_failed_every_retry_comes_back_when_the_fault_is_mended(system: System) -> None:
    title = "Dockers end strike"
    failures = _log(system).count('"record failed"')
    with system.impatient(1), system.broken("Extract", TABLE_NAME="no-such-table"):
        system.drop("dockers.txt", "Dockers in Antwerp ended a strike on Friday, the union said.", title=title)
        eventually(lambda: system.waiting(system.stack.dead_letters_url) == 1, "the dead letter", seconds=180)
    assert _log(system).count('"record failed"') - failures == 5  # what the queue allows

    assert main(["redrive", "--endpoint-url", system.settings.endpoint]) == 0

    assert system.notice(lambda notice: notice.article.title == title).kind == "summary"
    assert system.waiting(system.stack.dead_letters_url) == 0


def test_a_commit_that_could_not_be_announced_is_announced_from_its_letter_under_its_own_id(system: System) -> None:
    title = "Glacier retreats"
    system.drop("glacier.txt", "A glacier in Norway lost 40 metres last year, scientists said on Friday.", title=title)
    first = system.notice(lambda notice: notice.article.title == title)
    letter = _letter(system, first.article.article_id)
    before = len(system.notices)
    clients.sqs(system.settings).send_message(
        QueueUrl=system.stack.publish_dead_letters_url, MessageBody=json.dumps(letter)
    )

    assert main(["redrive", "--endpoint-url", system.settings.endpoint]) == 0

    def again() -> list[str]:
        system.listen()
        return [notice.notification_id for notice in system.notices[before:] if notice.article.title == title]

    assert eventually(again, "the notification") == [first.notification_id]
    assert system.waiting(system.stack.publish_dead_letters_url) == 0


def _letter(system: System, article_id: str) -> dict[str, Any]:
    """What Lambda leaves of a commit that it gave up on: where the commit is in the table's stream."""
    streams = system.client("dynamodbstreams")
    (stream,) = streams.list_streams(TableName=system.stack.table)["Streams"]
    arn = stream["StreamArn"]
    (shard,) = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
    iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")[
        "ShardIterator"
    ]
    numbers = []
    while records := (page := streams.get_records(ShardIterator=iterator))["Records"]:
        numbers += [
            record["dynamodb"]["SequenceNumber"]
            for record in records
            if record["dynamodb"]["Keys"]["pk"]["S"] == f"A#{article_id}"
        ]
        iterator = page["NextShardIterator"]
    return {
        "requestContext": {"condition": "RetryAttemptsExhausted"},
        "DDBStreamBatchInfo": {
            "shardId": shard["ShardId"],
            "startSequenceNumber": numbers[0],
            "endSequenceNumber": numbers[-1],
            "streamArn": arn,
        },
    }


def _log(system: System) -> str:
    return (system.settings.home / "aws.log").read_text(encoding="utf-8", errors="replace")
