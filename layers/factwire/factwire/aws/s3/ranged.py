"""An object of S3 as a file with random access, of which only a buffer is in memory."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import translated_errors

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from botocore.response import StreamingBody
    from mypy_boto3_s3 import S3Client


_CHUNK: Final = 1024 * 1024


class RangedObject(io.RawIOBase):
    """One version of an object; each read is one request, so wrap it in a buffer.

    Reading raises StorageUnavailable when S3 does not respond or the object has changed.
    """

    def __init__(
        self, client: S3Client, *, bucket: str, key: str, etag: str, size: int, version: dict[str, Any]
    ) -> None:
        self._client = client
        self._request: dict[str, Any] = {"Bucket": bucket, "Key": key, "IfMatch": f'"{etag}"', **version}
        self._size = size
        self._position = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that it can be read from any position."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Move to a position; return it."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a position before the beginning")
        self._position = base + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read the next bytes into the buffer; return their number, 0 at the end."""
        view = memoryview(buffer).cast("B")
        end = min(self._position + len(view), self._size)
        if end <= self._position:
            return 0
        with translated_errors():
            response = self._client.get_object(**self._request, Range=f"bytes={self._position}-{end - 1}")
            if "ContentRange" not in response:  # a store may return the whole object; the local AWS does
                _skip(response["Body"], self._position)
            data = response["Body"].read(end - self._position)
        view[: len(data)] = data
        self._position += len(data)
        return len(data)


def _skip(body: StreamingBody, count: int) -> None:
    while count > 0 and (skipped := len(body.read(min(count, _CHUNK)))):
        count -= skipped
