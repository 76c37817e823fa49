"""Use case: an article goes, with its facts, its place in every list and its originals.

The originals go too: as long as one stays, a late delivery of its event would bring the article back, and whoever asks
for a deletion means the text first of all. A deletion is a job: it is put into the queue before anything else is done,
so that it comes to its end whatever crashes. What stays is a tombstone, for as long as anything of the article may
still be on its way: see `Submission.decide`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final, Literal

from factwire.domain.input_origins import Origin
from factwire.domain.listing.times import timestamp
from factwire.domain.records import Record, deleting, sequenced, tombstone_of
from factwire.errors import NotFound
from factwire.model.base import Frozen
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import (
    ArticleStore,
    Clock,
    Deletion,
    DeletionQueue,
    FactRepository,
    FactsArchive,
    StaleRecord,
)

# As many as the endpoint deletes while its caller waits.
_AT_ONCE: Final = 20
_BATCH: Final = 25
# A call goes on as long as it has time for another batch, and for what else it was given.
_SECONDS_NEEDED: Final = 30


class DeletionState(Frozen):
    """How far a deletion is: `requested_at` is when it was asked for last."""

    article_id: str
    state: Literal["running", "done"]
    requested_at: str


@dataclass(frozen=True)
class CarryOutDeletion:
    """Deletes in steps that may be repeated, by any number of calls at once."""

    articles: ArticleStore
    repository: FactRepository
    archive: FactsArchive
    queue: DeletionQueue
    clock: Clock

    def __call__(self, deletion: Deletion, *, remaining: Callable[[], float] = lambda: math.inf) -> bool:
        """Delete an article, as far as there is time; return whether that is done.

        Args:
            deletion: what was written after its time stays.
            remaining: how many seconds this call still has; another call does the rest.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        return retry_when_stale(partial(self._attempt, deletion, remaining))

    def hide(self, deletion: Deletion) -> Record | None:
        """Show the article to nobody from now on; return its record, None where there is nothing to delete (any more).

        Raises:
            StaleRecord: others have changed the article meanwhile.
        """
        record = self.repository.find(deletion.article_id)
        if record is None or record.status == "deleted" or _is_newer(record, than=deletion):
            return None
        hidden = deleting(record, at=deletion.at)
        if hidden != record:
            self.repository.commit(hidden, replacing=record)
        return hidden

    def _attempt(self, deletion: Deletion, remaining: Callable[[], float]) -> bool:
        hidden = self.hide(deletion)
        if hidden is None:
            return True
        if not self._delete_originals(hidden, remaining=remaining):
            self.queue.schedule_deletion(deletion)
            return False
        self._delete_documents(hidden)
        self.repository.clear(hidden)
        tombstone = sequenced(tombstone_of(hidden), replacing=hidden, at=timestamp(self.clock.now()))
        self.repository.commit(tombstone, replacing=hidden)
        return True

    def _delete_originals(self, record: Record, *, remaining: Callable[[], float]) -> bool:
        """Delete every object that holds the article and no other; return whether there was time for all."""
        originals = self._originals(record)
        while batch := tuple(islice(originals, _BATCH)):
            for original in batch:
                self.articles.delete(original, until=record.deleted_at or "")
            self.repository.forget_originals(record, batch)
            if len(batch) == _BATCH and remaining() < _SECONDS_NEEDED:
                return False
        return True

    def _originals(self, record: Record) -> Iterator[Origin]:
        if record.origin.own is not None:
            yield record.origin.own
        yield from self.repository.originals(record.article_id)

    def _delete_documents(self, record: Record) -> None:
        """Delete the versions of the article's documents that there are now, as long as the record is what it was.

        Newer files wait while it is: what they write once another call has finished this deletion are other versions.

        Raises:
            StaleRecord: others have changed the article meanwhile.
        """
        found = [(key, self.archive.versions(key)) for key in self._documents(record)]
        current = self.repository.find(record.article_id)
        if current is None or current.state != record.state:
            raise StaleRecord("the record has changed")
        for key, versions in found:
            self.archive.delete_versions(key, versions)

    def _documents(self, record: Record) -> dict[str, None]:
        """Return where the article's documents are, those of calls that crashed before their commit among them."""
        named = [stored.archive_key for stored in (record.stored_facts, record.replaced_facts) if stored]
        written = self.repository.written_facts(record.article_id)
        found = [self.archive.key(record.article_id, day=each.listed_at[:10], commit=each.commit) for each in written]
        return dict.fromkeys([*named, *found])


@dataclass(frozen=True)
class DeleteArticle:
    """Takes deletions in: a small one is done at once, a large one goes on by itself."""

    carry_out: CarryOutDeletion

    def __call__(self, article_id: str) -> DeletionState:
        """Delete the article, or begin to.

        Raises:
            NotFound: there is no such article.
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        record = self._record(article_id)
        if record.status == "deleted":
            raise NotFound("no such article")
        deletion = Deletion(article_id=article_id, at=timestamp(self.carry_out.clock.now()))
        self.carry_out.queue.schedule_deletion(deletion)
        if self._is_large(article_id):
            retry_when_stale(partial(self.carry_out.hide, deletion))
            return DeletionState(article_id=article_id, state="running", requested_at=deletion.at)
        self.carry_out(deletion)
        return DeletionState(article_id=article_id, state="done", requested_at=deletion.at)

    def state(self, article_id: str) -> DeletionState:
        """Return how far the deletion of an article is.

        Raises:
            NotFound: there is no such article, or its deletion was not requested.
        """
        record = self._record(article_id)
        if record.deleted_at is None:
            raise NotFound("the deletion of this article was not asked for")
        state: Literal["running", "done"] = "done" if record.status == "deleted" else "running"
        return DeletionState(article_id=article_id, state=state, requested_at=record.deleted_at)

    def _is_large(self, article_id: str) -> bool:
        originals = self.carry_out.repository.originals(article_id)
        return len(tuple(islice(originals, _AT_ONCE + 1))) > _AT_ONCE

    def _record(self, article_id: str) -> Record:
        record = self.carry_out.repository.find(article_id)
        if record is None:
            raise NotFound("no such article")
        return record


def _is_newer(record: Record, *, than: Deletion) -> bool:
    """Return whether the article came in, or came again, after its deletion was requested."""
    return record.status != "deleting" and record.origin.at > than.at
