"""An object of S3 as a file that can be read from anywhere, without being kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import passing_faults

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from botocore.response import StreamingBody
    from mypy_boto3_s3 import S3Client


_CHUNK: Final = 1024 * 1024


class RangedObject(io.RawIOBase):
    """One version of an object; each read is one request, so it wants a buffer before it.

    Reading raises StorageUnavailable when S3 does not answer or the object is no longer what it was.
    """

    def __init__(
        self, client: S3Client, *, bucket: str, key: str, etag: str, size: int, version: dict[str, Any]
    ) -> None:
        self._client = client
        self._request: dict[str, Any] = {"Bucket": bucket, "Key": key, "IfMatch": f'"{etag}"', **version}
        self._size = size
        self._place = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be read from anywhere."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place; answers it."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the beginning")
        self._place = base + offset
        return self._place

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read the next bytes into the buffer; answers how many, 0 at the end."""
        view = memoryview(buffer).cast("B")
        end = min(self._place + len(view), self._size)
        if end <= self._place:
            return 0
        with passing_faults():
            answer = self._client.get_object(**self._request, Range=f"bytes={self._place}-{end - 1}")
            if "ContentRange" not in answer:  # a store may answer with the whole all the same; the local AWS does
                _skip(answer["Body"], self._place)
            data = answer["Body"].read(end - self._place)
        view[: len(data)] = data
        self._place += len(data)
        return len(data)


def _skip(body: StreamingBody, count: int) -> None:
    while count > 0 and (skipped := len(body.read(min(count, _CHUNK)))):
        count -= skipped
