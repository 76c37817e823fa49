"""Use case: a dropped file becomes stored facts, or a rejection with its reason.

The order of the writes is the promise. The facts of an edition and their entries in lists are written
first, under keys of their own that nothing names yet; then the article's record is replaced in one
conditional write, and that is the commit; then what it replaced is discarded. A crash anywhere leaves
the old state or the new one, and the next delivery of the same event finishes the rest: every step may
be repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factwire.errors import FactwireError, StorageUnavailable, TooLarge, UnsupportedLanguage
from factwire.model import Article, Change, Facts, NotifiedArticle, RejectionReason
from factwire.reading import Reading, article_id
from factwire.reading.identity import revision
from factwire.services.changes import changes_between
from factwire.services.composing import record_of_facts, record_of_rejection
from factwire.services.editions import Edition, Verdict
from factwire.services.entries import entries_of
from factwire.services.faults import fault_of
from factwire.services.origins import Origin
from factwire.services.ports import (
    ArticleStore,
    Extractor,
    FactRepository,
    FactsArchive,
    ObjectHead,
    Reader,
    StaleRecord,
)
from factwire.services.records import Held, Record, stamp_of
from factwire.services.removal import remove_article

_ATTEMPTS = 5


class Outcome(StrEnum):
    """What became of one article of an input."""

    STORED = "stored"
    REJECTED = "rejected"
    UNCHANGED = "unchanged"  # the same content again
    SUPERSEDED = "superseded"  # a newer input came first
    GONE = "gone"  # the input was deleted meanwhile


_OUTCOMES = {
    Verdict.MOVE_ON: Outcome.UNCHANGED,
    Verdict.DONE: Outcome.UNCHANGED,
    Verdict.SUPERSEDED: Outcome.SUPERSEDED,
    Verdict.GONE: Outcome.GONE,
}


@dataclass(frozen=True)
class IngestArticle:
    """Reads, extracts and stores; calls with one origin, however many, in whatever order, have one effect."""

    articles: ArticleStore
    repository: FactRepository
    archive: FactsArchive
    read: Reader
    extract: Extractor
    max_bytes: int

    def __call__(self, origin: Origin) -> list[Outcome]:
        """What became of each article in the object.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        head = self.articles.head(origin)
        if head is None:
            return [Outcome.GONE]
        readings = self._readings(origin, head=head)
        return [self._ingest(reading, origin=origin, head=head) for reading in readings] or [Outcome.GONE]

    def _readings(self, origin: Origin, *, head: ObjectHead) -> Iterator[Reading]:
        """The members of the object; one error for the whole when it cannot be read."""
        try:
            if head.size > self.max_bytes:
                raise TooLarge(f"the object has {head.size} bytes; at most {self.max_bytes} are read")
            data = self.articles.read(origin, head)
            if data is not None:
                yield from self.read(
                    data,
                    content_type=head.content_type,
                    metadata={"last-modified": origin.at, **head.metadata},
                    location=origin.location,
                )
        except FactwireError as error:
            if fault_of(error).retry:
                raise
            yield Reading(part=None, error=error)

    def _ingest(self, reading: Reading, *, origin: Origin, head: ObjectHead) -> Outcome:
        origin = origin.model_copy(update={"part": reading.part})
        if reading.article is not None:
            return self._store(reading.article, origin=origin)
        return self._reject(reading.error or FactwireError("nothing was read"), origin=origin, head=head)

    def _store(self, article: Article, *, origin: Origin) -> Outcome:
        edition = Edition(
            article_id=article.article_id,
            status="stored",
            revision=article.revision,
            origin=origin,
            published_at=article.published_at,
        )

        @cache
        def extracted() -> Facts:
            return self.extract(article)

        def state_over(current: Record | None) -> Record:
            facts = extracted()
            return record_of_facts(
                facts,
                edition=edition,
                held=self._write(facts, edition=edition),
                replacing=current,
                changes=self._changes(current, facts),
            )

        return self._settle(edition, state_over, committed=Outcome.STORED)

    def _changes(self, current: Record | None, facts: Facts) -> tuple[Change, ...]:
        before = self.repository.facts(current.article_id, current.held) if current and current.held else None
        return changes_between(before, facts) if before else ()

    def _reject(self, error: FactwireError, *, origin: Origin, head: ObjectHead) -> Outcome:
        # What the sender said about a whole says nothing about its members.
        said = head.metadata if origin.part is None else {}
        article = NotifiedArticle(
            article_id=article_id(url=said.get("url"), location=_place(origin)),
            revision=revision(head.etag, origin.part, error.code),
            title=said.get("title") or None,
            source=head.metadata.get("source") or None,
            url=said.get("url") or None,
            language=error.language if isinstance(error, UnsupportedLanguage) else None,
        )
        reason = RejectionReason(code=error.code, message=str(error))
        edition = Edition(
            article_id=article.article_id, status="rejected", revision=article.revision or "", origin=origin
        )

        def state_over(current: Record | None) -> Record:
            return record_of_rejection(article, error=reason, edition=edition, replacing=current)

        return self._settle(edition, state_over, committed=Outcome.REJECTED)

    def _settle(
        self,
        edition: Edition,
        state_over: Callable[[Record | None], Record],
        *,
        committed: Outcome,
    ) -> Outcome:
        """Bring the record to what this edition and all others before it say."""
        for _ in range(_ATTEMPTS):
            current = self.repository.find(edition.article_id)
            verdict = edition.verdict(current)
            try:
                if current is None or verdict is Verdict.COMMIT:
                    record = state_over(current)
                    self._commit(record, replacing=current)
                    return Outcome.GONE if self._came_too_late(record, replaced=current) else committed
                if verdict is Verdict.MOVE_ON:
                    moved = current.model_copy(update={"origin": edition.origin})
                    self.repository.commit(moved, replacing=current)
            except StaleRecord:
                continue
            self._abandon(edition, current=current)
            if verdict in {Verdict.MOVE_ON, Verdict.DONE}:
                self._discard(current.article_id, current.previous)
            return _OUTCOMES[verdict]
        raise StorageUnavailable("others keep changing this article; try again")

    def _commit(self, record: Record, *, replacing: Record | None) -> None:
        if replacing is not None:  # a crash may have kept its writer from discarding what it had replaced
            self._discard(replacing.article_id, replacing.previous)
        self.repository.commit(record, replacing=replacing)
        self._discard(record.article_id, record.previous)

    def _came_too_late(self, record: Record, *, replaced: Record | None) -> bool:
        """Whether the article was deleted between our reading it and our commit; then that is undone."""
        if replaced is not None or self.articles.head(record.origin) is not None:
            return False
        remove_article(record, articles=self.articles, repository=self.repository, archive=self.archive)
        return True

    def _write(self, facts: Facts, *, edition: Edition) -> Held:
        key = self._archive_key(edition)
        self.archive.put(key, facts)
        commit, stamp = edition.commit, stamp_of(facts, commit=edition.commit)
        parts = self.repository.write_facts(
            facts, entries=entries_of(facts), commit=commit, stamp=stamp, listed_at=edition.listed_at
        )
        return Held(revision=edition.revision, commit=commit, stamp=stamp, parts=parts, archive_key=key)

    def _abandon(self, edition: Edition, *, current: Record) -> None:
        """Discard what this edition, now or before a crash, wrote in vain."""
        if edition.status == "stored" and (current.held is None or current.held.commit != edition.commit):
            self.archive.delete(self._archive_key(edition))
            self.repository.discard(edition.article_id, revision=edition.revision, commit=edition.commit)

    def _discard(self, article_id: str, held: Held | None) -> None:
        if held is not None:
            self.archive.delete(held.archive_key)
            self.repository.discard(article_id, revision=held.revision, commit=held.commit)

    def _archive_key(self, edition: Edition) -> str:
        return self.archive.key(edition.article_id, day=edition.listed_at[:10], commit=edition.commit)


def _place(origin: Origin) -> str:
    return f"{origin.location}#{origin.part}" if origin.part else origin.location
