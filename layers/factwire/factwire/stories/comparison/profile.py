"""What a story is compared by: the sum of its articles' fingerprints."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

from factwire.model.base import Frozen
from factwire.stories.comparison.fingerprint import Fingerprint, Weights

VECTORS: Final = ("title", "stems", "names", "numbers", "entities")
LABELS: Final = ("cities", "days", "tolls", "ages", "people", "years", "outlet", "kind")
_MOST_TERMS: Final = 120
_MOST_LABELS: Final = 24


class Profile(Frozen):
    """The sum of the fingerprints of a story's articles, each vector at length one; the smallest terms are dropped."""

    size: int
    vectors: dict[str, Weights]
    labels: dict[str, dict[str, int]]
    first: str | None = None
    last: str | None = None


def profile_of(articles: Iterable[Fingerprint], *, start: Profile | None = None) -> Profile:
    """Return the profile of a story of these articles, or what becomes of the profile `start` with them."""
    return sum_of(*([start] if start else []), *map(_of_one, articles))


def sum_of(*profiles: Profile) -> Profile:
    """Return the profile of the story that the stories of these profiles make together."""
    days = [day for profile in profiles for day in (profile.first, profile.last) if day]
    return Profile(
        size=sum(profile.size for profile in profiles),
        vectors={n: _largest(_sum(p.vectors.get(n, {}) for p in profiles), _MOST_TERMS) for n in VECTORS},
        labels={n: _largest(_sum(p.labels.get(n, {}) for p in profiles), _MOST_LABELS) for n in LABELS},
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _of_one(article: Fingerprint) -> Profile:
    return Profile(
        size=1,
        vectors={name: unit(getattr(article, name)) for name in VECTORS},
        labels={name: dict.fromkeys(getattr(article, name), 1) for name in LABELS},
        first=article.published,
        last=article.published,
    )


def _sum(tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    total: dict[str, Any] = {}
    for table in tables:
        for name, value in table.items():
            total[name] = total.get(name, 0) + value
    return total


def unit(weights: Mapping[str, float]) -> Weights:
    """Return a vector at length one; an empty one stays empty."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Return the cosine of two vectors, 0 where one is empty."""
    small, large = (first, second) if len(first) <= len(second) else (second, first)
    product = sum(weight * large[term] for term, weight in small.items() if term in large)
    if not product:
        return 0.0
    return product / math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))


def _largest(values: Mapping[str, float], number: int) -> dict[str, Any]:
    ranked = sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))[:number]
    return {term: round(value, 3) for term, value in ranked}
