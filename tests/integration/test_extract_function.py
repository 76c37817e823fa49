"""`extract` against AWS in this process: what each delivery leaves in the table, the archive and the report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.integration.conftest import load

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

FIRST = "Rebels shelled the port of Aden on Monday, killing at least three dockers, officials said."
SECOND = "Rebels shelled the port of Aden on Monday, killing at least five dockers, officials said."


def stored_texts(stack: Stack) -> list[str]:
    """The text of each article, as the endpoint tells it."""
    ids = [record["pk"]["S"].removeprefix("A#") for record in stack.records()]
    return [stack.get(f"/articles/{article_id}/facts")["json"]["article"]["text"] for article_id in ids]


def test_a_dropped_file_is_stored_with_its_facts_and_an_archived_document(stack: Stack) -> None:
    version = stack.drop("incoming/aden.txt", FIRST, title="Port shelled", source="Example Wire")
    assert stack.deliver("sqs_file.json", version) == []
    assert stored_texts(stack) == [FIRST]
    (key,) = stack.keys("facts/")
    assert key.startswith("facts/day=2024-10-08/")
    document = json.loads(stack.s3.get_object(Bucket="news", Key=key)["Body"].read())
    assert (document["article"]["title"], document["article"]["source"]) == ("Port shelled", "Example Wire")


def test_an_encoded_key_names_the_object_it_was_made_of(stack: Stack) -> None:
    version = stack.drop("incoming/dépêche n°1 (A+B).txt", FIRST)
    assert stack.deliver("sqs_encoded_key.json", version) == []
    assert stored_texts(stack) == [FIRST]


@pytest.mark.parametrize("name", ["sqs_test_event.json", "sqs_delete_marker.json", "sqs_other_prefix.json"])
def test_what_names_no_article_is_taken_and_ignored(stack: Stack, name: str) -> None:
    assert stack.deliver(name) == []
    assert stack.items() == []


def test_a_poison_message_is_the_only_one_reported(stack: Stack) -> None:
    versions = [stack.drop(f"incoming/{name}.txt", FIRST) for name in ("first", "third")]
    assert stack.deliver("sqs_poison_batch.json", *versions) == ["059f36b4-87a3-44ab-83d2-661975770002"]
    assert stored_texts(stack) == [FIRST, FIRST]


def test_a_message_may_name_several_objects(stack: Stack) -> None:
    versions = [stack.drop(f"incoming/{name}.txt", FIRST) for name in ("first", "third")]
    assert stack.deliver("sqs_two_records.json", *versions) == []
    assert len(stack.records()) == 2


def test_the_same_event_twice_has_one_effect(stack: Stack) -> None:
    version = stack.drop("incoming/aden.txt", FIRST)
    stack.deliver("sqs_file.json", version)
    once = stack.items()
    assert stack.deliver("sqs_duplicate.json", version, version) == []
    assert stack.items() == once
    stack.announce()
    assert len(stack.messages()) == 1


@pytest.mark.parametrize("name", ["sqs_older_after_newer.json", "sqs_short_sequencer.json"])
def test_an_older_event_after_a_newer_one_changes_nothing(stack: Stack, name: str) -> None:
    older = stack.drop("incoming/aden.txt", FIRST)
    newer = stack.drop("incoming/aden.txt", SECOND)
    assert stack.deliver(name, newer, older) == []
    assert stored_texts(stack) == [SECOND]
    stack.announce()
    assert len(stack.messages()) == 1


def test_the_version_that_the_event_names_is_read_not_the_latest(stack: Stack) -> None:
    older = stack.drop("incoming/aden.txt", FIRST)
    stack.drop("incoming/aden.txt", SECOND)
    stack.deliver("sqs_file.json", older)
    assert stored_texts(stack) == [FIRST]


def test_a_new_revision_replaces_facts_and_document(stack: Stack) -> None:
    versions = [stack.drop("incoming/aden.txt", text) for text in (FIRST, SECOND)]
    stack.deliver("sqs_file.json", versions[0])
    assert stack.deliver("sqs_older_after_newer.json", versions[1], versions[0]) == []
    assert stored_texts(stack) == [SECOND]
    assert len([item for item in stack.items() if item["sk"]["S"].startswith("FACTS#")]) == 1
    assert len(stack.keys("facts/")) == 1


BAD_INPUT = [
    ("empty", b"", "text/plain"),
    ("empty", b" \n\t", "text/plain"),
    ("unsupported_type", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png"),
    ("unsupported_type", b"\x7fELF\x02\x01\x01" + bytes(64), "application/octet-stream"),
    ("too_large", b"a " * 60_000, "text/plain"),
    ("undecodable", bytes(range(128, 160)) * 8 + b"\0\1\2\3" * 16, "text/plain"),
    ("invalid_document", b'{"title": "no end', "application/json"),
    ("invalid_document", b'{"text": 7}', "application/json"),
    (
        "unsupported_language",
        "Die Regierung hat am Montag beschlossen, die Steuern für kleine Betriebe nicht weiter zu erhöhen.".encode(),
        "text/plain",
    ),
]


@pytest.mark.parametrize(
    ("code", "data", "content_type"), BAD_INPUT, ids=[f"{case[0]}-{number}" for number, case in enumerate(BAD_INPUT)]
)
def test_bad_input_is_a_rejected_article_announced_once_and_kept(
    stack: Stack, code: str, data: bytes, content_type: str
) -> None:
    version = stack.drop("incoming/aden.txt", data, content_type=content_type, source="Example Wire")
    assert stack.deliver("sqs_duplicate.json", version, version) == []
    (rejected,) = stack.get("/articles", status="rejected")["json"]["articles"]
    assert rejected["error"]["code"] == code
    assert stack.get("/articles")["json"]["articles"] == []
    assert stack.get(f"/articles/{rejected['article_id']}/facts")["statusCode"] == 404
    stack.announce()
    (message,) = stack.messages()
    body = json.loads(message["Message"])
    assert (body["kind"], body["error"]["code"]) == ("rejection", code)
    assert stack.keys("incoming/") == ["incoming/aden.txt"]
    if code == "unsupported_language":
        assert rejected["language"] == "de"


def test_an_object_deleted_before_its_event_came_leaves_nothing_to_retry(stack: Stack) -> None:
    version = stack.drop("incoming/aden.txt", FIRST)
    stack.s3.delete_object(Bucket="news", Key="incoming/aden.txt", VersionId=version)
    assert stack.deliver("sqs_file.json", version) == []
    assert stack.records() == []


def test_what_comes_again_is_taken_out_of_the_queue_as_soon_as_it_is_done(stack: Stack) -> None:
    stack.drop("incoming/aden.txt", FIRST)
    (message,) = stack.sqs.receive_message(QueueUrl=stack.incoming)["Messages"]
    event = load("sqs_file.json")
    event["Records"][0] |= {"body": message["Body"], "receiptHandle": message["ReceiptHandle"]}
    for times, left in (("1", "1"), ("2", "0")):
        event["Records"][0]["attributes"]["ApproximateReceiveCount"] = times
        assert stack.call("extract", event) == {"batchItemFailures": []}
        names = ["ApproximateNumberOfMessagesNotVisible"]
        answer = stack.sqs.get_queue_attributes(QueueUrl=stack.incoming, AttributeNames=names)
        assert answer["Attributes"][names[0]] == left


def test_what_passes_is_reported_for_another_delivery(stack: Stack) -> None:
    version = stack.drop("incoming/aden.txt", FIRST)
    stack.function("extract")
    stack.dynamodb.delete_table(TableName="facts")
    assert stack.deliver("sqs_file.json", version) == ["059f36b4-87a3-44ab-83d2-661975770001"]


def test_article_text_is_in_no_log(stack: Stack, capfd: pytest.CaptureFixture[str]) -> None:
    version = stack.drop("incoming/aden.txt", "Rebels shelled Canaryville on Monday, officials said.")
    stack.deliver("sqs_file.json", version)
    stack.deliver("sqs_poison_batch.json")
    stack.announce()
    captured = capfd.readouterr()
    assert "article ingested" in stack.log.getvalue()
    assert "Canaryville" not in stack.log.getvalue() + captured.out + captured.err
