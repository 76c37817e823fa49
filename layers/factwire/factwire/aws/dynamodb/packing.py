"""Documents as compressed bytes in pieces that fit an item of the table."""

from __future__ import annotations

import zlib
from typing import Final

from pydantic import BaseModel

# An item holds at most 400 KB with its keys and names.
PART_BYTES: Final = 380 * 1024


def pack(document: BaseModel, *, leave_out: frozenset[str] = frozenset()) -> bytes:
    """Return the document as compressed JSON without defaults and without the fields to leave out."""
    return zlib.compress(document.model_dump_json(exclude_defaults=True, exclude=set(leave_out)).encode(), level=9)


def unpack(packed: bytes) -> bytes:
    """Return the JSON of a packed document."""
    return zlib.decompress(packed)


def split(packed: bytes) -> list[bytes]:
    """Return the pieces, in order."""
    return [packed[start : start + PART_BYTES] for start in range(0, len(packed), PART_BYTES)]
