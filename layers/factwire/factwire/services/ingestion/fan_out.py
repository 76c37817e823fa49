"""The members of a container go on as inputs of their own, so that one that fails is the only one that fails.

They are set apart page by page, and after each page it is noted how far that is: a call whose time runs short leaves
the rest to another, and one that is repeated goes on from there. What cannot be set apart, since it is no file or
no article, is settled at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from factwire.domain.inputs import Input
from factwire.domain.origins import Origin
from factwire.domain.staging import Staged, staged_key
from factwire.errors import FactwireError
from factwire.reading import Reading
from factwire.reading.archives.containers import REST, Piece
from factwire.reading.source import Failure
from factwire.services.faults import fault_of
from factwire.services.ingestion.ingest_article import IngestArticle, Outcome
from factwire.services.ports import DelayedTasks, MemberStore, Progress, SplitProgressStore

Member = Piece | Failure | Reading
Members = Callable[[Progress], Iterator[Member]]

# A page is held in memory, and done twice by a call that is repeated.
_PAGE_MEMBERS: Final = 100
_PAGE_BYTES: Final = 16 * 1024 * 1024
# A call goes on as long as it has time for another page, and for what else is in its batch.
_SECONDS_NEEDED: Final = 45


@dataclass(frozen=True)
class FanOut:
    """Splits containers; calls for one container, however many, have one effect."""

    members: MemberStore
    split_progress: SplitProgressStore
    ingest: IngestArticle
    delayed: DelayedTasks
    prefix: str

    def __call__(
        self, members: Members, *, of: Input, visited: Origin, remaining: Callable[[], float]
    ) -> list[Outcome]:
        """Split a container, as far as there is time.

        Args:
            members: the members that come after so much progress.
            of: the container.
            visited: the object to be visited again for the rest; the container may be a part of it.
            remaining: how many seconds this call still has.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        token, outcomes = of.origin.token, [Outcome.SPLIT]
        progress = self.split_progress.find(token)
        if progress.complete:
            return [Outcome.UNCHANGED]
        for page in _pages(_with_rest(members(progress), after=progress)):
            outcomes += self._turn(page, of=of, first=progress.members + 1)
            progress = Progress(members=progress.members + len(page.members), size=progress.size + page.size)
            self.split_progress.save(token, progress)
            if page.is_full and remaining() < _SECONDS_NEEDED:
                self.delayed.resume(visited)
                return [*outcomes, Outcome.CONTINUED]
        self.split_progress.save(token, progress.model_copy(update={"complete": True}))
        return outcomes

    def _turn(self, page: _Page, *, of: Input, first: int) -> list[Outcome]:
        apart: list[Staged] = []
        settled: list[Outcome] = []
        for number, member in enumerate(page.members, start=first):
            own = of.member(member.part, number=number)
            content = member.source if isinstance(member, Piece) else member
            if isinstance(content, Failure):
                settled.append(self.ingest(Reading(part=None, error=content.error), of=own))
            elif isinstance(content, Reading) and not (content.article or content.withheld):
                settled.append(self.ingest(content, of=own))
            else:
                key = staged_key(own.origin, prefix=self.prefix)
                origin = own.origin.model_copy(update={"staged_as": key})
                apart.append(Staged(origin=origin, metadata=own.metadata, content=content))
        self.members.stage(apart)
        return settled


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
    """The members and, where the container turns out to be broken, one failure for those that cannot be read."""
    count = after.members
    try:
        for member in members:
            count += 1
            yield member
    except FactwireError as error:
        if fault_of(error).retry or not count:
            raise
        yield Failure(part=REST, error=error)
