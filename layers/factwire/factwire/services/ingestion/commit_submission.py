"""The second step of ingestion: a submission is committed over whatever record there is, if its turn has come.

A submission is decided on the record as of now and then carried out; when others change the record meanwhile, it is
decided anew. Its facts are extracted once, and only if they are to be stored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from factwire.domain.changes import changes_between
from factwire.domain.composing import compose_record, compose_record_of_facts
from factwire.domain.records import Record
from factwire.domain.submissions import Decision, Submission
from factwire.model import Article, Facts
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import ArticleStore, Extractor
from factwire.services.removal import remove_article


@dataclass(frozen=True)
class CommitResult:
    """What was decided on a submission, and the record after it; None where the article is gone."""

    decision: Decision
    record: Record | None


@dataclass(frozen=True)
class CommitSubmission:
    """Commits submissions; one submission, however often it is committed, has one effect."""

    articles: ArticleStore
    state: ArticleState
    extract: Extractor

    def __call__(self, submission: Submission) -> CommitResult:
        """Commit a submission, or do what is left to do for one that is not to be committed.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        return retry_when_stale(partial(self._attempt, submission, cache(self.extract)))

    def _attempt(self, submission: Submission, extract: Callable[[Article], Facts]) -> CommitResult:
        current = self.state.find(submission.article_id)
        decision = submission.decide(current)
        if current is None or decision is Decision.COMMIT:
            return self._commit(submission, extract, replacing=current)
        self._leave_as_is(submission, decision, current)
        return CommitResult(decision=decision, record=current)

    def _commit(
        self, submission: Submission, extract: Callable[[Article], Facts], *, replacing: Record | None
    ) -> CommitResult:
        record = self._write(submission, extract, replacing=replacing)
        self.state.replace(record, replacing=replacing)
        if replacing is None and self._original_is_gone(record):
            remove_article(record, articles=self.articles, repository=self.state.repository, archive=self.state.archive)
            return CommitResult(decision=Decision.GONE, record=None)
        return CommitResult(decision=Decision.COMMIT, record=record)

    def _write(
        self, submission: Submission, extract: Callable[[Article], Facts], *, replacing: Record | None
    ) -> Record:
        """Write the facts of a submission that has some; return the record that is to name them."""
        if not isinstance(submission.content, Article):
            return compose_record(submission, replacing=replacing)
        facts = extract(submission.content)
        stored = self.state.write_facts(facts, submission=submission)
        if submission.status == "withheld":
            return compose_record(submission, replacing=replacing, stored_facts=stored)
        before = self.state.facts(replacing) if replacing and replacing.status == "stored" else None
        changes = changes_between(before, facts) if before else ()
        return compose_record_of_facts(
            facts, submission=submission, stored_facts=stored, replacing=replacing, changes=changes
        )

    def _leave_as_is(self, submission: Submission, decision: Decision, current: Record) -> None:
        """Note the submission's origin in the record where that is called for, and discard what it wrote in vain."""
        if decision is Decision.MOVE_ORIGIN:
            self.state.repository.commit(submission.move_origin(current), replacing=current)
        elif decision is Decision.SUPERSEDED and (noted := submission.add_original(current)) != current:
            self.state.repository.commit(noted, replacing=current)
        self.state.abandon(submission, current=current)
        if decision in {Decision.MOVE_ORIGIN, Decision.DONE}:
            self.state.discard_replaced(current)

    def _original_is_gone(self, record: Record) -> bool:
        """Return whether the article was deleted between our reading it and our commit."""
        return self.articles.head(record.origin.own or record.origin) is None
