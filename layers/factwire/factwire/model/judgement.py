"""`Judgement`: what one user says of one fact, entity, claim or story, version 1. Judgements never change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factwire.model.base import Frozen

Verdict = Literal["accept", "reject", "edit", "merge", "split", "unsure"]
SubjectKind = Literal["event", "quote", "quantity", "time", "place", "entity", "claim", "names", "member", "stories"]
MarkState = Literal["accepted", "rejected", "edited", "disputed", "merged", "split"]
Slot = str | float | tuple[str, ...] | None
Slots = dict[str, Slot]


class Subject(Frozen):
    """What a judgement is about, in words that stay when the article is extracted anew.

    `words` are those of the fact: an event's trigger, a quote, a figure, a name, the number of a claim, the id of a
    story; `nth` counts them within their sentence. `other` is the second of two names or stories.
    """

    kind: SubjectKind
    type: Annotated[str | None, Field(description="event type, or kind of quantity or casualties")] = None
    words: str
    sentence: Annotated[str | None, Field(description="the sentence that proves it")] = None
    nth: Annotated[int, Field(ge=1)] = 1
    other: str | None = None


class Judgement(Frozen):
    """One verdict. Of several by one user on one target the latest counts; `unsure` takes an earlier one back.

    `target` is a digest of the subject; `shown` are the slots of the fact as it was judged, `value` those that an edit
    puts in their place, or the second of two names or stories.
    """

    schema_version: Literal["1.0"] = "1.0"
    id: str
    article_id: str
    revision: Annotated[str | None, Field(description="the article's revision that was judged")] = None
    published_at: Annotated[str | None, Field(description="of the article, as it was judged")] = None
    story: str | None = None
    target: str
    subject: Subject
    shown: Slots = Field(default_factory=dict)
    verdict: Verdict
    value: Slots = Field(default_factory=dict)
    note: Annotated[str | None, Field(max_length=1000)] = None
    user: str
    at: Annotated[str, Field(description="UTC, ISO 8601 with milliseconds")]
    engine: Annotated[str | None, Field(description="what made the fact that was judged")] = None


class Mark(Frozen):
    """What judgements made of one fact of a document: `slots` are those that show an edit.

    A rejected fact is not in the document; its mark says what it was: `type`, and of a figure its number.
    """

    fact: Annotated[str | None, Field(description="its id, also of one that is not shown any more")] = None
    state: MarkState
    slots: tuple[str, ...] = ()
    type: str | None = None
    min: float | None = None
    max: float | None = None
