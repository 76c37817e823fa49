"""Compressed bytes -> bytes, never more than a bound, however small the input looks."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from factwire.errors import InvalidDocument, TooLarge

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# The library reads a directory whole: so many bytes are a hundred thousand members.
_LARGEST_DIRECTORY: Final = 10 * 1024 * 1024
# The ends of a directory (APPNOTE.TXT 4.3.14 to 4.3.16): the bytes, and where its size stands in them.
_END, _END_BYTES, _END_SIZE = b"PK\x05\x06", 22, 12
_LOCATOR, _LOCATOR_BYTES = b"PK\x06\x07", 20
_END64_BYTES, _END64_SIZE = 56, 40
_LONGEST_COMMENT: Final = 65_535

MOST: Final = 20 * 1024 * 1024
"""The most bytes that one member is unpacked to."""


def gunzip(data: bytes, *, most: int = MOST) -> bytes:
    """Return the bytes of a gzip file, all its members in a row.

    Raises:
        InvalidDocument: it is broken or cut off.
        TooLarge: it unpacks to more than `most` bytes.
    """
    return Gunzipped(io.BytesIO(data), most=most).read()


class Gunzipped(io.RawIOBase):
    """The bytes of a gzip file, all its members in a row, unpacked as they are read and never kept.

    Reading raises InvalidDocument where the file is broken or cut off, and TooLarge where it unpacks to more than
    `most` bytes.
    """

    def __init__(self, packed: BinaryIO, *, most: int) -> None:
        self._file = gzip.GzipFile(fileobj=packed, mode="rb")
        self._left = self._most = most

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Unpack the next bytes into the buffer; return their number, 0 at the end."""
        try:
            size = self._file.readinto(buffer)
        except EOFError:
            raise InvalidDocument("the gzip data are cut off") from None
        except (gzip.BadGzipFile, zlib.error):
            raise InvalidDocument("the gzip data are broken") from None
        self._left -= size
        if self._left < 0:
            raise TooLarge(f"the gzip data unpack to more than {self._most} bytes")
        return size


def open_zip(data: bytes | BinaryIO) -> zipfile.ZipFile:
    """Return the archive.

    Raises:
        InvalidDocument: it is none, or broken.
        TooLarge: its directory is.
    """
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    if _directory_size(stream) > _LARGEST_DIRECTORY:
        raise TooLarge(f"the zip archive's directory has more than {_LARGEST_DIRECTORY} bytes")
    try:
        return zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise InvalidDocument("the zip archive is broken") from None


def _directory_size(stream: BinaryIO) -> int:
    """Return the size of the archive's directory as its end gives it; in a zip64 archive the end is elsewhere."""
    length = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, length - _END_BYTES - _LONGEST_COMMENT - _LOCATOR_BYTES))
    tail = stream.read()
    stream.seek(0)
    place = tail.rfind(_END)
    if place < 0 or place + _END_BYTES > len(tail):
        return 0
    if tail[max(0, place - _LOCATOR_BYTES) :].startswith(_LOCATOR):
        return _zip64_size(stream, before=length - len(tail) + place - _LOCATOR_BYTES)
    return int.from_bytes(tail[place + _END_SIZE : place + _END_SIZE + 4], "little")


def _zip64_size(stream: BinaryIO, *, before: int) -> int:
    """Return the size that the zip64 end, which stands right before its locator, gives."""
    stream.seek(max(0, before - _END64_BYTES))
    end = stream.read(_END64_BYTES)
    stream.seek(0)
    return int.from_bytes(end[_END64_SIZE : _END64_SIZE + 8], "little")


def unzip(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, *, most: int = MOST) -> bytes:
    """Return one member's bytes; what the archive claims about its size is not believed.

    Raises:
        InvalidDocument: it is missing, broken, encrypted or packed in an unknown way.
        TooLarge: it unpacks to more than `most` bytes.
    """
    try:
        with archive.open(name) as member:
            data = member.read(most + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise InvalidDocument("the zip archive's member cannot be unpacked") from None
    if len(data) > most:
        raise TooLarge(f"the zip archive's member unpacks to more than {most} bytes")
    return data
