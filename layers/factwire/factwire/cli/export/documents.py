"""The facts documents of a stack's articles, read from its bucket day by day."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from factwire.cli.stack.cloud import Cloud, faults
from factwire.errors import InvalidRequest
from factwire.model import Facts

_PREFIX: Final = "facts/"
_AT_ONCE: Final = 16


def documents(cloud: Cloud, *, since: str, until: str | None) -> Iterator[Facts]:
    """Yield the facts of the articles that were published in a range of days, both inclusive, in order of days.

    An article without a date counts on the day when it was received.

    Args:
        cloud: the stack.
        since: the first day, ISO 8601.
        until: the last one; None for today.

    Raises:
        InvalidRequest: a day is none.
        StorageUnavailable: AWS refused.
    """
    first, last = _day(since, "--since"), _day(until, "--until") if until else datetime.now(UTC).date()
    if last < first:
        raise InvalidRequest("--since must not be later than --until")
    s3, bucket = cloud.client("s3"), cloud.output("BucketName")
    with faults(), ThreadPoolExecutor(_AT_ONCE) as pool:
        for number in range((last - first).days + 1):
            for keys in _keys(s3, bucket, day=first + timedelta(days=number)):
                yield from filter(None, pool.map(lambda key: _document(s3, bucket, key), keys))


def _keys(s3: Any, bucket: str, *, day: date) -> Iterator[list[str]]:
    """Yield the keys of a day's documents, a page at a time."""
    prefix = f"{_PREFIX}day={day.isoformat()}/"
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        yield [item["Key"] for item in page.get("Contents", ())]


def _document(s3: Any, bucket: str, key: str) -> Facts | None:
    """Return a document; None if its article has been deleted or revised meanwhile."""
    try:
        return Facts.model_validate_json(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
    except s3.exceptions.NoSuchKey:
        return None


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidRequest(f"{option} takes a day, such as 2024-10-08") from None
