"""`Story`: one happening as several outlets tell it, version 1."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factwire.model.base import CountryCode, Frozen, Span
from factwire.model.facts import CasualtyKind, ClaimScope, IncidentKind
from factwire.model.judgement import MarkState

ClaimRelation = Literal["current", "superseded", "disputes", "subset"]
TollPolicy = Literal["latest-by-source"]


class StoryArticle(Frozen):
    """One article of a story; `origin` is the wire or the publisher whose text it is."""

    id: str
    title: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    copy_of: Annotated[str | None, Field(description="id of the article whose text it repeats")] = None
    origin: str


class ClaimEvidence(Span):
    """The words of a claim; the span points into the text or the title of its article."""

    within: Annotated[Literal["text", "title"], Field(alias="in")] = "text"


class StoryClaim(Frozen):
    """One figure that a source gives, with every outlet that carries it.

    `relation` is `current` for what agrees with the best figure or, where there is none, stands beside others;
    `disputes` for what contradicts it, `superseded` for what its own source or the later news has replaced, and
    `subset` for a figure for a part of the casualties.
    """

    min: float | None = None
    max: float | None = None
    text: str
    scope: ClaimScope
    as_of: Annotated[str | None, Field(description="ISO 8601 date")] = None
    attribution: str | None = None
    outlets: tuple[str, ...] = ()
    article: Annotated[str, Field(description="id of the first article that has it")]
    evidence: ClaimEvidence
    relation: ClaimRelation
    judged: Annotated[
        MarkState | None,
        Field(description="what judgements say of it; absent where nobody judged", exclude_if=lambda state: not state),
    ] = None


class Toll(Frozen):
    """What the sources of a story say of one kind of casualties, named after UCDP GED's `low`, `best` and `high`.

    `low` and `high` bound the claims that stand; `best` is null where no exact figure stands; `agreed` is true where
    no claim that stands contradicts another. `policy` names how `best` was chosen.
    """

    low: float | None = None
    best: float | None = None
    high: float | None = None
    agreed: bool
    policy: TollPolicy
    claims: tuple[StoryClaim, ...] = ()


class Story(Frozen):
    """One happening, its articles in order of publication, its sources by origin, its tolls side by side."""

    schema_version: Literal["1.0"] = "1.0"
    id: str
    revision: Annotated[int, Field(ge=0, description="grows with each change")]
    merged_into: Annotated[str | None, Field(description="id of the story that took this one's articles")] = None
    kind: IncidentKind | None = None
    mode: str | None = None
    title: str | None = None
    place: str | None = None
    country: CountryCode | None = None
    latitude: Annotated[float | None, Field(ge=-90, le=90)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180)] = None
    earliest: Annotated[str | None, Field(description="ISO 8601 date of the happening, inclusive")] = None
    latest: str | None = None
    first_seen: Annotated[str | None, Field(description="when its first article was published")] = None
    updated: Annotated[str | None, Field(description="when its last article was published")] = None
    articles: tuple[StoryArticle, ...] = ()
    outlets: Annotated[int, Field(ge=0)] = 0
    independent_sources: Annotated[int, Field(ge=0)] = 0
    casualties: Annotated[dict[CasualtyKind, Toll], Field(default_factory=dict)]
