"""Containers: inputs that hold files of their own, each of which is read as if it had come by itself.

Members come one at a time and are unpacked only on request, so that an archive of any size takes the memory of
one member. What a container may hold, with all that lies in containers within it, is limited; what is left over is
a failure that says so.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final, cast

from factwire.errors import FactwireError, TooLarge, UnsupportedType
from factwire.model.part_names import joined
from factwire.reading.archives.bounded import MOST, Gunzipped
from factwire.reading.registry import HEAD, Format, Kind, format_of, named_faults
from factwire.reading.source import Drafts, Failure, Source

PASSED_OVER: Final = 1_000_000
"""So many lines or records that are no members end a container: they cost time, and lead nowhere."""
# Text is packed to a tenth, the same words over and over to a fiftieth; what unpacks to more was made to.
_HIGHEST_RATIO: Final = 100
_BUFFER: Final = 64 * 1024

DEEPEST: Final = 3
"""Containers within so many others are not opened."""
REST: Final = "rest"
"""The part that stands for all members beyond a limit, or beyond the place where a container is broken."""


@dataclass(frozen=True)
class Member:
    """A file in a container; `load` unpacks it.

    `stored_at` is when it was saved, as ISO 8601.
    `among` is the number of members that share what the container may hold, in a format whose members may be
    containers; in others it is 0, and they may not.
    """

    part: str
    load: Callable[[], bytes]
    media_type: str = ""
    charset: str | None = None
    name: str = ""
    url: str | None = None
    stored_at: str | None = None
    among: int = 0


Members = Iterator[Member | Failure]


@dataclass(frozen=True)
class Container:
    """An opened container: `source` is what is known about it, without its bytes."""

    format: Format
    stream: io.BufferedReader[Any]
    source: Source


@dataclass(frozen=True)
class Piece:
    """A member, unpacked."""

    part: str
    source: Source


def open_container(stream: io.BufferedReader[Any], *, source: Source) -> Container | None:
    """Return the container that a stream holds, packed or not; None where it holds none.

    Args:
        stream: at its beginning; it must be able to seek.
        source: what is known about it; its `data` are not looked at.

    Raises:
        TooLarge: it lies in too many others.
        InvalidDocument: it is packed, and broken.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    try:
        found = format_of(replace(source, data=head))
    except UnsupportedType:
        return None
    if found.kind is Kind.ARTICLES:
        return None
    check_depth(source)
    if found.kind is Kind.PACKED:
        return _open_packed(stream, source=source)
    return Container(format=found, stream=stream, source=replace(source, data=b""))


def pieces(container: Container, *, skip: int = 0, spent: int = 0) -> Iterator[Piece | Failure]:
    """Yield the members after the first `skip`, whose bytes were `spent`, each unpacked when its turn comes.

    A member that cannot be unpacked is a failure of its own. Beyond a limit the rest is one failure.

    Raises:
        FactwireError: the container is broken, from here on; or a passing fault of what is behind the stream.
    """
    allowance, depth = container.source.allowance, container.source.depth + 1
    for number, member in enumerate(islice(_members(container), skip, None), start=skip):
        if number >= allowance.members or spent >= allowance.size:
            yield Failure(part=REST, error=TooLarge(f"the archive holds too much: members after {number} are not read"))
            return
        if isinstance(member, Failure):
            yield member
            continue
        try:
            data = member.load()
        except FactwireError as error:
            if error.retryable:
                raise
            yield Failure(part=member.part, error=error)
            continue
        spent += len(data)
        source = Source(
            data=data,
            media_type=member.media_type,
            charset=member.charset,
            name=member.name,
            url=member.url,
            stored_at=member.stored_at,
            depth=depth,
            allowance=allowance.share(member.among),
        )
        yield Piece(part=member.part, source=source)


def container_drafts(source: Source, *, read: Callable[[Source], Drafts]) -> Drafts:
    """Yield the drafts of all members of a container, each named by its member and, within it, by its own part."""
    container = open_container(buffered(source.data), source=source)
    for piece in pieces(container) if container else ():
        if isinstance(piece, Failure):
            yield piece
            continue
        try:
            for draft in read(piece.source):
                yield replace(draft, part=joined(piece.part, draft.part) or piece.part)
        except FactwireError as error:
            yield Failure(part=piece.part, error=error)


def buffered(data: bytes) -> io.BufferedReader[Any]:
    """Bytes as a stream."""
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(data)))


def check_depth(source: Source) -> None:
    """Refuse a container, or a packed file, that lies in too many others.

    Raises:
        TooLarge: it does.
    """
    if source.depth >= DEEPEST:
        raise TooLarge(f"archives within archives are read {DEEPEST} deep")


def unpacked_name(name: str) -> str:
    """Return the name of a packed file without `.gz`."""
    return name[:-3] if name.lower().endswith(".gz") else name


def _members(container: Container) -> Members:
    with named_faults(container.format):
        yield from container.format.module().members(container)


def _open_packed(stream: io.BufferedReader[Any], *, source: Source) -> Container | None:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    most = min(source.allowance.size, max(MOST, _HIGHEST_RATIO * size))
    unpacked = io.BufferedReader(Gunzipped(stream, most=most), buffer_size=_BUFFER)
    name = unpacked_name(source.name)
    inner = replace(source, data=b"", media_type="", charset=None, name=name, depth=source.depth + 1)
    try:
        found = format_of(replace(inner, data=unpacked.peek(HEAD)[:HEAD]))
    except UnsupportedType:
        return None
    if not found.seeks:
        return Container(format=found, stream=unpacked, source=inner) if found.kind is Kind.MEMBERS else None
    data = unpacked.read(MOST + 1)
    if len(data) > MOST:
        raise TooLarge(f"the gzip data unpack to more than {MOST} bytes")
    return open_container(buffered(data), source=inner)
