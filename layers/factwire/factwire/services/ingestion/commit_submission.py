"""The record of an article is brought to what one submission, and all before it, say.

The order of the writes is the promise. The facts of a submission and their entries in lists are written
first, under keys of their own that nothing names yet; then the article's record is replaced in one
conditional write, and that is the commit; then what it replaced is discarded. A crash anywhere leaves
the old state or the new one, and the next delivery of the same event finishes the rest: every step may
be repeated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from factwire.domain.entries import entries_of
from factwire.domain.records import Record, StoredFacts, digest_of
from factwire.domain.submissions import Decision, Submission
from factwire.model import Facts
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import ArticleStore, FactRepository, FactsArchive
from factwire.services.removal import remove_article


@dataclass(frozen=True)
class CommitResult:
    """What was done for a submission, and the record after it; None where the article is gone."""

    decision: Decision
    record: Record | None


@dataclass(frozen=True)
class CommitSubmission:
    """Commits a submission over whatever record there is, if it is still its turn."""

    articles: ArticleStore
    repository: FactRepository
    archive: FactsArchive

    def __call__(self, submission: Submission, state_over: Callable[[Record | None], Record]) -> CommitResult:
        """Commit a submission; `state_over` makes the record that replaces another, or none.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        return retry_when_stale(partial(self._settled, submission, state_over))

    def _settled(self, submission: Submission, state_over: Callable[[Record | None], Record]) -> CommitResult:
        current = self.repository.find(submission.article_id)
        decision = submission.decide(current)
        if current is None or decision is Decision.COMMIT:
            record = state_over(current)
            self.commit(record, replacing=current)
            if self._came_too_late(record, replaced=current):
                return CommitResult(decision=Decision.GONE, record=None)
            return CommitResult(decision=Decision.COMMIT, record=record)
        if decision is Decision.MOVE_ORIGIN:
            self.repository.commit(submission.move_origin(current), replacing=current)
        elif decision is Decision.SUPERSEDED and (noted := submission.add_original(current)) != current:
            self.repository.commit(noted, replacing=current)
        self._abandon(submission, current=current)
        if decision in {Decision.MOVE_ORIGIN, Decision.DONE}:
            self.discard_replaced(current)
        return CommitResult(decision=decision, record=current)

    def commit(self, record: Record, *, replacing: Record | None) -> None:
        """Replace a record, and discard what it replaced.

        Raises:
            StaleRecord: the article's state is not `replacing`.
        """
        if replacing is not None:  # a crash may have kept its writer from discarding what it had replaced
            self._discard(replacing.article_id, replacing.replaced_facts)
        self.repository.commit(record, replacing=replacing)
        self.discard_replaced(record)

    def write(self, facts: Facts, *, submission: Submission) -> StoredFacts:
        """Write the facts of a submission, for its record to name; the document of withheld ones is for later.

        The document comes last: what is in the table leads to it, whatever becomes of the commit.
        """
        key, commit = self._archive_key(submission), submission.facts_commit
        facts_digest = digest_of(facts, commit=commit)
        parts = self.repository.write_facts(
            facts, entries=entries_of(facts), commit=commit, facts_digest=facts_digest, listed_at=submission.listed_at
        )
        if submission.status == "stored":
            self.archive.put(key, facts)
        return StoredFacts(
            revision=submission.revision, commit=commit, facts_digest=facts_digest, parts=parts, archive_key=key
        )

    def discard_replaced(self, record: Record) -> None:
        """Discard what a record replaced; of a cancelled article, what its revisions changed as well."""
        self._discard(record.article_id, record.replaced_facts)
        if record.status == "canceled":
            self.repository.discard_history(record.article_id)

    def _came_too_late(self, record: Record, *, replaced: Record | None) -> bool:
        """Whether the article was deleted between our reading it and our commit; then that is undone."""
        if replaced is not None or self.articles.head(record.origin.own or record.origin) is not None:
            return False
        remove_article(record, articles=self.articles, repository=self.repository, archive=self.archive)
        return True

    def _abandon(self, submission: Submission, *, current: Record) -> None:
        """Discard what this submission, now or before a crash, wrote in vain."""
        if submission.has_facts and (
            current.stored_facts is None or current.stored_facts.commit != submission.facts_commit
        ):
            self.archive.delete(self._archive_key(submission))
            self.repository.discard(submission.article_id, revision=submission.revision, commit=submission.facts_commit)

    def _discard(self, article_id: str, stored_facts: StoredFacts | None) -> None:
        if stored_facts is not None:
            self.archive.delete(stored_facts.archive_key)
            self.repository.discard(article_id, revision=stored_facts.revision, commit=stored_facts.commit)

    def _archive_key(self, submission: Submission) -> str:
        return self.archive.key(submission.article_id, day=submission.listed_at[:10], commit=submission.facts_commit)
