"""What SNS is given for a notification."""

from __future__ import annotations

import json
from typing import Any

import pytest
from factwire.aws.sns.notifier import SnsNotifier, attributes_of
from factwire.domain.listing.labels import MAX_ENTITIES, MAX_NAME
from factwire.domain.notification.notifications import MAX_EVENTS, fitted
from factwire.domain.records import Labels
from factwire.model import EventDigest, Notification, NotifiedArticle, NotifiedSummary


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
