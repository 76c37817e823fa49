"""Use case: an object of the store becomes articles, at once or, where it holds several, each in its turn.

What holds one article is read at once, and costs nothing more for being looked at as a container. What holds several
is split; its members come back as objects of their own.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from factwire.domain.inputs import Input
from factwire.domain.origins import Origin
from factwire.errors import EmptyArticle, FactwireError, TooLarge
from factwire.reading import Reading, source_of
from factwire.reading.archives.containers import Container, Piece, buffered, open_container, pieces
from factwire.reading.source import Failure, Source
from factwire.services.faults import fault_of
from factwire.services.ingestion.fan_out import FanOut, Member, Members
from factwire.services.ingestion.ingest_article import IngestArticle, Outcome
from factwire.services.ports import ArticleStore, ObjectHead, Progress, SourceReader


@dataclass(frozen=True)
class Intake:
    """Takes objects in; calls with one origin, however many, in whatever order, have one effect."""

    articles: ArticleStore
    ingest: IngestArticle
    fan_out: FanOut
    read: SourceReader
    max_bytes: int
    max_archive_bytes: int

    def __call__(self, origin: Origin, *, remaining: Callable[[], float] = lambda: math.inf) -> list[Outcome]:
        """What became of each article in the object, as far as that is known.

        Args:
            origin: the object, as the store's event names it.
            remaining: how many seconds this call still has.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        visit = _Visit(intake=self, visited=origin, remaining=remaining)
        if origin.key.startswith(self.fan_out.prefix):
            return self._member(origin, visit=visit)
        head = self.articles.head(origin)
        return [Outcome.GONE] if head is None else self._dropped(origin, head=head, visit=visit)

    def _dropped(self, origin: Origin, *, head: ObjectHead, visit: _Visit) -> list[Outcome]:
        of = Input(origin=origin, metadata={"last-modified": origin.at, **head.metadata}, digest=head.etag)
        known = source_of(b"", content_type=head.content_type, metadata=of.metadata, location=origin.location)
        if head.size > self.max_bytes:
            return visit.members(lambda progress: self._large(origin, progress, head=head, source=known), of=of)
        data = self.articles.read(origin, head)
        return [Outcome.GONE] if data is None else visit.file(replace(known, data=data), of=of)

    def _large(self, origin: Origin, progress: Progress, *, head: ObjectHead, source: Source) -> Iterator[Member]:
        """The members of an object that is too large for an article."""
        container = None
        if head.size <= self.max_archive_bytes:
            container = open_container(self.articles.open(origin, head), source=source)
        if container is None:
            raise TooLarge(
                f"the object has {head.size} bytes; at most {self.max_bytes} are read, {self.max_archive_bytes} of"
                " an archive"
            )
        return pieces(container, skip=progress.members, spent=progress.size)

    def _member(self, origin: Origin, *, visit: _Visit) -> list[Outcome]:
        """A member that was set apart has done its duty once it is settled."""
        staged = self.fan_out.members.read(origin)
        if staged is None:
            return [Outcome.GONE]
        if isinstance(staged.content, Reading):
            of = Input(origin=staged.origin, metadata=staged.metadata, digest="")
            outcomes = [self.ingest(staged.content, of=of)]
        else:
            digest = hashlib.sha256(staged.content.data).hexdigest()
            of = Input(origin=staged.origin, metadata=staged.metadata, digest=digest)
            outcomes = visit.file(staged.content, of=of)
        if Outcome.CONTINUED not in outcomes:
            self.fan_out.members.remove(origin.model_copy(update={"version_id": staged.version_id}))
        return outcomes


@dataclass(frozen=True)
class _Visit:
    """One call's way into an object, through what is alone in a container to what is not."""

    intake: Intake
    visited: Origin
    remaining: Callable[[], float]

    def file(self, source: Source, *, of: Input) -> list[Outcome]:
        """A file: its members, or its articles."""
        return self.members(partial(self._members_of, source, of=of), of=of)

    def members(self, members: Members, *, of: Input) -> list[Outcome]:
        """Several are split; one is read now."""
        first = second = None
        try:
            found = members(Progress())
            first = next(found, None)
            second = next(found, None)
        except FactwireError as error:
            if fault_of(error).retry:
                raise
            broken = Failure(part="", error=error)
            first, second = (first, broken) if first else (broken, None)
        if second is not None:
            return self.intake.fan_out(members, of=of, visited=self.visited, remaining=self.remaining)
        return self._only(first or Failure(part="", error=EmptyArticle("the input holds no article")), of=of)

    def _only(self, member: Member, *, of: Input) -> list[Outcome]:
        own = of.only_member(member.part)
        if isinstance(member, Piece):
            return self.file(member.source, of=own)
        reading = Reading(part=None, error=member.error) if isinstance(member, Failure) else member
        return [self.intake.ingest(reading, of=own)]

    def _members_of(self, source: Source, progress: Progress, *, of: Input) -> Iterator[Member]:
        container: Container | None = open_container(buffered(source.data), source=source)
        if container:
            return pieces(container, skip=progress.members, spent=progress.size)
        readings = self.intake.read(source, metadata=of.metadata, location=of.origin.place)
        return islice(readings, progress.members, None)
