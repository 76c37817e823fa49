"""The members of a container go on as inputs of their own, so that one that fails is the only one that fails.

They are set apart page by page, and after each page it is noted how far that is: a call whose time runs short leaves
the rest to another, and one that is repeated goes on from there. What cannot be read is recorded at the end: a
thousand empty members are one rejection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from factwire.domain.input_origins import Origin
from factwire.domain.inputs import Input
from factwire.domain.staging import Staged, staged_key
from factwire.errors import EmptyArticle, FactwireError, is_retryable
from factwire.reading import Reading
from factwire.reading.archives.containers import REST, Piece
from factwire.reading.source import Failure, Source
from factwire.services.ingestion.ingest_article import IngestArticle, Outcome
from factwire.services.ingestion.input_contents import ManyMembers, Member
from factwire.services.ports import DelayedTasks, FailedMember, MemberStore, Progress, SplitProgressStore

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
            split = self._split(page, of=container.input, first=progress.members + 1)
            outcomes += split.outcomes
            progress = progress.after(members=len(page.members), size=page.size, failures=split.failures)
            self.progress.save(token, progress)
            if page.is_full and remaining() < _SECONDS_NEEDED:
                self.delayed.resume(visited)
                return [*outcomes, Outcome.CONTINUED]
        outcomes += self._reject_failures(progress, of=container.input)
        self.progress.save(token, progress.model_copy(update={"complete": True}))
        return outcomes

    def _split(self, page: _Page, *, of: Input, first: int) -> _Split:
        """Set the members of a page apart, but for those that hold no article."""
        staged: list[Staged] = []
        split = _Split()
        for number, member in enumerate(page.members, start=first):
            own = of.member(member.part, number=number)
            if error := _failure_of(member):
                failure = FailedMember(part=member.part, number=number, code=error.code, message=str(error))
                split.failures.append(failure)
            elif content := _content_of(member):
                key = staged_key(own.origin, prefix=self.prefix)
                origin = own.origin.model_copy(update={"staged_as": key})
                staged.append(Staged(origin=origin, metadata=own.metadata, content=content))
            elif isinstance(member, Reading):  # its sender withholds or has cancelled it
                split.outcomes.append(self.ingest(member, of=own))
        self.members.stage(staged)
        return split

    def _reject_failures(self, progress: Progress, *, of: Input) -> list[Outcome]:
        """Record the members that could not be read: one by its name, several as one rejection of the container.

        Where there is no such rejection, that of an earlier version of the container is taken back.
        """
        if progress.failed <= 1:
            self.ingest.withdraw_rejection(of=of)
        if not progress.failed:
            return []
        first = progress.first_failures[0]
        if progress.failed == 1:
            own = of.member(first.part, number=first.number)
            return [self.ingest.reject(code=first.code, message=first.message, of=own)]
        names = ", ".join(each.part or str(each.number) for each in progress.first_failures)
        more = ", ..." if progress.failed > len(progress.first_failures) else ""
        count = f"{progress.failed} of {progress.members} members cannot be read"
        message = f"{count} ({names}{more}); the first: {first.message}"
        return [self.ingest.reject(code=first.code, message=message, of=of)]


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


@dataclass
class _Split:
    """What was done with a page: what became of some members at once, and those that could not be read."""

    outcomes: list[Outcome] = field(default_factory=list)
    failures: list[FailedMember] = field(default_factory=list)


def _failure_of(member: Member) -> FactwireError | None:
    """Return why a member holds no article; None where it may hold one, or its sender does not let it be used."""
    if isinstance(member, Failure):
        return member.error
    if isinstance(member, Piece):
        return None if member.source.data.strip() else EmptyArticle("the file is empty")
    if member.article or member.withheld or (member.about and member.usage.status != "usable"):
        return None
    return member.error or EmptyArticle("the member holds no article")


def _content_of(member: Member) -> Source | Reading | None:
    """Return what is set apart of a member: its file, or its article; None where it has neither."""
    if isinstance(member, Piece):
        return member.source
    return member if isinstance(member, Reading) and (member.article or member.withheld) else None


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
