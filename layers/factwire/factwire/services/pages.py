"""Pages of answers: gathered from the entries of one lane that count, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from factwire.services.entries import Entry
from factwire.services.ports import FactRepository
from factwire.services.queries import FactQuery, Listed, Position

Answer = TypeVar("Answer")

# A filter may let few entries through: one request looks at so many, then its cursor goes on.
_SCANNED = 400


@dataclass(frozen=True)
class _Told(Generic[Answer]):
    """What an entry answers, but for the answers that earlier pages had."""

    listed: Listed
    answers: list[Answer]
    skipped: int

    @classmethod
    def by(cls, listed: Listed, answers: Iterable[Answer], *, after: Position | None) -> _Told[Answer]:
        """The answers of an entry on the page that starts behind `after`."""
        skipped = after.skip if after and after.sort_key == _begun(listed) else 0
        return cls(listed, list(answers)[skipped:], skipped)

    @property
    def article_id(self) -> str:
        """The article that says so."""
        return self.listed.entry.article.article_id

    def place_behind(self, number: int) -> Position:
        """Where the page starts that goes on behind so many of the answers."""
        return Position(month=self.listed.place.month, sort_key=_begun(self.listed), skip=self.skipped + number)


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
        """The answers behind `after`, and where the next page starts; None when there is none."""
        found: list[Answer] = []
        scanned = 0
        while scanned < _SCANNED and len(found) < limit:
            page = self.repository.entries(query.lane, since=query.since, until=query.until, limit=limit, after=after)
            told = (_Told.by(listed, answers_of(listed.entry, query), after=after) for listed in page.entries)
            for each in self._counting([each for each in told if each.answers], wanted=limit - len(found)):
                room = limit - len(found)
                found += each.answers[:room]
                if len(each.answers) > room:
                    return tuple(found), each.place_behind(room)
            scanned += len(page.entries)
            after = page.next
            if after is None:
                break
        return tuple(found), after

    def _counting(self, told: list[_Told[Answer]], *, wanted: int) -> Iterator[_Told[Answer]]:
        """Those made of the facts that their article's record names.

        Only as many are looked up as a page of `wanted` answers takes, and the one that tells whether there is more.
        """
        while told:
            sums = accumulate(len(each.answers) for each in told)
            enough = next((number for number, answers in enumerate(sums, start=1) if answers > wanted), len(told))
            batch, told = told[:enough], told[enough:]
            stamps = self.repository.stamps([each.article_id for each in batch])
            counting = [each for each in batch if stamps.get(each.article_id) == each.listed.stamp]
            wanted -= sum(len(each.answers) for each in counting)
            yield from counting


def _begun(listed: Listed) -> str:
    """The place behind which a page starts within an entry: right before the next newer one."""
    return f"{listed.place.sort_key} "
