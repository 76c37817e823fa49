"""Use case: what was read becomes stored facts, facts withheld until their time, or a rejection with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Final

from factwire.domain.changes import changes_between
from factwire.domain.composing import record_not_for_use, record_of_facts, record_of_rejection
from factwire.domain.inputs import Input
from factwire.domain.records import Record, Status
from factwire.domain.submissions import Decision, Submission
from factwire.errors import FactwireError, UnsupportedLanguage
from factwire.model import Article, Change, Facts, NotifiedArticle, RejectionReason
from factwire.reading import Reading, article_id, canonical_url
from factwire.reading.article import clean_line
from factwire.reading.identity import revision
from factwire.services.ingestion.commit_submission import CommitResult, CommitSubmission
from factwire.services.ports import Clock, DelayedTasks, Extractor, Release


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


_LONGEST_PART: Final = 200
"""The most characters of a member's name in a message."""
_OUTCOMES = {
    Decision.MOVE_ORIGIN: Outcome.UNCHANGED,
    Decision.DONE: Outcome.UNCHANGED,
    Decision.SUPERSEDED: Outcome.SUPERSEDED,
    Decision.GONE: Outcome.GONE,
}


@dataclass(frozen=True)
class IngestArticle:
    """Extracts and stores; calls with one reading of one input, however many, in whatever order, have one effect."""

    settle: CommitSubmission
    extract: Extractor
    clock: Clock
    delayed: DelayedTasks

    def __call__(self, reading: Reading, *, of: Input) -> Outcome:
        """What became of an article that was read from an input.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        usage, article = reading.usage, reading.article or reading.withheld
        if usage.refusal(self.clock.now()) is None and article is not None:
            return self._store(article, reading, of=of)
        if usage.status == "withheld" and article is not None:
            return self._withhold(article, reading, of=of)
        if usage.status != "usable" and reading.about is not None:
            return self._set_aside(reading.about, reading, of=of)
        return self._reject(reading.error or FactwireError("nothing was read"), of=of)

    def _store(self, article: Article, reading: Reading, *, of: Input) -> Outcome:
        submission = _submission(article, reading, of=of, status="stored")
        extracted = cache(partial(self.extract, article))

        def state_over(current: Record | None) -> Record:
            facts = extracted()
            return record_of_facts(
                facts,
                submission=submission,
                stored_facts=self.settle.write(facts, submission=submission),
                replacing=current,
                changes=self._changes(current, facts),
            )

        return _outcome(self.settle(submission, state_over), committed=Outcome.STORED)

    def _changes(self, current: Record | None, facts: Facts) -> tuple[Change, ...]:
        if current is None or current.status != "stored" or current.stored_facts is None:
            return ()
        before = self.settle.repository.facts(current.article_id, current.stored_facts)
        return changes_between(before, facts) if before else ()

    def _withhold(self, article: Article, reading: Reading, *, of: Input) -> Outcome:
        """Store the facts where nobody is shown them, and see to it that they come out in time."""
        submission = _submission(article, reading, of=of, status="withheld", until=reading.usage.until)
        extracted = cache(partial(self.extract, article))

        def state_over(current: Record | None) -> Record:
            stored_facts = self.settle.write(extracted(), submission=submission)
            return record_not_for_use(article, submission=submission, replacing=current, stored_facts=stored_facts)

        settled = self.settle(submission, state_over)
        record = settled.record
        if record and record.status == "withheld" and record.overview.withheld_until:
            self.delayed.schedule_release(
                _release_of(record, until=record.overview.withheld_until), now=self.clock.now()
            )
        return _outcome(settled, committed=Outcome.WITHHELD)

    def _set_aside(self, about: NotifiedArticle, reading: Reading, *, of: Input) -> Outcome:
        """Note that an article is cancelled, or is withheld and cannot be read: whatever it said is withdrawn."""
        status: Status = "canceled" if reading.usage.status == "canceled" else "withheld"
        submission = Submission(
            article_id=about.article_id,
            status=status,
            revision=revision(status),
            origin=of.origin,
            version=reading.version,
        )

        def state_over(current: Record | None) -> Record:
            return record_not_for_use(about, submission=submission, replacing=current)

        return _outcome(self.settle(submission, state_over), committed=Outcome(status))

    def _reject(self, error: FactwireError, *, of: Input) -> Outcome:
        origin, said = of.origin, of.metadata
        url = said.get("url")
        article = NotifiedArticle(
            article_id=article_id(url=url, guid=clean_line(url), location=origin.place),
            revision=revision(of.digest, origin.part, error.code),
            title=clean_line(said.get("title")),
            source=clean_line(said.get("source")),
            url=canonical_url(url),
            language=error.language if isinstance(error, UnsupportedLanguage) else None,
        )
        reason = RejectionReason(code=error.code, message=_told(error, of=origin.part))
        submission = Submission(
            article_id=article.article_id, status="rejected", revision=article.revision or "", origin=origin
        )

        def state_over(current: Record | None) -> Record:
            return record_of_rejection(article, error=reason, submission=submission, replacing=current)

        return _outcome(self.settle(submission, state_over), committed=Outcome.REJECTED)


def _submission(
    article: Article, reading: Reading, *, of: Input, status: Status, until: str | None = None
) -> Submission:
    """What an input says that has an article."""
    return Submission(
        article_id=article.article_id,
        status=status,
        revision=article.revision,
        origin=of.origin,
        published_at=article.published_at,
        version=reading.version,
        until=until,
    )


def _release_of(record: Record, *, until: str) -> Release:
    key = record.stored_facts.archive_key if record.stored_facts else None
    return Release(article_id=record.article_id, commit=record.commit, until=until, archive_key=key)


def _outcome(settled: CommitResult, *, committed: Outcome) -> Outcome:
    return committed if settled.decision is Decision.COMMIT else _OUTCOMES[settled.decision]


def _told(error: FactwireError, *, of: str | None) -> str:
    """The error's message, beginning with the member that it is about."""
    return f"{of[:_LONGEST_PART]}: {error}" if of else str(error)
