"""Use case: what is best looked at next: the least certain and most consequential of what came last.

Three kinds of doubt are gathered from lists that are there already, newest first, so many of each: tolls that the
sources of a story dispute, events that users dispute or whose article is not sure of them, and stories that are nearly
alike enough to be one. Doubt and consequence are each between 0 and 1, and their product ranks.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Annotated, Final, Literal

from pydantic import Field

from factwire.domain.listing.listed_facts import Entry, EventFact
from factwire.domain.stored_stories import ListedStory, StoryRecord
from factwire.model import Story, Toll
from factwire.model.base import Frozen
from factwire.services.ports import FactRepository
from factwire.services.stories.settle_story import SettleStory
from factwire.services.stories.store import StoryStore
from factwire.stories.comparison.profile import cosine
from factwire.stories.comparison.score import load_threshold

_ENTRIES: Final = 100
_STORIES: Final = 100
_COMPARED: Final = 40
# Of the likeness that a merge needs, so much at least.
_NEAR: Final = 0.75
# A toll of a thousand is as consequential as any.
_MOST: Final = 1000
_DOUBT: Final = {"possible": 0.6, "reported": 0.3, "conditional": 0.3}

ReviewKind = Literal["toll", "event", "merge"]


class ReviewItem(Frozen):
    """Something to look at: a disputed toll of a story, a doubtful event of an article, two stories that may be one."""

    kind: ReviewKind
    why: str
    weight: Annotated[float, Field(ge=0, le=1, description="doubt times consequence")]
    title: str | None = None
    text: str | None = None
    article_id: str | None = None
    fact: str | None = None
    story: str | None = None
    other: Annotated[str | None, Field(description="the second story")] = None


class ReviewList(Frozen):
    """What to look at, the weightiest first."""

    items: tuple[ReviewItem, ...]


@dataclass(frozen=True)
class ReviewQueue:
    """Answers from the newest articles and stories; what has been judged and is not disputed is left out."""

    repository: FactRepository
    stories: StoryStore

    def __call__(self, *, limit: int) -> ReviewList:
        """Return what to look at, the weightiest first."""
        listed, _ = self.stories.newest(since=None, until=None, limit=_STORIES, after=None)
        found = [*_tolls(listed), *self._events(), *self._merges(listed)]
        ranked = sorted(found, key=lambda item: (-item.weight, item.kind, item.story or "", item.article_id or ""))
        return ReviewList(items=tuple(ranked[:limit]))

    def _events(self) -> Iterator[ReviewItem]:
        entries = list(
            islice(self.repository.entries("all", since=None, until=None, limit=_ENTRIES, after=None), _ENTRIES)
        )
        digests = self.repository.facts_digests([listed.entry.article.article_id for listed in entries])
        for listed in entries:
            if digests.get(listed.entry.article.article_id) == listed.facts_digest:
                yield from _of_entry(listed.entry)

    def _merges(self, listed: tuple[ListedStory, ...]) -> Iterator[ReviewItem]:
        records = self.stories.find([each.story.id for each in listed[:_COMPARED]])
        settle = SettleStory(self.stories)
        for first, second in combinations(records.values(), 2):
            near = _nearness(first, second)
            if near and not settle.are_apart(first, second):
                killed = max(_best_of(first.document), _best_of(second.document))
                yield ReviewItem(
                    kind="merge",
                    why="two stories are nearly alike enough to be one",
                    weight=round(near * _consequence(killed), 3),
                    title=first.document.title,
                    text=second.document.title,
                    story=first.id,
                    other=second.id,
                )


def _tolls(listed: tuple[ListedStory, ...]) -> Iterator[ReviewItem]:
    for each in listed:
        for kind, toll in each.story.casualties.items():
            if not toll.agreed:
                yield ReviewItem(
                    kind="toll",
                    why=f"its sources dispute how many were {kind}",
                    weight=round(_spread(toll) * _consequence(toll.high or 0), 3),
                    title=each.story.title,
                    text=f"{_number(toll.low)} to {_number(toll.high)} {kind}, best {_number(toll.best)}",
                    story=each.story.id,
                )


def _of_entry(entry: Entry) -> Iterator[ReviewItem]:
    for event in entry.events:
        doubt = _doubt_of(event)
        if doubt:
            killed = (event.killed.max or event.killed.min or 0) if event.killed else 0
            yield ReviewItem(
                kind="event",
                why="users dispute it"
                if event.judged == "disputed"
                else f"its article says that it is {event.assertion}",
                weight=round(doubt * max(_consequence(killed), event.salience / 2), 3),
                title=entry.article.title,
                text=event.evidence,
                article_id=entry.article.article_id,
                fact=event.id,
            )


def _doubt_of(event: EventFact) -> float:
    if event.judged == "disputed":
        return 1.0
    return _DOUBT.get(event.assertion, 0.0) if event.judged is None else 0.0


def _nearness(first: StoryRecord, second: StoryRecord) -> float:
    """Return how near two stories are to being merged, 0 where they are not; those in different towns are not."""
    if first.profile is None or second.profile is None:
        return 0.0
    towns = first.profile.labels["cities"].keys(), second.profile.labels["cities"].keys()
    if towns[0] and towns[1] and not towns[0] & towns[1]:
        return 0.0
    near = cosine(first.profile.vectors["stems"], second.profile.vectors["stems"]) / load_threshold("alike")
    return min(near, 1.0) if near >= _NEAR else 0.0


def _spread(toll: Toll) -> float:
    low, high = toll.low or 0, toll.high or toll.low or 0
    return 0.5 + 0.5 * (high - low) / high if high else 0.5


def _consequence(people: float) -> float:
    return 0.2 + 0.8 * min(1.0, math.log1p(people) / math.log1p(_MOST))


def _best_of(story: Story) -> float:
    killed = story.casualties.get("killed")
    return (killed.best or killed.low or 0) if killed else 0


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"
