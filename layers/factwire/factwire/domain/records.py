"""What the table holds about an article: its record is the commit, everything else hangs on it."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from factwire.domain.origins import Origin
from factwire.model import Change, CountryCode, EventType, Facts, Notification, RejectionReason
from factwire.model.base import Frozen

Status = Literal["stored", "rejected", "withheld", "canceled", "deleting"]


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


class Labels(Frozen):
    """What subscribers filter by."""

    event_types: tuple[EventType, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    entities: tuple[str, ...] = ()
    killed_min: float | None = None


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


class Record(Frozen):
    """The state of one article after its newest input.

    `commit` names the input that made this state; a later input with the same content moves `origin`
    on but keeps the commit, so nothing is announced twice. `replaced_facts` are the facts this commit
    replaced, kept so that a crash before they are discarded can be healed. `version` is the highest that
    the article has come in. `others` are the objects besides that of `origin` that told of it: they are its
    originals too.
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
    others: tuple[Origin, ...] = ()

    @property
    def originals(self) -> tuple[Origin, ...]:
        """Every object that holds this article and no other, as far as they are known."""
        return (self.origin.own, *self.others) if self.origin.own else self.others

    @property
    def state(self) -> str:
        """Changes with every write of the record: what a conditional write compares."""
        others = "".join(f"|{each.location}" for each in self.others)
        return hashlib.sha256(f"{self.status}|{self.commit}|{self.origin.token}{others}".encode()).hexdigest()[:24]


class Revision(Frozen):
    """One revision of an article and what it changed; `at` is when its input was written."""

    revision: str
    commit: str
    at: str
    changes: tuple[Change, ...] = ()


def revision_of(record: Record) -> Revision:
    """Return the revision that a record holds."""
    return Revision(
        revision=record.revision,
        commit=record.commit,
        at=record.overview.received_at,
        changes=record.notification.changes,
    )


def digest_of(facts: Facts, *, commit: str) -> str:
    """Return the digest of the facts that a commit found: the same facts have the same one."""
    return hashlib.sha256(f"{commit}|{facts.model_dump_json()}".encode()).hexdigest()[:12]


def commit_id(article_id: str, *, status: Status, revision: str, origin: Origin) -> str:
    """Return the id of the commit that this input makes: the same for every delivery of the same event."""
    return hashlib.sha256(f"{article_id}|{status}|{revision}|{origin.token}".encode()).hexdigest()[:24]
