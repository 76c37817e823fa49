"""Pages of answers: gathered from the entries of one list that count, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from factwire.domain.entries import Entry
from factwire.domain.queries import FactQuery, ListedEntry, Position
from factwire.model.base import Frozen
from factwire.services.ports import FactRepository

Answer = TypeVar("Answer", bound=Frozen)

# A filter may let few entries through: one request looks at so many, then its cursor goes on.
_SCANNED = 400
# As JSON. A function's answer holds 6 MB, and a page is escaped in it; what long articles say comes to more.
_LARGEST = 4_000_000


@dataclass(frozen=True)
class _Told(Generic[Answer]):
    """What an entry answers, but for the answers that earlier pages had."""

    listed: ListedEntry
    answers: list[Answer]
    skipped: int

    @classmethod
    def by(cls, listed: ListedEntry, answers: Iterable[Answer], *, after: Position | None) -> _Told[Answer]:
        """The answers of an entry on the page that starts behind `after`."""
        skipped = after.skip if after and after.sort_key == _begun(listed) else 0
        return cls(listed, list(answers)[skipped:], skipped)

    @property
    def article_id(self) -> str:
        """The article that says so."""
        return self.listed.entry.article.article_id

    def place_behind(self, number: int) -> Position:
        """Where the page starts that goes on behind so many of the answers."""
        return Position(sort_key=_begun(self.listed), skip=self.skipped + number)


@dataclass
class _Page(Generic[Answer]):
    """A page that fills up; the first answer always has its place."""

    limit: int
    answers: list[Answer] = field(default_factory=list)
    size: int = 0

    @property
    def room(self) -> int:
        """How many more answers there may be."""
        return self.limit - len(self.answers)

    def take(self, answers: Iterable[Answer]) -> int:
        """Take the answers that have their place, in their order; answers how many."""
        taken = 0
        for answer in islice(answers, self.room):
            self.size += len(answer.model_dump_json().encode())
            if self.answers and self.size > _LARGEST:
                break
            self.answers.append(answer)
            taken += 1
        return taken


@dataclass(frozen=True)
class Pages:
    """Only what the record of an article names as of now is shown: entries are written before the record is."""

    repository: FactRepository

    def page(
        self,
        query: FactQuery,
        answers_of: Callable[[Entry, FactQuery], Iterable[Answer]],
        *,
        limit: int,
        after: Position | None,
    ) -> tuple[tuple[Answer, ...], Position | None]:
        """The answers behind `after`, and where the next page starts; None when there is none.

        Only entries that are shown are looked up, together.
        """
        found: _Page[Answer] = _Page(limit)
        batch: list[_Told[Answer]] = []
        entries = self.repository.entries(
            query.list_key, since=query.since, until=query.until, limit=limit, after=after
        )
        scanned, listed = 0, None
        for listed in islice(entries, _SCANNED):
            scanned += 1
            told = _Told.by(listed, answers_of(listed.entry, query), after=after)
            batch += [told] if told.answers else []
            # One more than the page takes tells whether there is a next one.
            if sum(len(each.answers) for each in batch) > found.room:
                if cut := self._add(batch, to=found):
                    return tuple(found.answers), cut
                batch = []
        cut = self._add(batch, to=found)
        return tuple(found.answers), cut or (listed.place if listed and scanned == _SCANNED else None)

    def _add(self, batch: list[_Told[Answer]], *, to: _Page[Answer]) -> Position | None:
        """Add what counts, up to a page; answers where the next page starts if that is within the batch."""
        facts_digests = self.repository.facts_digests([each.article_id for each in batch]) if batch else {}
        for each in batch:
            if facts_digests.get(each.article_id) == each.listed.facts_digest:
                taken = to.take(each.answers)
                if taken < len(each.answers):
                    return each.place_behind(taken)
        return None


def _begun(listed: ListedEntry) -> str:
    """The place behind which a page starts within an entry: right before the next newer one."""
    return f"{listed.place.sort_key} "
