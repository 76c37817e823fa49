"""Changes of articles from the records of the table's stream."""

from __future__ import annotations

import base64
from typing import Any

from factwire.aws.dynamodb.table_items import META, article_key, record_of
from factwire.domain.records import Record
from factwire.services.publish_summary import RecordChange

# The identity under which DynamoDB deletes expired items.
_EXPIRY = "dynamodb.amazonaws.com"


def change_of(stream_record: dict[str, Any]) -> RecordChange | None:
    """Return the change of an article's record; None for a change of anything else."""
    change = stream_record["dynamodb"]
    if change["Keys"]["sk"]["S"] != META:
        return None
    removed_by = stream_record.get("userIdentity") or {}
    # Lambda's events spell it `principalId`, the streams API `PrincipalId`: a redrive reads the latter.
    principal = removed_by.get("principalId") or removed_by.get("PrincipalId")
    return RecordChange(
        before=_record(change.get("OldImage")),
        after=_record(change.get("NewImage")),
        expired=principal == _EXPIRY,
    )


def article_of(stream_record: dict[str, Any]) -> str | None:
    """Return the id of the article whose record changed; None for a change of anything else."""
    keys = stream_record["dynamodb"]["Keys"]
    return str(keys["pk"]["S"]).removeprefix(article_key("")) if keys["sk"]["S"] == META else None


def _record(image: dict[str, Any] | None) -> Record | None:
    if image is None:
        return None
    return record_of(packed=base64.b64decode(image["record"]["B"]), card=image["card"]["S"])
