"""Messages of the queue become tasks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from factwire.aws.triggers.queue_messages import tasks_in
from factwire.errors import InvalidDocument


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
