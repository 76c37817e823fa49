"""What adapters make of events, settings and documents, without AWS."""

from __future__ import annotations

import json
from typing import Any

import pytest
from factwire.aws.dynamodb.lists import bounds
from factwire.aws.dynamodb.packing import PART_BYTES, split
from factwire.aws.settings import ApiSettings, ExtractSettings
from factwire.aws.sns.notifier import SnsNotifier, attributes_of
from factwire.aws.triggers.queue_messages import tasks_in
from factwire.domain.labels import MAX_ENTITIES, MAX_NAME
from factwire.domain.notifications import MAX_EVENTS, fitted
from factwire.domain.records import Labels
from factwire.errors import InvalidDocument
from factwire.model import EventDigest, Notification, NotifiedArticle, NotifiedSummary
from pydantic import ValidationError


def message(**changes: Any) -> str:
    record = {
        "eventName": "ObjectCreated:Put",
        "eventTime": "2024-10-08T10:00:00.123Z",
        "s3": {"bucket": {"name": "news"}, "object": {"key": "incoming/a.txt", "sequencer": "0A"}},
    }
    return json.dumps({"Records": [record | changes]})


@pytest.mark.parametrize(
    ("written", "read"),
    [("2024-10-08T10:00:00.123Z", "123"), ("2024-10-08T10:00:00Z", "000"), ("2024-10-08T10:00:00.5Z", "500")],
)
def test_times_of_events_compare_as_text(written: str, read: str) -> None:
    (origin,) = tasks_in(message(eventTime=written), prefixes=("incoming/",))
    assert origin.at == f"2024-10-08T10:00:00.{read}Z"


@pytest.mark.parametrize("name", ["ObjectCreated:CompleteMultipartUpload", "s3:ObjectCreated:Copy"])
def test_every_way_of_creating_an_object_counts(name: str) -> None:
    assert len(list(tasks_in(message(eventName=name), prefixes=("incoming/",)))) == 1


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "7", '{"Records": 7}', '{"Records": [{}]}', '"x"'])
def test_what_is_no_notification_is_a_fault(body: str) -> None:
    with pytest.raises(InvalidDocument):
        list(tasks_in(body, prefixes=("incoming/",)))


def test_settings_name_what_is_missing_and_are_frozen() -> None:
    with pytest.raises(ValidationError, match="TABLE_NAME"):
        ExtractSettings.of({"BUCKET_NAME": "news", "TABLE_NAME": ""})
    settings = ExtractSettings.of({"BUCKET_NAME": "news", "TABLE_NAME": "facts", "QUEUE_URL": "q", "PATH": "/bin"})
    with pytest.raises(ValidationError, match="frozen"):
        settings.table_name = "other"  # type: ignore[misc]


def test_the_cursor_secret_is_in_no_representation() -> None:
    environment = {"BUCKET_NAME": "news", "TABLE_NAME": "facts", "CURSOR_SECRET": "correct horse battery"}
    assert "horse" not in repr(ApiSettings.of(environment))


def test_documents_are_cut_into_parts_that_fit_an_item() -> None:
    packed = bytes(range(256)) * 4000
    parts = split(packed)
    assert b"".join(parts) == packed
    assert max(map(len, parts)) <= PART_BYTES < 400 * 1024


@pytest.mark.parametrize(
    ("since", "until", "inside", "outside"),
    [
        ("2024-10-08", "2024-10-08", ["2024-10-08T00:00:00Z#a", "2024-10-08T23:59:59Z#z"], ["2024-10-09T00:00:00Z#a"]),
        ("2024-10-08T12:00:00+02:00", None, ["2024-10-08T10:00:00Z#a"], ["2024-10-08T09:59:59Z#z"]),
        (
            None,
            "2024-10-08T10:00:00Z",
            ["1999-01-01T00:00:00Z#a", "2024-10-08T10:00:00Z#z"],
            ["2024-10-08T10:00:01Z#a"],
        ),
    ],
)
def test_bounds_hold_whole_days_and_both_ends(
    since: str | None, until: str | None, inside: list[str], outside: list[str]
) -> None:
    low, high = bounds(since, until)
    assert all(low <= place <= high for place in inside)
    assert not any(low <= place <= high for place in outside)


class RecordingSns:
    """An SNS client that keeps what it is given."""

    def publish(self, **message: Any) -> None:
        self.message = message


@pytest.mark.parametrize("letter", ["\u0001", '"', "\U0001f4a5", "a"])
def test_the_largest_notification_fits_into_a_message(letter: str) -> None:
    event = EventDigest(
        type="ASSAULT",
        actors=(letter * 200,) * 5,
        targets=(letter * 200,) * 5,
        assertion="asserted",
        evidence=letter * 1000,
    )
    notice = fitted(
        Notification(
            notification_id="c1",
            kind="summary",
            article=NotifiedArticle(article_id="a", title=letter * 500, source=letter * 200),
            summary=NotifiedSummary(headline=letter * 500, text=letter * 4000),
            events=(event,) * MAX_EVENTS,
        )
    )
    names = tuple(f"{number:03}" + letter * (MAX_NAME - 3) for number in range(MAX_ENTITIES))
    sns = RecordingSns()
    SnsNotifier(sns, topic_arn="topic").publish(notice, labels=Labels(entities=names))  # type: ignore[arg-type]
    attributes = sns.message["MessageAttributes"]
    size = len(sns.message["Message"].encode()) + sum(
        len(name) + len(each["DataType"]) + len(each["StringValue"].encode()) for name, each in attributes.items()
    )
    assert size <= 256 * 1024


def test_attributes_leave_out_what_is_unknown_and_stay_below_ten() -> None:
    bare = Notification(notification_id="c1", kind="rejection", article=NotifiedArticle(article_id="a"))
    assert attributes_of(bare, labels=Labels()) == {"kind": {"DataType": "String", "StringValue": "rejection"}}
    full = bare.model_copy(update={"article": NotifiedArticle(article_id="a", source="Wire", language="en")})
    labels = Labels(event_types=("ASSAULT",), countries=("YEM",), entities=("Aden", "Łódź"), killed_min=2.0)
    attributes = attributes_of(full, labels=labels)
    assert len(attributes) <= 10
    assert attributes["entities"] == {"DataType": "String.Array", "StringValue": '["Aden", "Łódź"]'}
    assert attributes["killed_min"] == {"DataType": "Number", "StringValue": "2"}


def test_characters_that_no_queue_takes_keep_no_notification_from_its_subscribers() -> None:
    article = NotifiedArticle(article_id="a", title="Aden\uffff \U0001f4a5", source="Example\tWire\x01")
    notice = Notification(notification_id="c1", kind="rejection", article=article)
    sns = RecordingSns()
    labels = Labels(entities=("Aden\ufffe", "Łódź"))
    SnsNotifier(sns, topic_arn="topic").publish(notice, labels=labels)  # type: ignore[arg-type]
    attributes = sns.message["MessageAttributes"]
    body = json.loads(sns.message["Message"])["default"]
    assert attributes["source"]["StringValue"] == "Example Wire"
    assert json.loads(attributes["entities"]["StringValue"]) == list(labels.entities)
    assert Notification.model_validate_json(body) == notice
    for told in (attributes["source"]["StringValue"], attributes["entities"]["StringValue"], body):
        assert not any(character < " " or character in "\ufffe\uffff" for character in told)
    nameless = notice.model_copy(update={"article": article.model_copy(update={"source": "\x01"})})
    assert "source" not in attributes_of(nameless, labels=Labels())
