"""Puts files of this machine into the bucket: the seeds once, the inbox as files arrive."""

from __future__ import annotations

import hashlib
import json
import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.header import Header
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError
from factwire.errors import FactwireError
from factwire.reading import read_articles

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

INCOMING = "incoming/"
# A file's name may begin with the day its article was published: `2024-10-08 cease-fire.txt`.
_DAY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[ _.-]")


@dataclass(frozen=True)
class Drop:
    """A file that was put into the bucket, and the articles to expect from it."""

    path: Path
    key: str
    article_ids: tuple[str, ...]


class Dropper:
    """Puts files under `incoming/`, with their metadata."""

    def __init__(self, client: S3Client, *, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def drop(self, path: Path, *, name: str, metadata: Mapping[str, str]) -> Drop | None:
        """Put a file into the bucket; return None where the same file is there already."""
        data, key = path.read_bytes(), f"{INCOMING}{name}"
        if self._holds(key, data):
            return None
        content_type, metadata = content_type_of(path), _headers(metadata)
        self._client.put_object(Bucket=self._bucket, Key=key, Body=data, ContentType=content_type, Metadata=metadata)
        location = f"s3://{self._bucket}/{key}"
        ids = _article_ids(data, content_type=content_type, metadata=metadata, location=location)
        return Drop(path=path, key=key, article_ids=ids)

    def drop_again(self) -> int:
        """Put every file of the bucket there once more; return their number.

        Events of some were lost with the local AWS. A file that was processed before has no effect now.
        """
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=INCOMING)
        keys = [found["Key"] for page in pages for found in page.get("Contents", ())]
        for key in keys:
            held = self._client.get_object(Bucket=self._bucket, Key=key)
            data, metadata = held["Body"].read(), held["Metadata"]
            self._client.put_object(
                Bucket=self._bucket, Key=key, Body=data, ContentType=held["ContentType"], Metadata=metadata
            )
        return len(keys)

    def _holds(self, key: str, data: bytes) -> bool:
        try:
            head = self._client.head_object(Bucket=self._bucket, Key=key)
        except ClientError:
            return False
        return head["ETag"].strip('"') == hashlib.md5(data, usedforsecurity=False).hexdigest()


def _article_ids(data: bytes, *, content_type: str, metadata: Mapping[str, str], location: str) -> tuple[str, ...]:
    """Return the ids of the articles in a file; none where it cannot be read, which the system will announce."""
    try:
        readings = list(read_articles(data, content_type=content_type, metadata=metadata, location=location))
    except FactwireError:
        return ()
    return tuple(reading.article.article_id for reading in readings if reading.article)


class Inbox:
    """A folder that is polled; a file counts as arrived once it has stopped growing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: dict[Path, tuple[int, int]] = {}
        self._seen: dict[Path, tuple[int, int]] = {}

    def arrivals(self) -> Iterator[Path]:
        """Yield the files that are new or changed, and unchanged since the last poll."""
        now = {path: _state(path) for path in _visible(self._folder)}
        for path, state in now.items():
            if self._seen.get(path) == state and self._done.get(path) != state:
                self._done[path] = state
                yield path
        self._seen = now


def seeds(folder: Path) -> dict[Path, dict[str, str]]:
    """Return the metadata of each sample article, read from the file of its expected facts."""
    articles = [path for path in _visible(folder) if path.parent == folder and path.suffix != ".md"]
    return {path: _seed_metadata(folder / "expected" / f"{path.stem}.json") for path in articles}


def content_type_of(path: Path) -> str:
    """Return the media type for the name's suffix."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def metadata_of(path: Path) -> dict[str, str]:
    """Return the metadata of a file: the day that its name begins with is its day of publication."""
    day = _DAY.match(path.name)
    return {"published-at": day["day"]} if day else {}


def _seed_metadata(path: Path) -> dict[str, str]:
    expected: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return expected.get("metadata", {})


def _headers(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return metadata as headers, which are ASCII: other text is sent as RFC 2047 encoded words."""
    return {name: text if text.isascii() else Header(text, "utf-8").encode() for name, text in metadata.items()}


def _visible(folder: Path) -> list[Path]:
    """Return the files below a folder, without hidden ones."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _state(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
