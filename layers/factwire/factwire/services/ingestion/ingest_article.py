"""Use case: what was read becomes stored facts, facts withheld until their time, or a rejection with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from factwire.domain.inputs import Input
from factwire.domain.ownership import Ownership
from factwire.domain.records import Record
from factwire.domain.submissions import Decision, Submission
from factwire.errors import ErrorCode, StorageRefused
from factwire.reading import Reading
from factwire.services.ingestion.commit_submission import CommitResult, CommitSubmission
from factwire.services.ingestion.plan_submission import plan_rejection, plan_submission, plan_withdrawal
from factwire.services.ports import Clock, DelayedTasks, Release


class Outcome(StrEnum):
    """What became of one article of an input."""

    STORED = "stored"
    WITHHELD = "withheld"  # its sender does not let it be used, or not yet
    CANCELED = "canceled"
    REJECTED = "rejected"
    UNCHANGED = "unchanged"  # the same content again
    SUPERSEDED = "superseded"  # a newer input came first
    GONE = "gone"  # the input was deleted meanwhile
    SPLIT = "split"  # its members follow, each as an input of its own
    CONTINUED = "continued"  # the rest of its members is split off by another call


_OUTCOMES: Final = {
    Decision.MOVE_ORIGIN: Outcome.UNCHANGED,
    Decision.DONE: Outcome.UNCHANGED,
    Decision.SUPERSEDED: Outcome.SUPERSEDED,
    Decision.GONE: Outcome.GONE,
}


@dataclass(frozen=True)
class IngestArticle:
    """Extracts and stores; calls with one reading of one input, however many, in whatever order, have one effect.

    What is committed with `quiet` is not announced.
    """

    commit: CommitSubmission
    clock: Clock
    delayed: DelayedTasks
    ownership: Ownership
    quiet: bool = False

    def __call__(self, reading: Reading, *, of: Input) -> Outcome:
        """Return what became of an article that was read from an input.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        submission = plan_submission(reading, of=of, now=self.clock.now())
        submission = self._own(submission)
        try:
            result = self.commit(submission)
        except StorageRefused as error:
            return self.reject(code=error.code, message=str(error), of=of)
        if submission.status == "withheld" and submission.has_facts and result.record is not None:
            self._schedule_release(result.record)
        return _outcome(submission, result)

    def reject(self, *, code: ErrorCode, message: str, of: Input) -> Outcome:
        """Record that an input, or some of its members, could not be read; return what became of that.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        submission = plan_rejection(code=code, message=message, of=of)
        submission = self._own(submission)
        return _outcome(submission, self.commit(submission))

    def withdraw_rejection(self, *, of: Input) -> None:
        """Take back the rejection of an earlier version of an input, where there is one.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        submission = self._own(plan_withdrawal(of=of))
        current = self.commit.state.find(submission.article_id)
        if current is not None and current.status == "rejected":
            self.commit(submission)

    def _own(self, submission: Submission) -> Submission:
        """Return a submission under the article's id among those who may drop files."""
        own = submission.under(self.ownership.article_id(submission.article_id, key=submission.origin.key))
        return replace(own, quiet=self.quiet)

    def _schedule_release(self, record: Record) -> None:
        until = record.overview.withheld_until
        if record.status == "withheld" and until:
            key = record.stored_facts.archive_key if record.stored_facts else None
            release = Release(article_id=record.article_id, commit=record.commit, until=until, archive_key=key)
            self.delayed.schedule_release(release, now=self.clock.now())


def _outcome(submission: Submission, result: CommitResult) -> Outcome:
    return Outcome(submission.status) if result.decision is Decision.COMMIT else _OUTCOMES[result.decision]
