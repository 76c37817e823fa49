"""The members of a container go on as inputs of their own, so that one that fails is the only one that fails.

They are set apart page by page, and after each page it is noted how far that is: a call whose time runs short leaves
the rest to another, and one that is repeated goes on from there. What cannot be set apart, since it is no file or
no article, is ingested at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from factwire.domain.inputs import Input
from factwire.domain.origins import Origin
from factwire.domain.staging import Staged, staged_key
from factwire.errors import EmptyArticle, FactwireError, is_retryable
from factwire.reading import Reading
from factwire.reading.archives.containers import REST, Piece
from factwire.reading.source import Failure, Source
from factwire.services.ingestion.contents import ManyMembers, Member
from factwire.services.ingestion.ingest_article import IngestArticle, Outcome
from factwire.services.ports import DelayedTasks, MemberStore, Progress, SplitProgressStore

# A page is held in memory, and done twice by a call that is repeated.
_PAGE_MEMBERS: Final = 100
_PAGE_BYTES: Final = 16 * 1024 * 1024
# A call goes on as long as it has time for another page, and for what else is in its batch.
_SECONDS_NEEDED: Final = 45


@dataclass(frozen=True)
class SplitContainer:
    """Splits containers; calls for one container, however many, have one effect."""

    members: MemberStore
    progress: SplitProgressStore
    ingest: IngestArticle
    delayed: DelayedTasks
    prefix: str

    def __call__(self, container: ManyMembers, *, visited: Origin, remaining: Callable[[], float]) -> list[Outcome]:
        """Split a container, as far as there is time.

        Args:
            container: its members.
            visited: the object to be visited again for the rest; the container may be a part of it.
            remaining: how many seconds this call still has.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        token, outcomes = container.input.origin.token, [Outcome.SPLIT]
        progress = self.progress.find(token)
        if progress.complete:
            return [Outcome.UNCHANGED]
        for page in _pages(_with_rest(container.members(progress), after=progress)):
            outcomes += self._split(page, of=container.input, first=progress.members + 1)
            progress = progress.after(members=len(page.members), size=page.size)
            self.progress.save(token, progress)
            if page.is_full and remaining() < _SECONDS_NEEDED:
                self.delayed.resume(visited)
                return [*outcomes, Outcome.CONTINUED]
        self.progress.save(token, progress.model_copy(update={"complete": True}))
        return outcomes

    def _split(self, page: _Page, *, of: Input, first: int) -> list[Outcome]:
        """Set the members of a page apart; return what became of those that cannot be."""
        staged: list[Staged] = []
        unreadable: list[tuple[Reading, Input]] = []
        for number, member in enumerate(page.members, start=first):
            own = of.member(member.part, number=number)
            content = _content_of(member)
            if content is None:
                unreadable.append((_reading_of(member), own))
            else:
                key = staged_key(own.origin, prefix=self.prefix)
                origin = own.origin.model_copy(update={"staged_as": key})
                staged.append(Staged(origin=origin, metadata=own.metadata, content=content))
        outcomes = [self.ingest(reading, of=own) for reading, own in unreadable]
        self.members.stage(staged)
        return outcomes


@dataclass
class _Page:
    members: list[Member] = field(default_factory=list)
    size: int = 0

    def add(self, member: Member) -> None:
        self.members.append(member)
        self.size += len(member.source.data) if isinstance(member, Piece) else 0

    @property
    def is_full(self) -> bool:
        return len(self.members) >= _PAGE_MEMBERS or self.size >= _PAGE_BYTES


def _content_of(member: Member) -> Source | Reading | None:
    """Return what is set apart of a member: its file, or its article; None where it has neither."""
    if isinstance(member, Piece):
        return member.source
    return member if isinstance(member, Reading) and (member.article or member.withheld) else None


def _reading_of(member: Member) -> Reading:
    """Return a member that has no content as what was read of it: its error, or what its sender says of it."""
    if isinstance(member, Reading):
        return member
    error = member.error if isinstance(member, Failure) else EmptyArticle("the member holds no article")
    return Reading(part=None, error=error)


def _pages(members: Iterator[Member]) -> Iterator[_Page]:
    page = _Page()
    for member in members:
        page.add(member)
        if page.is_full:
            yield page
            page = _Page()
    if page.members:
        yield page


def _with_rest(members: Iterator[Member], *, after: Progress) -> Iterator[Member]:
    """Yield the members and, where the container turns out to be broken, one failure for those that cannot be read."""
    count = after.members
    try:
        for member in members:
            count += 1
            yield member
    except FactwireError as error:
        if is_retryable(error) or not count:
            raise
        yield Failure(part=REST, error=error)
