"""What an input holds: one article, or several members, found by opening what lies alone in a container."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from factwire.domain.inputs import Input
from factwire.errors import EmptyArticle, FactwireError, is_retryable
from factwire.reading import Reading
from factwire.reading.archives.containers import Piece, buffered, open_container, pieces
from factwire.reading.source import Failure, Source
from factwire.services.ports import Progress, SourceReader

Member = Piece | Failure | Reading
Members = Callable[[Progress], Iterator[Member]]
"""The members that come after so much progress."""


@dataclass(frozen=True)
class OneArticle:
    """An input of one article, read."""

    reading: Reading
    input: Input


@dataclass(frozen=True)
class ManyMembers:
    """An input of several members, each of which is to be an input of its own."""

    members: Members
    input: Input


def contents_of(members: Members, *, of: Input, read: SourceReader) -> OneArticle | ManyMembers:
    """Return what an input holds.

    A container of one member is as good as the member: it is opened, however often one lies in another.

    Raises:
        FactwireError: a passing fault of the store.
    """
    while True:
        found = list(islice(_with_failure(members), 2))
        if len(found) > 1:
            return ManyMembers(members=members, input=of)
        member = found[0] if found else Failure(part="", error=EmptyArticle("the input holds no article"))
        of = of.only_member(member.part)
        if not isinstance(member, Piece):
            reading = Reading(part=None, error=member.error) if isinstance(member, Failure) else member
            return OneArticle(reading=reading, input=of)
        members = members_of_file(member.source, of=of, read=read)


def members_of_file(source: Source, *, of: Input, read: SourceReader) -> Members:
    """Return the members of a file: those of a container, still packed, or the articles of any other file."""
    return partial(_file_members, source, of=of, read=read)


def _file_members(source: Source, progress: Progress, *, of: Input, read: SourceReader) -> Iterator[Member]:
    container = open_container(buffered(source.data), source=source)
    if container:
        return pieces(container, skip=progress.members, spent=progress.size)
    readings = read(source, metadata=of.metadata, location=of.origin.place)
    return islice(readings, progress.members, None)


def _with_failure(members: Members) -> Iterator[Member]:
    """Yield the members and, where the container turns out to be broken for good, one failure that says so."""
    try:
        yield from members(Progress())
    except FactwireError as error:
        if is_retryable(error):
            raise
        yield Failure(part="", error=error)
