"""`factwire drop FILE...`: articles into a stack's bucket."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping, Sequence
from email.header import Header
from pathlib import Path
from typing import Any, Final

from factwire.cli.stack.cloud import Cloud, faults
from factwire.cli.stack.shown import Columns, show
from factwire.errors import FactwireError, InvalidRequest
from factwire.reading import read_articles

_INCOMING: Final = "incoming/"
_COLUMNS: Final[Columns] = {
    "file": lambda row: row["file"],
    "article": lambda row: ", ".join(row["article_ids"]) or row["error"],
    "at": lambda row: row["location"],
}


def drop_files(cloud: Cloud, names: Sequence[str], *, metadata: Mapping[str, str], form: str | None) -> int:
    """Put files under `incoming/` by their names, and show the ids their articles will have.

    Args:
        cloud: the stack.
        names: the files.
        metadata: what is known of all of them: `title`, `published-at`, `source`, `url`.
        form: `table`, `json` or None; see `factwire.cli.stack.shown`.

    Raises:
        InvalidRequest: two files have one name.
        OSError: a file cannot be read.
        StorageUnavailable: AWS refused.
    """
    paths = [Path(name) for name in names]
    if len({path.name for path in paths}) < len(paths):
        raise InvalidRequest("two files of one name would be revisions of one article; drop them one by one")
    rows = _dropped(cloud.client("s3"), cloud.output("BucketName"), paths, metadata=metadata)
    show(rows, _COLUMNS, form=form)
    return 0


def _dropped(client: Any, bucket: str, paths: Sequence[Path], *, metadata: Mapping[str, str]) -> Iterator[Any]:
    # Headers are ASCII: other words travel as RFC 2047 encoded words.
    headers = {
        name: text if text.isascii() else Header(text, "utf-8", maxlinelen=2048).encode()
        for name, text in metadata.items()
    }
    for path in paths:
        data, key = path.read_bytes(), f"{_INCOMING}{path.name}"
        content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        location = f"s3://{bucket}/{key}"
        with faults():
            client.put_object(Bucket=bucket, Key=key, Body=data, ContentType=content_type, Metadata=headers)
        ids, error = _read(data, content_type=content_type, metadata=headers, location=location)
        yield {"file": str(path), "location": location, "article_ids": ids, "error": error}


def _read(
    data: bytes, *, content_type: str, metadata: Mapping[str, str], location: str
) -> tuple[list[str], str | None]:
    """Return the ids of the articles in a file, and why it, or its first bad part, will be rejected."""
    try:
        readings = list(read_articles(data, content_type=content_type, metadata=metadata, location=location))
    except FactwireError as error:
        return [], _words(error)
    errors = (_words(reading.error) for reading in readings if reading.error)
    return [reading.article.article_id for reading in readings if reading.article], next(errors, None)


def _words(error: FactwireError) -> str:
    return f"{error} ({error.code})"
