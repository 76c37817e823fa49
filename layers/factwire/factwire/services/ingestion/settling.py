"""The record of an article is brought to what one edition, and all before it, say.

The order of the writes is the promise. The facts of an edition and their entries in lists are written
first, under keys of their own that nothing names yet; then the article's record is replaced in one
conditional write, and that is the commit; then what it replaced is discarded. A crash anywhere leaves
the old state or the new one, and the next delivery of the same event finishes the rest: every step may
be repeated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from factwire.domain.editions import Edition, Verdict
from factwire.domain.entries import entries_of
from factwire.domain.records import Held, Record, stamp_of
from factwire.model import Facts
from factwire.services.attempts import decided_anew
from factwire.services.ports import ArticleStore, FactRepository, FactsArchive
from factwire.services.removal import remove_article


@dataclass(frozen=True)
class Settlement:
    """What was done for an edition, and the record after it; None where the article is gone."""

    verdict: Verdict
    record: Record | None


@dataclass(frozen=True)
class Settle:
    """Commits an edition over whatever record there is, if it is still its turn."""

    articles: ArticleStore
    repository: FactRepository
    archive: FactsArchive

    def __call__(self, edition: Edition, state_over: Callable[[Record | None], Record]) -> Settlement:
        """Settle an edition; `state_over` makes the record that replaces another, or none.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        return decided_anew(partial(self._settled, edition, state_over))

    def _settled(self, edition: Edition, state_over: Callable[[Record | None], Record]) -> Settlement:
        current = self.repository.find(edition.article_id)
        verdict = edition.verdict(current)
        if current is None or verdict is Verdict.COMMIT:
            record = state_over(current)
            self.commit(record, replacing=current)
            if self._came_too_late(record, replaced=current):
                return Settlement(verdict=Verdict.GONE, record=None)
            return Settlement(verdict=Verdict.COMMIT, record=record)
        if verdict is Verdict.MOVE_ON:
            self.repository.commit(edition.moved_on(current), replacing=current)
        elif verdict is Verdict.SUPERSEDED and (noted := edition.noted_in(current)) != current:
            self.repository.commit(noted, replacing=current)
        self._abandon(edition, current=current)
        if verdict in {Verdict.MOVE_ON, Verdict.DONE}:
            self.discard_replaced(current)
        return Settlement(verdict=verdict, record=current)

    def commit(self, record: Record, *, replacing: Record | None) -> None:
        """Replace a record, and discard what it replaced.

        Raises:
            StaleRecord: the article's state is not `replacing`.
        """
        if replacing is not None:  # a crash may have kept its writer from discarding what it had replaced
            self._discard(replacing.article_id, replacing.previous)
        self.repository.commit(record, replacing=replacing)
        self.discard_replaced(record)

    def write(self, facts: Facts, *, edition: Edition) -> Held:
        """Write the facts of an edition, for its record to name; the document of withheld ones is for later.

        The document comes last: what is in the table leads to it, whatever becomes of the commit.
        """
        key, commit = self._archive_key(edition), edition.facts_commit
        stamp = stamp_of(facts, commit=commit)
        parts = self.repository.write_facts(
            facts, entries=entries_of(facts), commit=commit, stamp=stamp, listed_at=edition.listed_at
        )
        if edition.status == "stored":
            self.archive.put(key, facts)
        return Held(revision=edition.revision, commit=commit, stamp=stamp, parts=parts, archive_key=key)

    def discard_replaced(self, record: Record) -> None:
        """Discard what a record replaced; of a cancelled article, what its revisions changed as well."""
        self._discard(record.article_id, record.previous)
        if record.status == "canceled":
            self.repository.discard_history(record.article_id)

    def _came_too_late(self, record: Record, *, replaced: Record | None) -> bool:
        """Whether the article was deleted between our reading it and our commit; then that is undone."""
        if replaced is not None or self.articles.head(record.origin.own or record.origin) is not None:
            return False
        remove_article(record, articles=self.articles, repository=self.repository, archive=self.archive)
        return True

    def _abandon(self, edition: Edition, *, current: Record) -> None:
        """Discard what this edition, now or before a crash, wrote in vain."""
        if edition.has_facts and (current.held is None or current.held.commit != edition.facts_commit):
            self.archive.delete(self._archive_key(edition))
            self.repository.discard(edition.article_id, revision=edition.revision, commit=edition.facts_commit)

    def _discard(self, article_id: str, held: Held | None) -> None:
        if held is not None:
            self.archive.delete(held.archive_key)
            self.repository.discard(article_id, revision=held.revision, commit=held.commit)

    def _archive_key(self, edition: Edition) -> str:
        return self.archive.key(edition.article_id, day=edition.listed_at[:10], commit=edition.facts_commit)
