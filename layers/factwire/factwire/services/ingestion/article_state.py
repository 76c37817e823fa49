"""The writes that change an article's state, in the one order that a crash cannot break.

The facts of a submission and their entries in lists are written first, under keys of their own that nothing names
yet; then the article's record is replaced in one conditional write, and that is the commit; then what it replaced is
discarded. A crash anywhere leaves the old state or the new one, and the next delivery of the same event finishes the
rest: every step may be repeated.
"""

from __future__ import annotations

from dataclasses import dataclass

from factwire.domain.judgements.corrections import JudgedFacts
from factwire.domain.listing.entries import entries_of_judged
from factwire.domain.listing.times import timestamp
from factwire.domain.records import Record, StoredFacts, digest_of, replay_commit_id, sequenced
from factwire.domain.submissions import Submission
from factwire.model import Facts
from factwire.services.ports import Clock, FactRepository, FactsArchive, Replay, StaleRecord


@dataclass(frozen=True)
class ArticleState:
    """Writes facts, replaces records, discards what was replaced."""

    repository: FactRepository
    archive: FactsArchive
    clock: Clock

    def find(self, article_id: str) -> Record | None:
        """Return the article's record as of now."""
        return self.repository.find(article_id)

    def facts(self, record: Record | None) -> JudgedFacts | None:
        """Return the facts that a record names; None where it names none, or they have been discarded."""
        if record is None or record.stored_facts is None:
            return None
        facts = self.repository.facts(record.article_id, record.stored_facts)
        return JudgedFacts(facts, self.repository.effects(record.article_id, record.stored_facts)) if facts else None

    def write_facts(
        self, judged: JudgedFacts, *, submission: Submission, only_while: Record | None = None
    ) -> StoredFacts:
        """Write the facts of a submission, for its record to name; withheld ones get their document when released.

        The document comes last: what is in the table leads to it, whatever becomes of the commit.

        Raises:
            StaleRecord: the article's state is not `only_while` (any more), where that is given.
        """
        stored = self._write(
            judged,
            revision=submission.revision,
            commit=submission.facts_commit,
            listed_at=submission.listed_at,
            archive_key=self._archive_key(submission),
            only_while=only_while,
        )
        if submission.status == "stored":
            self.archive.put(stored.archive_key, judged.shown)
        return stored.model_copy(update={"extracted_at": timestamp(self.clock.now())})

    def write_judged(self, judged: JudgedFacts, *, record: Record, commit: str) -> StoredFacts:
        """Write the facts of a record once more with other effects on them, for another record to name.

        Nothing is written once the record has changed, so that a deletion finds all there is. The document keeps its
        key: see `put_document`.

        Raises:
            StaleRecord: the article's state is not `record`.
        """
        return self._write(
            judged,
            revision=record.revision,
            commit=commit,
            listed_at=record.listed_at,
            archive_key=record.stored_facts.archive_key if record.stored_facts else "",
            only_while=record,
        )

    def put_document(self, stored: StoredFacts, shown: Facts) -> None:
        """Put the document of an article's facts once more, over the one that shows what it showed before.

        Raises:
            StaleRecord: the article shows other facts by now; their document is to be put.
        """
        self.archive.put(stored.archive_key, shown)
        now = self.find(shown.article.article_id)
        if now is None or now.stored_facts is None or now.stored_facts.archive_key != stored.archive_key:
            self.archive.delete(stored.archive_key)
        elif now.stored_facts.commit != stored.commit:
            raise StaleRecord("the article shows other facts by now")

    def replace(self, record: Record, *, replacing: Record | None) -> Record:
        """Make `record` the article's state, and discard what it replaced; return it with its place in the sequence.

        Raises:
            StaleRecord: the article's state is not `replacing`.
        """
        if replacing is not None:  # a crash may have kept its writer from discarding what it had replaced
            self._discard(replacing.article_id, replacing.replaced_facts, kept=replacing.stored_facts)
        record = sequenced(record, replacing=replacing, at=timestamp(self.clock.now()))
        self.repository.commit(record, replacing=replacing)
        self.discard_replaced(record)
        return record

    def discard_replaced(self, record: Record) -> None:
        """Discard what a record replaced; of a cancelled article, what its revisions changed as well."""
        self._discard(record.article_id, record.replaced_facts, kept=record.stored_facts)
        if record.status == "canceled":
            self.repository.discard_history(record.article_id)

    def abandon(self, submission: Submission, *, facts: JudgedFacts | None, current: Record | None) -> None:
        """Discard what a submission that is not to be committed wrote, now or before a crash.

        Args:
            submission: what it is.
            facts: its facts, where they were extracted; their entries are removed even where nothing leads to them.
            current: the article's record; what it names stays, the document of facts that were judged since among it.
        """
        named = current.stored_facts.commit if current and current.stored_facts else None
        commit = submission.facts_commit
        if not submission.has_facts or named == commit:
            return
        if not (current and current.stored_facts and current.stored_facts.archive_key == self._archive_key(submission)):
            self.archive.delete(self._archive_key(submission))
        if facts is not None:
            digest = digest_of(facts.raw, commit=commit, effects=facts.effects)
            entries = entries_of_judged(facts)
            self.repository.discard_entries(entries, facts_digest=digest, listed_at=submission.listed_at)
        self.repository.discard(submission.article_id, revision=submission.revision, commit=commit)

    def abandon_replay(self, replay: Replay, *, current: Record | None) -> None:
        """Discard what a replay that is done or overtaken wrote in vain, now or before a crash."""
        commit = replay_commit_id(replay.article_id, replay=replay.extracted_before)
        if current and current.stored_facts and current.stored_facts.commit == commit:
            self.discard_replaced(current)
            return
        written = self.repository.written_facts(replay.article_id)
        times = {replay.listed_at, *(each.listed_at for each in written if each.commit == commit)}
        for listed_at in sorted(times):
            self.archive.delete(self.archive.key(replay.article_id, day=listed_at[:10], commit=commit))
        self.repository.discard(replay.article_id, revision=replay.revision, commit=commit)

    def _write(
        self,
        judged: JudgedFacts,
        *,
        revision: str,
        commit: str,
        listed_at: str,
        archive_key: str,
        only_while: Record | None,
    ) -> StoredFacts:
        """Write facts and their entries under keys of their own; return where they are."""
        digest = digest_of(judged.raw, commit=commit, effects=judged.effects)
        parts = self.repository.write_facts(
            judged.raw,
            entries=entries_of_judged(judged),
            commit=commit,
            facts_digest=digest,
            listed_at=listed_at,
            effects=judged.effects,
            only_while=only_while,
        )
        return StoredFacts(
            revision=revision,
            commit=commit,
            facts_digest=digest,
            parts=parts,
            archive_key=archive_key,
            judged=bool(judged.effects),
        )

    def _discard(self, article_id: str, stored: StoredFacts | None, *, kept: StoredFacts | None) -> None:
        """Discard facts that were replaced; their document may be that of the facts that are kept."""
        if stored is not None:
            if kept is None or kept.archive_key != stored.archive_key:
                self.archive.delete(stored.archive_key)
            self.repository.discard(article_id, revision=stored.revision, commit=stored.commit)

    def _archive_key(self, submission: Submission) -> str:
        return self.archive.key(submission.article_id, day=submission.listed_at[:10], commit=submission.facts_commit)
