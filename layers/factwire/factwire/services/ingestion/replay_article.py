"""Use case: a stored article is read and its facts are extracted once more, by the engine as it is now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from factwire.domain.composing import compose_record_of_facts
from factwire.domain.input_origins import Origin
from factwire.domain.judgements.corrections import JudgedFacts
from factwire.domain.listing.times import timestamp
from factwire.domain.notification.changes import changes_between
from factwire.domain.records import Record
from factwire.domain.submissions import Submission
from factwire.model import Facts
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import Clock, Extractor, Replay, StaleRecord

Ingest = Callable[[Origin], object]


class ReplayOutcome(StrEnum):
    """What became of an article that was to be replayed."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"  # its facts are the same
    OVERTAKEN = "overtaken"  # by a newer input, by its deletion, or by this very replay


@dataclass(frozen=True)
class ReplayArticle:
    """Extracts an article's facts again; calls for one replay, however many, at once or not, have one effect.

    An original that holds the article alone is read again: where it reads as another revision now, that is committed
    like any other. Otherwise facts are extracted from the text as it was read.
    """

    state: ArticleState
    extract: Extractor
    clock: Clock
    ingest: Ingest
    ingest_quietly: Ingest

    def __call__(self, replay: Replay) -> ReplayOutcome:
        """Replay an article, if that has not been done.

        Raises:
            FactwireError: a passing fault; nothing is lost when the call is repeated.
        """
        record = self.state.find(replay.article_id)
        if record and _is_due(record, replay) and record.origin.own and not record.origin.staged_as:
            (self.ingest_quietly if replay.quiet else self.ingest)(record.origin)
        return retry_when_stale(partial(self._attempt, replay))

    def _attempt(self, replay: Replay) -> ReplayOutcome:
        record = self.state.find(replay.article_id)
        if record is None or not _is_due(record, replay):
            self.state.abandon_replay(replay, current=record)
            return ReplayOutcome.OVERTAKEN
        before = self.state.facts(record)
        if before is None:  # discarded, so the record is another by now
            raise StaleRecord("the facts are gone")
        after = self.extract(before.raw.article)
        if after.model_copy(update={"engine": before.raw.engine}) == before.raw:
            self._confirm(record, after)
            return ReplayOutcome.UNCHANGED
        # Judgements hold for whatever facts are extracted where their words stand.
        self._commit(JudgedFacts(after, before.effects), replay, before=before, replacing=record)
        return ReplayOutcome.CHANGED

    def _confirm(self, record: Record, facts: Facts) -> None:
        """Note that the engine as it is now finds the same facts."""
        noted = {"engine": facts.engine, "extracted_at": timestamp(self.clock.now())}
        overview = record.overview.model_copy(update=noted)
        self.state.repository.commit(record.model_copy(update={"overview": overview}), replacing=record)

    def _commit(self, judged: JudgedFacts, replay: Replay, *, before: JudgedFacts, replacing: Record) -> None:
        facts = judged.shown
        changes = changes_between(before.shown, facts)
        submission = Submission(
            article_id=replacing.article_id,
            status="stored",
            revision=replacing.revision,
            origin=replacing.origin,
            content=facts.article,
            published_at=replacing.listed_at,  # it keeps its place in lists, whatever input it is from meanwhile
            version=replacing.version,
            replay=replay.extracted_before,
            quiet=replay.quiet or not changes,
        )
        stored = self.state.write_facts(judged, submission=submission, only_while=replacing)
        record = compose_record_of_facts(
            facts, submission=submission, stored_facts=stored, replacing=replacing, changes=changes
        )
        self.state.replace(record, replacing=replacing)


def _is_due(record: Record, replay: Replay) -> bool:
    """Return whether the article is as it was when the replay was decided on, and has not been extracted since."""
    extracted_at = record.overview.extracted_at or record.overview.received_at
    return record.status == "stored" and record.revision == replay.revision and extracted_at < replay.extracted_before
