"""The second step of ingestion: a submission is committed over whatever record there is, if its turn has come.

A submission is decided on the record as of now and then carried out; when others change the record meanwhile, it is
decided anew. Its facts are extracted once, and only if they are to be stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from factwire.domain.composing import compose_record, compose_record_of_facts
from factwire.domain.judgements.corrections import JudgedFacts
from factwire.domain.judgements.effects import NO_EFFECTS, Effects, effects_of
from factwire.domain.notification.changes import changes_between
from factwire.domain.records import Record
from factwire.domain.submissions import Decision, Submission
from factwire.errors import StorageRefused, StorageUnavailable
from factwire.model import Article
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.judgements.store import JudgementStore
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import ArticleStore, Extractor, StaleRecord


@dataclass(frozen=True)
class CommitResult:
    """What was decided on a submission, and the record after it; None where the article is gone."""

    decision: Decision
    record: Record | None


@dataclass
class _Extraction:
    """The facts of one article, extracted on first access, with the effects that they were written with last."""

    extract: Extractor
    facts: JudgedFacts | None = None

    def of(self, article: Article, effects: Effects | None = None) -> JudgedFacts:
        """Return the facts of the article, under these effects or those of before."""
        if self.facts is None:
            self.facts = JudgedFacts(self.extract(article))
        if effects is not None:
            self.facts = JudgedFacts(self.facts.raw, effects)
        return self.facts


@dataclass(frozen=True)
class CommitSubmission:
    """Commits submissions; one submission, however often it is committed, has one effect."""

    articles: ArticleStore
    state: ArticleState
    judgements: JudgementStore
    extract: Extractor

    def __call__(self, submission: Submission) -> CommitResult:
        """Commit a submission, or do what is left to do for one that is not to be committed.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
            StorageRefused: the store does not take the article; nothing of it is left.
        """
        extraction = _Extraction(self.extract)
        try:
            return retry_when_stale(partial(self._attempt, submission, extraction))
        except StorageRefused:
            current = self.state.find(submission.article_id)
            self.state.abandon(submission, facts=extraction.facts, current=current)
            raise

    def _attempt(self, submission: Submission, extraction: _Extraction) -> CommitResult:
        current = self.state.find(submission.article_id)
        decision = submission.decide(current)
        if current is None or decision is Decision.COMMIT:
            record = self._commit(submission, extraction, replacing=current)
            return CommitResult(decision=Decision.COMMIT, record=record)
        if decision is Decision.WAIT:
            raise StorageUnavailable("an earlier deletion of the article is still at work; try again")
        if decision is Decision.GONE:
            self._delete_input(submission, extraction, current)
            return CommitResult(decision=decision, record=None)
        self._leave_as_is(submission, decision, extraction, current)
        return CommitResult(decision=decision, record=current)

    def _commit(self, submission: Submission, extraction: _Extraction, *, replacing: Record | None) -> Record:
        record = self._write(submission, extraction, replacing=replacing)
        if replacing is not None:
            self._note_original(submission, Decision.COMMIT, replacing)
        return self.state.replace(record, replacing=replacing)

    def _write(self, submission: Submission, extraction: _Extraction, *, replacing: Record | None) -> Record:
        """Write the facts of a submission that has some; return the record that is to name them."""
        if not isinstance(submission.content, Article):
            return compose_record(submission, replacing=replacing)
        # An article that is new has no judgements: they go with an article that is deleted.
        effects = effects_of(self.judgements.of_article(submission.article_id)) if replacing else NO_EFFECTS
        judged = extraction.of(submission.content, effects)
        stored = self.state.write_facts(judged, submission=submission)
        if submission.status == "withheld":
            return compose_record(submission, replacing=replacing, stored_facts=stored)
        before = self.state.facts(replacing) if replacing and replacing.status == "stored" else None
        changes = changes_between(before.shown, judged.shown) if before else ()
        return compose_record_of_facts(
            judged.shown, submission=submission, stored_facts=stored, replacing=replacing, changes=changes
        )

    def _leave_as_is(
        self, submission: Submission, decision: Decision, extraction: _Extraction, current: Record
    ) -> None:
        """Keep the record, whose origin alone may change, and discard what the submission wrote in vain.

        Raises:
            StaleRecord: others have changed the article meanwhile.
        """
        noted = self._note_original(submission, decision, current)
        if decision is Decision.MOVE_ORIGIN:
            self.state.repository.commit(submission.move_origin(current), replacing=current)
        elif noted and self._is_changed(current):  # a deletion may have listed the originals before
            raise StaleRecord("the record has changed")
        self.state.abandon(submission, facts=extraction.facts, current=current)
        if decision in {Decision.MOVE_ORIGIN, Decision.DONE}:
            self.state.discard_replaced(current)

    def _delete_input(self, submission: Submission, extraction: _Extraction, current: Record) -> None:
        """Delete an input that was on its way when its article was deleted, and what was written for it.

        The deletion may have removed the facts between two writes of a call that crashed, so that nothing leads to
        their entries any more: the entries are found by extracting the facts again.
        """
        facts = extraction.of(submission.content) if isinstance(submission.content, Article) else None
        own = submission.origin.own
        if own is not None and not submission.origin.staged_as:  # what was set apart is removed once it is done
            self.articles.delete_version(submission.origin)
            self.state.repository.forget_originals(current, (own,))
        self.state.abandon(submission, facts=facts, current=current)

    def _note_original(self, submission: Submission, decision: Decision, current: Record) -> bool:
        """Note the original that the record will not name, for a deletion to find; return whether there is one."""
        original = submission.original_to_note(decision, current)
        if original is not None:
            self.state.repository.note_original(submission.article_id, original)
        return original is not None

    def _is_changed(self, current: Record) -> bool:
        found = self.state.find(current.article_id)
        return found is None or found.state != current.state
