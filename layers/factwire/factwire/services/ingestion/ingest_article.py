"""Use case: what was read becomes stored facts, facts withheld until their time, or a rejection with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import Final

from factwire.domain.changes import changes_between
from factwire.domain.composing import record_not_for_use, record_of_facts, record_of_rejection
from factwire.domain.editions import Edition, Verdict
from factwire.domain.inputs import Input
from factwire.domain.records import Record, Status
from factwire.errors import FactwireError, UnsupportedLanguage
from factwire.model import Article, Change, Facts, NotifiedArticle, RejectionReason
from factwire.reading import Reading, article_id, canonical_url
from factwire.reading.article import clean_line
from factwire.reading.identity import revision
from factwire.services.ingestion.settling import Settle, Settlement
from factwire.services.ports import Clock, Extractor, Later, Release


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
    Verdict.MOVE_ON: Outcome.UNCHANGED,
    Verdict.DONE: Outcome.UNCHANGED,
    Verdict.SUPERSEDED: Outcome.SUPERSEDED,
    Verdict.GONE: Outcome.GONE,
}


@dataclass(frozen=True)
class IngestArticle:
    """Extracts and stores; calls with one reading of one input, however many, in whatever order, have one effect."""

    settle: Settle
    extract: Extractor
    clock: Clock
    later: Later

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
        edition = _edition(article, reading, of=of, status="stored")
        extracted = cache(partial(self.extract, article))

        def state_over(current: Record | None) -> Record:
            facts = extracted()
            return record_of_facts(
                facts,
                edition=edition,
                held=self.settle.write(facts, edition=edition),
                replacing=current,
                changes=self._changes(current, facts),
            )

        return _outcome(self.settle(edition, state_over), committed=Outcome.STORED)

    def _changes(self, current: Record | None, facts: Facts) -> tuple[Change, ...]:
        if current is None or current.status != "stored" or current.held is None:
            return ()
        before = self.settle.repository.facts(current.article_id, current.held)
        return changes_between(before, facts) if before else ()

    def _withhold(self, article: Article, reading: Reading, *, of: Input) -> Outcome:
        """Store the facts where nobody is shown them, and see to it that they come out in time."""
        edition = _edition(article, reading, of=of, status="withheld", until=reading.usage.until)
        extracted = cache(partial(self.extract, article))

        def state_over(current: Record | None) -> Record:
            held = self.settle.write(extracted(), edition=edition)
            return record_not_for_use(article, edition=edition, replacing=current, held=held)

        settled = self.settle(edition, state_over)
        record = settled.record
        if record and record.status == "withheld" and record.card.withheld_until:
            self.later.release(_release_of(record, until=record.card.withheld_until), now=self.clock.now())
        return _outcome(settled, committed=Outcome.WITHHELD)

    def _set_aside(self, about: NotifiedArticle, reading: Reading, *, of: Input) -> Outcome:
        """Note that an article is cancelled, or is withheld and cannot be read: whatever it said is withdrawn."""
        status: Status = "canceled" if reading.usage.status == "canceled" else "withheld"
        edition = Edition(
            article_id=about.article_id,
            status=status,
            revision=revision(status),
            origin=of.origin,
            version=reading.version,
        )

        def state_over(current: Record | None) -> Record:
            return record_not_for_use(about, edition=edition, replacing=current)

        return _outcome(self.settle(edition, state_over), committed=Outcome(status))

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
        edition = Edition(
            article_id=article.article_id, status="rejected", revision=article.revision or "", origin=origin
        )

        def state_over(current: Record | None) -> Record:
            return record_of_rejection(article, error=reason, edition=edition, replacing=current)

        return _outcome(self.settle(edition, state_over), committed=Outcome.REJECTED)


def _edition(article: Article, reading: Reading, *, of: Input, status: Status, until: str | None = None) -> Edition:
    """What an input says that has an article."""
    return Edition(
        article_id=article.article_id,
        status=status,
        revision=article.revision,
        origin=of.origin,
        published_at=article.published_at,
        version=reading.version,
        until=until,
    )


def _release_of(record: Record, *, until: str) -> Release:
    key = record.held.archive_key if record.held else None
    return Release(article_id=record.article_id, commit=record.commit, until=until, archive_key=key)


def _outcome(settled: Settlement, *, committed: Outcome) -> Outcome:
    return committed if settled.verdict is Verdict.COMMIT else _OUTCOMES[settled.verdict]


def _told(error: FactwireError, *, of: str | None) -> str:
    """The error's message, beginning with the member that it is about."""
    return f"{of[:_LONGEST_PART]}: {error}" if of else str(error)
