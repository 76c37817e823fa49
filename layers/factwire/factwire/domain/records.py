"""What the table holds about an article: its record is the commit, everything else hangs on it."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from factwire.domain.input_origins import Origin
from factwire.domain.judgements.effects import NO_EFFECTS, Effects
from factwire.model import (
    Change,
    CountryCode,
    Engine,
    EventType,
    Facts,
    Notification,
    NotifiedArticle,
    RejectionReason,
)
from factwire.model.base import Frozen

Status = Literal["stored", "rejected", "withheld", "canceled", "deleting", "deleted"]


class ArticleOverview(Frozen):
    """What a list of articles shows of one article."""

    article_id: str
    status: Status
    revision: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: str | None = None
    received_at: str
    word_count: int | None = None
    headline: str | None = None
    event_types: tuple[EventType, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    error: RejectionReason | None = None
    withheld_until: Annotated[
        str | None, Field(description="UTC: a withheld article comes out then; null: with a version that may be used")
    ] = None
    engine: Annotated[Engine | None, Field(description="what extracted its facts")] = None
    extracted_at: Annotated[str | None, Field(description="UTC: when its facts were extracted, or found the same")] = (
        None
    )


class Labels(Frozen):
    """What subscribers filter by."""

    event_types: tuple[EventType, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    entities: tuple[str, ...] = ()
    killed_min: float | None = None
    independent_sources: int | None = None


class StoredFacts(Frozen):
    """Where one commit's facts are: packed in the table and as a document in the archive.

    `facts_digest` names these very facts: when a commit is tried again by another version of the extraction, the facts
    may differ, and entries in lists count only if they were made of the facts that the record names.
    """

    revision: str
    commit: str
    facts_digest: Annotated[str, Field(alias="stamp")]
    parts: Annotated[int, Field(ge=1, description="packed items in the table")]
    archive_key: str
    extracted_at: Annotated[str | None, Field(description="UTC, ISO 8601")] = None
    judged: Annotated[bool, Field(description="whether judgements have an effect on them")] = False


class Record(Frozen):
    """The state of one article after its newest input.

    `commit` names the input that made this state; a later input with the same content moves `origin`
    on but keeps the commit, so nothing is announced twice. `replaced_facts` are the facts this commit
    replaced, kept so that a crash before they are discarded can be healed. `version` is the highest that
    the article has come in. `sequence` grows by one with each commit, also over a deletion, and orders what is
    announced. `deleted_at` is when a deletion was requested: what was written to the store until then is refused.
    `quiet` says that the commit is not to be announced.
    """

    article_id: str
    status: Status
    revision: str
    commit: str
    origin: Origin
    listed_at: Annotated[str, Field(description="UTC, ISO 8601: the place in lists by time")]
    overview: Annotated[ArticleOverview, Field(alias="card")]
    labels: Labels = Labels()
    notification: Annotated[Notification, Field(alias="notice")]
    version: int | None = None
    stored_facts: Annotated[StoredFacts | None, Field(alias="held")] = None
    replaced_facts: Annotated[StoredFacts | None, Field(alias="previous")] = None
    sequence: int = 0
    committed_at: Annotated[str | None, Field(description="UTC, ISO 8601: when this commit was decided on")] = None
    deleted_at: Annotated[str | None, Field(description="UTC, ISO 8601 with milliseconds")] = None
    quiet: bool = False

    @property
    def is_deleted(self) -> bool:
        """Whether the article is deleted, or about to be."""
        return self.status in {"deleting", "deleted"}

    @property
    def state(self) -> str:
        """Changes with every write of the record: what a conditional write compares."""
        deleted = f"|{self.deleted_at}" if self.deleted_at else ""
        facts = self.stored_facts.commit if self.stored_facts and self.status == "stored" else self.commit
        judged = f"|{facts}" if facts != self.commit else ""  # by judgements of which nothing is announced
        known = f"{self.status}|{self.commit}|{self.origin.token}{deleted}{judged}"
        return hashlib.sha256(known.encode()).hexdigest()[:24]


class Revision(Frozen):
    """One revision of an article and what it changed; `at` is when its input was written."""

    revision: str
    commit: str
    at: str
    changes: tuple[Change, ...] = ()


def sequenced(record: Record, *, replacing: Record | None, at: str) -> Record:
    """Return a record with its place in the order of the article's commits, at this time."""
    sequence = (replacing.sequence if replacing else 0) + 1
    return record.model_copy(update={"sequence": sequence, "committed_at": at})


def deleting(record: Record, *, at: str) -> Record:
    """Return the record of an article whose deletion was requested: shown to nobody, but it says what there is."""
    latest = max(at, record.deleted_at or "")
    return record.model_copy(update={"status": "deleting", "deleted_at": latest})


def tombstone_of(record: Record) -> Record:
    """Return what stays of a deleted article: that it was deleted, and when; no word of it, nor where it was from."""
    at = record.deleted_at or record.origin.at
    revision = record.revision
    commit = hashlib.sha256(f"{record.article_id}|deleted|{at}".encode()).hexdigest()[:24]
    article = NotifiedArticle(article_id=record.article_id, revision=revision)
    return Record(
        article_id=record.article_id,
        status="deleted",
        revision=revision,
        commit=commit,
        origin=Origin(bucket=record.origin.bucket, key="deleted", at=at),
        listed_at=at,
        overview=ArticleOverview(article_id=record.article_id, status="deleted", revision=revision, received_at=at),
        notification=Notification(notification_id=commit, kind="retraction", article=article),
        deleted_at=at,
    )


def revision_of(record: Record) -> Revision:
    """Return the revision that a record holds."""
    return Revision(
        revision=record.revision,
        commit=record.commit,
        at=record.overview.received_at,
        changes=record.notification.changes,
    )


def digest_of(facts: Facts, *, commit: str, effects: Effects = NO_EFFECTS) -> str:
    """Return the digest of the facts that a commit found, as they are shown: the same facts have the same one."""
    judged = f"|{effects.model_dump_json()}" if effects else ""
    return hashlib.sha256(f"{commit}|{facts.model_dump_json()}{judged}".encode()).hexdigest()[:12]


def judged_commit(record: Record, effects: Effects) -> str:
    """Return the id of the commit that gives a record's facts these effects: the same however often it is tried."""
    return hashlib.sha256(f"{record.state}|judged|{effects.model_dump_json()}".encode()).hexdigest()[:24]


def commit_id(article_id: str, *, status: Status, revision: str, origin: Origin) -> str:
    """Return the id of the commit that this input makes: the same for every delivery of the same event."""
    return hashlib.sha256(f"{article_id}|{status}|{revision}|{origin.token}".encode()).hexdigest()[:24]


def replay_commit_id(article_id: str, *, replay: str) -> str:
    """Return the id of the commit that a replay makes, whichever input the article is from meanwhile."""
    return hashlib.sha256(f"{article_id}|replay|{replay}".encode()).hexdigest()[:24]
