"""Pages of answers: gathered from the entries of one lane that count, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
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
        return Position(sort_key=_begun(self.listed), skip=self.skipped + number)


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
        found: list[Answer] = []
        batch: list[_Told[Answer]] = []
        entries = self.repository.entries(query.lane, since=query.since, until=query.until, limit=limit, after=after)
        scanned, listed = 0, None
        for listed in islice(entries, _SCANNED):
            scanned += 1
            told = _Told.by(listed, answers_of(listed.entry, query), after=after)
            batch += [told] if told.answers else []
            # One more than the page takes tells whether there is a next one.
            if sum(len(each.answers) for each in batch) > limit - len(found):
                if cut := self._add(batch, to=found, limit=limit):
                    return tuple(found), cut
                batch = []
        cut = self._add(batch, to=found, limit=limit)
        return tuple(found), cut or (listed.place if listed and scanned == _SCANNED else None)

    def _add(self, batch: list[_Told[Answer]], *, to: list[Answer], limit: int) -> Position | None:
        """Add what counts, up to a page; answers where the next page starts if that is within the batch."""
        stamps = self.repository.stamps([each.article_id for each in batch]) if batch else {}
        for each in batch:
            if stamps.get(each.article_id) == each.listed.stamp:
                room = limit - len(to)
                to += each.answers[:room]
                if len(each.answers) > room:
                    return each.place_behind(room)
        return None


def _begun(listed: Listed) -> str:
    """The place behind which a page starts within an entry: right before the next newer one."""
    return f"{listed.place.sort_key} "
