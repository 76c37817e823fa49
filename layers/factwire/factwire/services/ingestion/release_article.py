"""Use case: an article that was withheld until some time comes out by itself.

A message goes round through the queue, for no message waits longer than a quarter of an hour, until the time has
come or the article is no longer the one it was sent for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from factwire.domain.composing import record_of_facts
from factwire.domain.records import Record
from factwire.domain.submissions import Submission
from factwire.services.ingestion.commit_submission import CommitSubmission
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import Clock, DelayedTasks, Release, StaleRecord


class ReleaseOutcome(StrEnum):
    """What became of an article that was to come out."""

    WAITING = "waiting"
    RELEASED = "released"
    OVERTAKEN = "overtaken"  # by a version that came since, or by its deletion


@dataclass(frozen=True)
class ReleaseArticle:
    """Lets an article out once it is time; calls for one release, however many, have one effect."""

    settle: CommitSubmission
    clock: Clock
    delayed: DelayedTasks

    def __call__(self, release: Release) -> ReleaseOutcome:
        """Let the article out, or wait on.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        return retry_when_stale(partial(self._see_to, release))

    def _see_to(self, release: Release) -> ReleaseOutcome:
        record = self.settle.repository.find(release.article_id)
        if record is None or record.status != "withheld" or record.commit != release.commit:
            self._withdraw(release, record=record)
            return ReleaseOutcome.OVERTAKEN
        now = self.clock.now()
        if datetime.fromisoformat(release.until) > now:
            self.delayed.schedule_release(release, now=now)
            return ReleaseOutcome.WAITING
        self._let_out(record)
        return ReleaseOutcome.RELEASED

    def _withdraw(self, release: Release, *, record: Record | None) -> None:
        """Remove the document that a call may have put before it was overtaken."""
        current = (
            record.stored_facts.archive_key if record and record.stored_facts and record.status == "stored" else None
        )
        if release.archive_key and current != release.archive_key:
            self.settle.archive.delete(release.archive_key)

    def _let_out(self, record: Record) -> None:
        stored_facts = record.stored_facts
        facts = self.settle.repository.facts(record.article_id, stored_facts) if stored_facts else None
        if stored_facts is None or facts is None:  # discarded, so the record is another by now
            raise StaleRecord("the facts are gone")
        submission = Submission(
            article_id=record.article_id,
            status="stored",
            revision=record.revision,
            origin=record.origin,
            published_at=facts.article.published_at,
            version=record.version,
        )
        self.settle.archive.put(stored_facts.archive_key, facts)
        self.settle.commit(
            record_of_facts(facts, submission=submission, stored_facts=stored_facts, replacing=record), replacing=record
        )
