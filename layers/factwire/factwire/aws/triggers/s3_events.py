"""Origins of articles from S3's event notifications."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import unquote_plus

from factwire.domain.input_origins import Origin

_CREATED = "ObjectCreated:"


def origins_in(message: Any, *, prefixes: Collection[str]) -> Iterator[Origin]:
    """Yield the objects that a notification says were created under one of the prefixes.

    S3's test message, removals and delete markers name nothing to read.

    Raises:
        KeyError, TypeError, AttributeError, ValueError: the message is none of S3's.
    """
    if message.get("Event") == "s3:TestEvent":
        return
    for record in message["Records"]:
        origin = _origin(record)
        created = record["eventName"].removeprefix("s3:").startswith(_CREATED)
        if created and origin.key.startswith(tuple(prefixes)):
            yield origin


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
