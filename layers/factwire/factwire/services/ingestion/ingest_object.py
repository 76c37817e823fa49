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

from factwire.domain.input_origins import Origin
from factwire.domain.inputs import Input
from factwire.domain.staging import Staged
from factwire.errors import TooLarge
from factwire.reading import Reading, source_of
from factwire.reading.archives.containers import open_container, pieces
from factwire.reading.source import Source
from factwire.services.ingestion.ingest_article import IngestArticle, Outcome
from factwire.services.ingestion.input_contents import (
    ManyMembers,
    Member,
    Members,
    OneArticle,
    contents_of,
    members_of_file,
)
from factwire.services.ingestion.split_container import SplitContainer
from factwire.services.ports import ArticleStore, MemberStore, ObjectHead, Progress, SourceReader


@dataclass(frozen=True)
class IngestObject:
    """Takes objects in; calls with one origin, however many, in whatever order, have one effect."""

    articles: ArticleStore
    members: MemberStore
    ingest: IngestArticle
    split: SplitContainer
    read: SourceReader
    max_bytes: int
    max_archive_bytes: int
    members_prefix: str

    def __call__(self, origin: Origin, *, remaining: Callable[[], float] = lambda: math.inf) -> list[Outcome]:
        """Return what became of each article in an object, as far as that is known.

        Args:
            origin: the object, as the store's event names it.
            remaining: how many seconds this call still has.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        if origin.key.startswith(self.members_prefix):
            return self._ingest_member(origin, remaining=remaining)
        contents = self._dropped(origin)
        return [Outcome.GONE] if contents is None else self._carry_out(contents, visited=origin, remaining=remaining)

    def _carry_out(
        self, contents: OneArticle | ManyMembers, *, visited: Origin, remaining: Callable[[], float]
    ) -> list[Outcome]:
        if isinstance(contents, OneArticle):
            return [self.ingest(contents.reading, of=contents.input)]
        return self.split(contents, visited=visited, remaining=remaining)

    def _dropped(self, origin: Origin) -> OneArticle | ManyMembers | None:
        """Return what an object holds that was dropped; None when it is gone."""
        head = self.articles.head(origin)
        if head is None:
            return None
        of = Input(origin=origin, metadata={"last-modified": origin.at, **head.metadata}, digest=head.etag)
        known = source_of(b"", content_type=head.content_type, metadata=of.metadata, location=origin.location)
        if head.size > self.max_bytes:
            return self._contents(partial(self._large_members, origin, head=head, source=known), of=of)
        data = self.articles.read(origin, head)
        return None if data is None else self._file_contents(replace(known, data=data), of=of)

    def _ingest_member(self, origin: Origin, *, remaining: Callable[[], float]) -> list[Outcome]:
        """Ingest a member that was set apart; once that is done it is removed."""
        staged = self.members.read(origin)
        if staged is None:
            return [Outcome.GONE]
        outcomes = self._carry_out(self._staged_contents(staged), visited=origin, remaining=remaining)
        if Outcome.CONTINUED not in outcomes:
            self.members.remove(origin.model_copy(update={"version_id": staged.version_id}))
        return outcomes

    def _staged_contents(self, staged: Staged) -> OneArticle | ManyMembers:
        of = Input(origin=staged.origin, metadata=staged.metadata, digest="")
        if isinstance(staged.content, Reading):
            return OneArticle(reading=staged.content, input=of)
        digest = hashlib.sha256(staged.content.data).hexdigest()
        return self._file_contents(staged.content, of=replace(of, digest=digest))

    def _file_contents(self, source: Source, *, of: Input) -> OneArticle | ManyMembers:
        return self._contents(members_of_file(source, of=of, read=self.read), of=of)

    def _contents(self, members: Members, *, of: Input) -> OneArticle | ManyMembers:
        return contents_of(members, of=of, read=self.read)

    def _large_members(
        self, origin: Origin, progress: Progress, *, head: ObjectHead, source: Source
    ) -> Iterator[Member]:
        """Yield the members of an object that is too large for an article."""
        container = None
        if head.size <= self.max_archive_bytes:
            container = open_container(self.articles.open(origin, head), source=source)
        if container is None:
            raise TooLarge(
                f"the object has {head.size} bytes; at most {self.max_bytes} are read, {self.max_archive_bytes} of"
                " an archive"
            )
        return pieces(container, skip=progress.members, spent=progress.size)
