"""Whether an article belongs to a story: features of the two, a linear score, and what the best scores decide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from factwire.stories.comparison.fingerprint import DIGEST, ROUND_UP, Fingerprint
from factwire.stories.comparison.profile import Profile, cosine, profile_of
from factwire.stories.story_lexicons import load_pairs

# Days after a story's last article, or before its first, on which it still takes one in.
WINDOW: Final = 365
# Articles that a story takes: what one more article costs is bounded by it. What follows begins another story.
MOST_ARTICLES: Final = 1_000

FEATURES: Final = (
    "bias", "stems", "names", "both", "numbers", "title", "title_in_stems", "entities",
    "undated", "near", "gap", "same_day", "other_day", "same_year", "other_year", "same_city", "other_city",
    "same_tolls", "other_tolls", "same_ages", "other_ages", "same_people", "other_people",
    "same_outlet", "outlet_stems", "round_up", "of_round_ups", "size", "crowd_stems", "crowd_names", "few",
)  # fmt: skip
_SOME_NAMES: Final = 2  # from so many names on both sides it says something that none is shared
_STEMS, _NAMES = FEATURES.index("stems"), FEATURES.index("names")


@dataclass(frozen=True)
class Decision:
    """The story that an article joins, None for one of its own, and the stories that it shows to be the same."""

    story: str | None
    merged: tuple[str, ...] = ()


def decide(article: Fingerprint, stories: Mapping[str, Profile]) -> Decision:
    """Return what becomes of an article, given the stories that its keys led to, in that order."""
    weights = _weights()
    rows = zip(stories.items(), features_of(article, list(stories.values())), strict=True)
    scores = {id: _dot(weights, row) for (id, story), row in rows if _may_be_one(article, story)}
    best = max(scores, key=lambda story: scores[story], default=None)
    if best is None or scores[best] < load_threshold("join"):
        return Decision(None)
    same = (story for story, score in scores.items() if story != best and score >= load_threshold("merge"))
    joined = profile_of([article], start=stories[best])
    return Decision(best, tuple(story for story in same if mergeable(joined, stories[story])))


def features_of(article: Fingerprint, stories: Sequence[Profile]) -> list[tuple[float, ...]]:
    """Return the features of an article with each of the stories that it could join.

    Where many stories are much alike, as those of one kind in one town are, likeness says less: the third most alike
    of the others is a feature of its own (`crowd`). The two above it may be parts of one story.
    """
    rows = [_pair(article, story) for story in stories]
    return [(*row, *_crowd(other for other in rows if other is not row)) for row in rows]


def _may_be_one(article: Fingerprint, story: Profile) -> bool:
    """Return False for two that name several names and share none, and for one that is a digest of the day's news."""
    ours, theirs = article.names.keys(), story.vectors["names"].keys()
    strangers = min(len(ours), len(theirs)) >= _SOME_NAMES and ours.isdisjoint(theirs)
    return not strangers and (DIGEST in article.kind) == (DIGEST in story.labels["kind"])


def takes(story: Profile, article: Fingerprint) -> bool:
    """Return whether a story may still take an article in, by the days of both and by how many it has."""
    gap = gap_of(article.published, story)
    return story.size < MOST_ARTICLES and (gap is None or gap <= WINDOW)


def gap_of(published: str | None, story: Profile) -> int | None:
    """Return the days between an article and the time that a story spans, 0 within it; None where one is undated."""
    if not published or not story.first or not story.last:
        return None
    day = date.fromisoformat(published)
    return max((day - date.fromisoformat(story.last)).days, (date.fromisoformat(story.first) - day).days, 0)


def mergeable(first: Profile, second: Profile) -> bool:
    """Return whether two stories may be one: alike in words, not in different towns, not too large together.

    Of undated stories nobody knows how far apart they were told, so what they name decides: they share a name, and no
    days and no years that they name tell them apart.
    """
    if first.size + second.size > MOST_ARTICLES or _differ("cities", first, second):
        return False
    if not (first.first and second.first) and not _may_be_of_one_time(first, second):
        return False
    return cosine(first.vectors["stems"], second.vectors["stems"]) > load_threshold("alike")


def _may_be_of_one_time(first: Profile, second: Profile) -> bool:
    share_name = not first.vectors["names"].keys().isdisjoint(second.vectors["names"])
    return share_name and not _differ("days", first, second) and not _differ("years", first, second)


def _differ(label: str, first: Profile, second: Profile) -> bool:
    """Return whether both stories have labels of a kind and share none."""
    ours, theirs = first.labels[label].keys(), second.labels[label].keys()
    return bool(ours and theirs and ours.isdisjoint(theirs))


def load_threshold(name: str) -> float:
    """Return the threshold `join`, `merge` or `alike`."""
    return float(load_pairs("score")[f"threshold:{name}"])


def _pair(article: Fingerprint, story: Profile) -> tuple[float, ...]:
    vectors = story.vectors
    stems, names = cosine(article.stems, vectors["stems"]), cosine(article.names, vectors["names"])
    gap = gap_of(article.published, story)
    own = sum(story.labels["outlet"].get(outlet, 0) for outlet in article.outlet) / story.size
    return (
        1.0,
        stems,
        names,
        stems * names,
        cosine(article.numbers, vectors["numbers"]),
        cosine(article.title, vectors["title"]),
        cosine(article.title, vectors["stems"]),
        cosine(article.entities, vectors["entities"]),
        *_nearness(gap),
        *_agree(article.days, story.labels["days"]),
        *_agree(article.years, story.labels["years"]),
        *_agree(article.cities, story.labels["cities"]),
        *_agree(article.tolls, story.labels["tolls"]),
        *_agree(article.ages, story.labels["ages"]),
        *_agree(article.people, story.labels["people"]),
        own,
        own * stems,
        float(ROUND_UP in article.kind),
        story.labels["kind"].get(ROUND_UP, 0) / story.size,
        math.log(story.size),
    )


def _nearness(gap: int | None) -> tuple[float, float, float]:
    """Return whether a side is undated, how near the two are, from 1 down, and the logarithm of the days between."""
    return (1.0, 0.0, 0.0) if gap is None else (0.0, math.exp(-gap / 2), math.log1p(gap))


def _agree(labels: Sequence[str], counts: Mapping[str, int]) -> tuple[float, float]:
    """Return whether both sides name one and share it, and whether both name one and share none."""
    if not labels or not counts:
        return 0.0, 0.0
    same = any(label in counts for label in labels)
    return float(same), float(not same)


def _crowd(others: Iterable[Sequence[float]]) -> tuple[float, float, float]:
    rows = list(others)
    stems = sorted((row[_STEMS] for row in rows), reverse=True)
    names = sorted((row[_NAMES] for row in rows), reverse=True)
    return (stems[2], names[2], 0.0) if len(rows) > 2 else (0.05, 0.0, 1.0)


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, row, strict=True))


@cache
def _weights() -> tuple[float, ...]:
    table = load_pairs("score")
    return tuple(float(table[name]) for name in FEATURES)
