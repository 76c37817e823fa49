"""Pages of answers: gathered from the entries of one list that count, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby, islice
from typing import Generic, TypeVar

from factwire.domain.listing.listed_facts import Entry
from factwire.domain.listing.queries import ListedEntry, Position
from factwire.model.base import Frozen
from factwire.services.ports import FactLists
from factwire.services.questions.fact_filter import FactFilter

Answer = TypeVar("Answer", bound=Frozen)

# A filter may let few entries through: one request looks at so many, then its cursor goes on.
_SCANNED = 400
# As JSON. A function's response holds 6 MB, and a page is escaped in it; what long articles say comes to more.
_LARGEST = 4_000_000


@dataclass(frozen=True)
class _EntryAnswers(Generic[Answer]):
    """The answers of an article's entries, but for those that earlier pages showed."""

    listed: ListedEntry
    answers: list[Answer]
    skipped: int

    @classmethod
    def by(cls, listed: ListedEntry, answers: Iterable[Answer], *, after: Position | None) -> _EntryAnswers[Answer]:
        """Return the answers of an article on the page that starts behind `after`; `listed` is one of its entries."""
        skipped = after.skip if after and after.sort_key == _begun(listed) else 0
        return cls(listed, list(answers)[skipped:], skipped)

    @property
    def article_id(self) -> str:
        """The article that the entry is of."""
        return self.listed.entry.article.article_id

    def place_behind(self, number: int) -> Position:
        """Return where the page starts that goes on behind so many of the answers."""
        return Position(sort_key=_begun(self.listed), skip=self.skipped + number)


@dataclass
class _Page(Generic[Answer]):
    """A page that fills up; the first answer always has its place."""

    limit: int
    answers: list[Answer] = field(default_factory=list)
    size: int = 0

    @property
    def room(self) -> int:
        """How many more answers fit."""
        return self.limit - len(self.answers)

    def take(self, answers: Iterable[Answer]) -> int:
        """Add the answers that fit, in their order; return how many did."""
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
    """Reads pages; only entries that their article's record names as of now count: they are written first."""

    repository: FactLists

    def page(
        self,
        wanted: FactFilter,
        answers_of: Callable[[Entry, FactFilter], Iterable[Answer]],
        *,
        limit: int,
        after: Position | None,
    ) -> tuple[tuple[Answer, ...], Position | None]:
        """Return the answers behind `after`, and where the next page starts; None when there is none.

        Only entries that are shown are looked up, together.
        """
        page: _Page[Answer] = _Page(limit)
        batch: list[_EntryAnswers[Answer]] = []
        scanned, listed = 0, None
        for listed, entries in islice(self._articles(wanted, limit=limit, after=after), _SCANNED):
            scanned += 1
            shown = entries if wanted.query.judged else [entry.as_extracted() for entry in entries]
            answers = [answer for entry in shown for answer in answers_of(entry, wanted)]
            if len(entries) > 1:  # two entities of one article may have part in one event
                answers = list(dict.fromkeys(answers))
            found = _EntryAnswers.by(listed, answers, after=after)
            batch += [found] if found.answers else []
            # One more than the page takes tells whether there is a next one.
            if sum(len(each.answers) for each in batch) > page.room:
                if cut := self._add(batch, to=page):
                    return tuple(page.answers), cut
                batch = []
        cut = self._add(batch, to=page)
        return tuple(page.answers), cut or (listed.place if listed and scanned == _SCANNED else None)

    def _articles(
        self, wanted: FactFilter, *, limit: int, after: Position | None
    ) -> Iterator[tuple[ListedEntry, list[Entry]]]:
        """Yield the entries of each article in the lists, those of the newest article first."""
        lists = (
            self.repository.entries(key, since=wanted.since, until=wanted.query.until, limit=limit, after=after)
            for key in wanted.list_keys
        )
        in_order = merge(*lists, key=_sort_key, reverse=True)
        for _, same in groupby(in_order, key=_sort_key):
            first, *others = same
            yield first, [first.entry, *(each.entry for each in others)]

    def _add(self, batch: list[_EntryAnswers[Answer]], *, to: _Page[Answer]) -> Position | None:
        """Add what counts, up to a page; return where the next page starts if that is within the batch."""
        facts_digests = self.repository.facts_digests([each.article_id for each in batch]) if batch else {}
        for each in batch:
            if facts_digests.get(each.article_id) == each.listed.facts_digest:
                taken = to.take(each.answers)
                if taken < len(each.answers):
                    return each.place_behind(taken)
        return None


def _sort_key(listed: ListedEntry) -> str:
    return listed.place.sort_key


def _begun(listed: ListedEntry) -> str:
    """Return the place behind which a page starts within an entry: right before the next newer one."""
    return f"{listed.place.sort_key} "
