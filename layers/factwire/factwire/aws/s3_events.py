"""S3's notifications, as SQS delivers them -> origins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

from factwire.errors import InvalidDocument
from factwire.services.origins import Origin

_CREATED = "ObjectCreated:"


def origins_of(body: str, *, prefix: str) -> Iterator[Origin]:
    """The objects that a message says were created under `prefix`.

    S3's test message, removals and delete markers name nothing to read.

    Raises:
        InvalidDocument: the message is none of S3's; it goes to the dead-letter queue to be looked at.
    """
    try:
        message: Any = json.loads(body)
        if message.get("Event") == "s3:TestEvent":
            return
        for record in message["Records"]:
            origin = _origin(record)
            if record["eventName"].removeprefix("s3:").startswith(_CREATED) and origin.key.startswith(prefix):
                yield origin
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidDocument(f"the message is no S3 notification: {type(error).__name__}") from None


def _origin(record: dict[str, Any]) -> Origin:
    s3 = record["s3"]
    return Origin(
        bucket=s3["bucket"]["name"],
        key=unquote_plus(s3["object"]["key"]),
        version_id=s3["object"].get("versionId"),
        sequencer=s3["object"].get("sequencer"),
        at=_with_milliseconds(record["eventTime"]),
    )


def _with_milliseconds(time: str) -> str:
    """S3's times have milliseconds; other stores leave them out, and then times would not compare as text."""
    seconds, _, fraction = time.removesuffix("Z").partition(".")
    return f"{seconds}.{fraction[:3]:<03}Z"
