"""Use case: an article that was withheld until some time comes out by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial

from factwire.domain.composing import compose_record_of_facts
from factwire.domain.records import Record
from factwire.domain.submissions import Submission
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import Clock, DelayedTasks, Release, StaleRecord


class ReleaseOutcome(StrEnum):
    """What became of an article that was to come out."""

    WAITING = "waiting"
    RELEASED = "released"
    OVERTAKEN = "overtaken"  # by a version that came since, or by its deletion


@dataclass(frozen=True)
class ReleaseArticle:
    """Releases an article once it is time; calls for one release, however many, have one effect."""

    state: ArticleState
    clock: Clock
    delayed: DelayedTasks

    def __call__(self, release: Release) -> ReleaseOutcome:
        """Release the article, or have the release come back when it is time.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        return retry_when_stale(partial(self._attempt, release))

    def _attempt(self, release: Release) -> ReleaseOutcome:
        record = self.state.find(release.article_id)
        if record is None or record.status != "withheld" or record.commit != release.commit:
            self._remove_document(release, current=record)
            return ReleaseOutcome.OVERTAKEN
        now = self.clock.now()
        if datetime.fromisoformat(release.until) > now:
            self.delayed.schedule_release(release, now=now)
            return ReleaseOutcome.WAITING
        self._release(record)
        return ReleaseOutcome.RELEASED

    def _remove_document(self, release: Release, *, current: Record | None) -> None:
        """Remove the document that a call may have put before it was overtaken."""
        stored = current.stored_facts if current and current.status == "stored" else None
        if release.archive_key and not (stored and stored.archive_key == release.archive_key):
            self.state.archive.delete(release.archive_key)

    def _release(self, record: Record) -> None:
        stored, judged = record.stored_facts, self.state.facts(record)
        if stored is None or judged is None:  # discarded, so the record is another by now
            raise StaleRecord("the facts are gone")
        facts = judged.shown
        submission = Submission(
            article_id=record.article_id,
            status="stored",
            revision=record.revision,
            origin=record.origin,
            content=facts.article,
            published_at=facts.article.published_at,
            version=record.version,
        )
        self.state.archive.put(stored.archive_key, facts)
        released = compose_record_of_facts(facts, submission=submission, stored_facts=stored, replacing=record)
        self.state.replace(released, replacing=record)
