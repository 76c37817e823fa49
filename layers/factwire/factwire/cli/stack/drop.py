"""`factwire drop FILE...`: articles into a stack's bucket."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping, Sequence
from email.header import Header
from pathlib import Path
from typing import Final

from factwire.cli.input_files import files_in
from factwire.cli.stack.cloud import Cloud, faults
from factwire.cli.stack.shown import Layout, Row, show
from factwire.errors import FactwireError, InvalidRequest
from factwire.reading import read_articles

_INCOMING: Final = "incoming/"
_LAYOUT: Final = Layout(
    {
        "file": lambda row: row["file"],
        "article": lambda row: ", ".join(row["article_ids"]) or row["error"],
        "at": lambda row: row["location"],
    },
    (("file",), ("article",), ("at",)),
)


def drop_files(cloud: Cloud, names: Sequence[str], *, metadata: Mapping[str, str], form: str | None) -> int:
    """Put files under `incoming/` by their names, and show the ids their articles will have.

    Files of a folder keep the folder's name and their place in it: `incoming/folder/file`.

    Args:
        cloud: the stack.
        names: files and folders.
        metadata: what is known of all of them: `title`, `published-at`, `source`, `url`.
        form: `table`, `json` or None; see `factwire.cli.stack.shown`.

    Returns:
        The exit status: 2 if a file could not be read, else 0; that stops none of the others.

    Raises:
        InvalidRequest: two files have one name.
        StorageUnavailable: AWS refused.
    """
    files = {file: _key(name, file) for name in names for file in files_in([name])}
    if len(set(files.values())) < len(files):
        raise InvalidRequest("two files of one name would be revisions of one article; drop them one by one")
    dropped = _Dropped(cloud, metadata)
    show(dropped.rows(files), _LAYOUT, form=form)
    return 2 if dropped.unread else 0


def _key(name: str, file: str) -> str:
    """Return the key of a file that was named, or that lies in a folder that was."""
    path = Path(file)
    within = Path(path.name) if file == name else Path(Path(name).resolve().name) / path.relative_to(name)
    return f"{_INCOMING}{within.as_posix()}"


class _Dropped:
    """Files that go into the bucket, each with what it says; and how many could not be read."""

    def __init__(self, cloud: Cloud, metadata: Mapping[str, str]) -> None:
        self._client, self._bucket = cloud.client("s3"), cloud.output("BucketName")
        # Headers are ASCII: other words travel as RFC 2047 encoded words.
        self._headers = {
            name: text if text.isascii() else Header(text, "utf-8", maxlinelen=2048).encode()
            for name, text in metadata.items()
        }
        self.unread = 0

    def rows(self, keys: Mapping[str, str]) -> Iterator[Row]:
        """Put each file under its key; yield where it lies and the ids of its articles, or what is wrong with it."""
        for file, key in keys.items():
            try:
                data = Path(file).read_bytes()
            except OSError as error:
                self.unread += 1
                yield {"file": file, "location": None, "article_ids": [], "error": f"{error.strerror} (not_found)"}
                continue
            yield {"file": file, **self._put(data, key)}

    def _put(self, data: bytes, key: str) -> Row:
        content_type = mimetypes.guess_type(key)[0] or "application/octet-stream"
        location = f"s3://{self._bucket}/{key}"
        with faults():
            self._client.put_object(
                Bucket=self._bucket, Key=key, Body=data, ContentType=content_type, Metadata=self._headers
            )
        ids, error = _read(data, content_type=content_type, metadata=self._headers, location=location)
        return {"location": location, "article_ids": ids, "error": error}


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
