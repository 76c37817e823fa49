"""Use case: a judgement takes effect on what is shown of its article, from the table's stream.

What the event said does not matter: the effect follows from the judgements on its target as of now. It is committed
like a revision of the article: entries in lists are made from what is shown, the notification says what changed, and
the story follows from the commit. Where nothing that is announced changed, as when a fact is accepted, it is quiet.
"""

from __future__ import annotations

from dataclasses import dataclass

from factwire.domain.composing import compose_judged_record
from factwire.domain.judgements.corrections import JudgedFacts
from factwire.domain.judgements.effects import effect_of
from factwire.domain.notification.changes import changes_between
from factwire.domain.records import Record, judged_commit
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.judgements.store import JudgementStore
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import StaleRecord


@dataclass(frozen=True)
class ApplyJudgements:
    """Brings what is shown of an article in line with the judgements on one target; calls may be repeated."""

    state: ArticleState
    judgements: JudgementStore

    def __call__(self, article_id: str, *, target: str, document: str) -> Record | None:
        """Return the article's record; None where it shows no facts (any more).

        Args:
            article_id: the article that was judged.
            target: the digest of what was judged.
            document: the key of the article's facts document when it was judged.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        record = retry_when_stale(lambda: self._apply(article_id, target))
        if record is None:
            self._remove_document(article_id, document)
        return record

    def _apply(self, article_id: str, target: str) -> Record | None:
        record = self.state.find(article_id)
        judged = self.state.facts(record) if record and record.status == "stored" else None
        if record is None or judged is None:
            return None
        effect = effect_of(self.judgements.of_target(article_id, target))
        if effect != judged.effects.by_target.get(target):
            judged_now = JudgedFacts(judged.raw, judged.effects.changed(target, effect))
            record = self._commit(record, before=judged, after=judged_now)
            judged = judged_now
        else:  # a call before this one may have broken off behind the commit
            self.state.discard_replaced(record)
        if record.stored_facts:
            self.state.put_document(record.stored_facts, judged.shown)
        return record

    def _commit(self, record: Record, *, before: JudgedFacts, after: JudgedFacts) -> Record:
        """Make the article show other facts.

        Raises:
            StaleRecord: others have changed the article meanwhile.
        """
        commit = judged_commit(record, after.effects)
        changes = changes_between(before.shown, after.shown)
        try:
            stored = self.state.write_judged(after, record=record, commit=commit)
            judged_record = compose_judged_record(record, after.shown, stored_facts=stored, changes=changes)
            return self.state.replace(judged_record, replacing=record)
        except StaleRecord:
            self._abandon(record, commit)
            raise

    def _abandon(self, record: Record, commit: str) -> None:
        """Discard what was written for a commit that was not made, unless another call has made the same one."""
        now = self.state.find(record.article_id)
        if not (now and now.stored_facts and now.stored_facts.commit == commit):
            self.state.repository.discard(record.article_id, revision=record.revision, commit=commit)

    def _remove_document(self, article_id: str, document: str) -> None:
        """Remove the document of a deleted article, which a call that broke off may have put after its deletion."""
        record = self.state.find(article_id)
        if document and (record is None or record.is_deleted):
            self.state.archive.delete(document)
