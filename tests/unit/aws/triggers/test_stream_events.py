"""Records of the stream, as Lambda and as the streams API spell them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from factwire.aws.triggers.stream_events import change_of

EVENTS = Path(__file__).parents[4] / "events"


def expired() -> dict[str, Any]:
    record: dict[str, Any] = json.loads((EVENTS / "stream_expired.json").read_text(encoding="utf-8"))["Records"][0]
    return record


@pytest.mark.parametrize(("kind", "principal"), [("type", "principalId"), ("Type", "PrincipalId")])
def test_what_time_removed_is_no_retraction_whoever_reads_the_stream(kind: str, principal: str) -> None:
    record = expired() | {"userIdentity": {kind: "Service", principal: "dynamodb.amazonaws.com"}}
    change = change_of(record)
    assert change is not None
    assert change.expired


def test_what_somebody_removed_is_not_expired() -> None:
    record = {key: value for key, value in expired().items() if key != "userIdentity"}
    change = change_of(record)
    assert change is not None
    assert not change.expired
