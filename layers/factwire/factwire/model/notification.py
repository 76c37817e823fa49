"""The notification published for every committed revision, rejection and retraction, and for stories, version 1."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factwire.model.base import CountryCode, Frozen
from factwire.model.facts import Assertion, CasualtyKind, EventType, IncidentKind
from factwire.model.story import ClaimRelation

NotificationKind = Literal["summary", "revision", "rejection", "retraction", "story"]


class NotifiedArticle(Frozen):
    """Which article the notification is about."""

    article_id: str
    revision: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: str | None = None


class NotifiedSummary(Frozen):
    """The summary's words."""

    headline: str | None = None
    text: str = ""


class FirstAnswers(Frozen):
    """The best answer to each 5W1H question, null where the article does not say."""

    who: str | None = None
    what: str | None = None
    when: str | None = None
    where: str | None = None
    why: str | None = None
    how: str | None = None


class Range(Frozen):
    """An inclusive range of people; null where open."""

    min: float | None = None
    max: float | None = None


class EventDigest(Frozen):
    """One event in the words a reader needs: `sentence` tells it; `date` is null where it is not known to the day."""

    type: EventType
    mode: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    country: CountryCode | None = None
    date: str | None = None
    killed: Range | None = None
    wounded: Range | None = None
    assertion: Assertion
    attribution: str | None = None
    sentence: str | None = None
    evidence: str


class RejectionReason(Frozen):
    """Why an article was not processed."""

    code: str
    message: str


class Change(Frozen):
    """What a new revision changed in one fact: `before` is null for an added one, `after` for a withdrawn one."""

    fact: str
    before: str | None = None
    after: str | None = None


class NotifiedClaim(Frozen):
    """One figure of a story's toll: who says so, which outlets carry it, and how it stands to the best one."""

    min: float | None = None
    max: float | None = None
    attribution: str | None = None
    outlets: tuple[str, ...] = ()
    relation: ClaimRelation


class NotifiedToll(Frozen):
    """A story's toll of one kind; fields as in `Toll`."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    agreed: bool
    claims: tuple[NotifiedClaim, ...] = ()


class NotifiedStory(Frozen):
    """The story that a notification of kind `story` is about; `merged_into` is the one that took its articles."""

    id: str
    revision: int
    merged_into: str | None = None
    kind: IncidentKind | None = None
    title: str | None = None
    place: str | None = None
    country: CountryCode | None = None
    earliest: str | None = None
    latest: str | None = None
    outlets: int
    independent_sources: int
    casualties: Annotated[dict[CasualtyKind, NotifiedToll], Field(default_factory=dict)]


class Links(Frozen):
    """Where the article and its facts are; null where the stack has no endpoint."""

    article: str | None = None
    facts: str | None = None
    original: str | None = None
    story: str | None = None


class Notification(Frozen):
    """The body of one SNS message; `notification_id` is the same however often it is sent.

    Of two notifications about one article the one with the higher `sequence` is the newer, whatever their order of
    arrival; it grows with each commit, also over a deletion.

    One of kind `story` is about `story`, and so is its `sequence`; its `article` is the newest one of it.
    """

    schema_version: Literal["1.0"] = "1.0"
    notification_id: str
    kind: NotificationKind
    sequence: Annotated[int | None, Field(ge=1, description="grows with each commit of the article or story")] = None
    committed_at: Annotated[str | None, Field(description="UTC, ISO 8601: the time of the commit")] = None
    article: NotifiedArticle
    summary: NotifiedSummary | None = None
    w5h: FirstAnswers | None = None
    events: tuple[EventDigest, ...] = ()
    story: NotifiedStory | None = None
    changes: tuple[Change, ...] = ()
    error: RejectionReason | None = None
    links: Links = Links()
