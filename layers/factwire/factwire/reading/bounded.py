"""Compressed bytes -> bytes, never more than a bound, however small the input looks."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from factwire.errors import InvalidDocument, TooLarge

MOST: Final = 20 * 1024 * 1024
"""The most bytes that one member is unpacked to."""


def gunzip(data: bytes, *, most: int = MOST) -> bytes:
    """The bytes of a gzip file, all its members in a row.

    Raises:
        InvalidDocument: it is broken or cut off.
        TooLarge: it unpacks to more than `most` bytes.
    """
    out = bytearray()
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out += unpacker.decompress(data, most - len(out) + 1)
        except zlib.error:
            raise InvalidDocument("the gzip data are broken") from None
        if len(out) > most:
            raise TooLarge(f"the gzip data unpack to more than {most} bytes")
        if not unpacker.eof:
            raise InvalidDocument("the gzip data are cut off")
        data = unpacker.unused_data.lstrip(b"\0")
    return bytes(out)


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive.

    Raises:
        InvalidDocument: it is none, or broken.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise InvalidDocument("the zip archive is broken") from None


def unzip(archive: zipfile.ZipFile, name: str, *, most: int = MOST) -> bytes:
    """One member's bytes; what the archive claims about its size is not believed.

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
