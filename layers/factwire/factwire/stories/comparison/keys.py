"""The keys under which stories are found again: telling terms, and town with day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from factwire.stories.comparison.fingerprint import Fingerprint

WRITTEN: Final = 13
READ: Final = 20
# Looked at once more when a story is begun, where one shared key is enough: of pairs that are one story these find as
# many as two of all that are written.
AGAIN: Final = 5
# A key that points at more stories than this tells nothing: it is neither followed nor written any more.
CROWDED: Final = 25
# Stories that an article is compared with at most, and the keys that it must share with one.
COMPARED: Final = 12
SHARED: Final = 2
_NAME: Final = 1.2


def written_keys(article: Fingerprint) -> list[str]:
    """Return the keys under which an article's story is to be found."""
    return [*_ranked(article)[:WRITTEN], *_town_days(article, around=0)]


def read_keys(article: Fingerprint) -> list[str]:
    """Return the keys under which an article looks for its story; a town's days one day either side."""
    return [*_ranked(article)[:READ], *_town_days(article, around=1)]


def telling_keys(article: Fingerprint) -> list[str]:
    """Return the keys under which an article that begins a story looks for one that was begun at the same moment."""
    return [*_ranked(article)[:AGAIN], *_town_days(article, around=0)]


def candidates(found: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the stories to compare an article with, those with most keys in common first.

    Args:
        found: the live stories that each of the article's keys leads to.
    """
    shared = _shared(found)
    return _most_shared({story: keys for story, keys in shared.items() if keys >= SHARED})


def newcomers(found: Mapping[str, Iterable[str]], *, before: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the stories that a key leads to now and did not before, those with most keys in common first."""
    followed = {key: set(stories) for key, stories in found.items() if len(set(stories)) <= CROWDED}
    return _most_shared(_shared({key: stories.difference(before.get(key, ())) for key, stories in followed.items()}))


def _shared(found: Mapping[str, Iterable[str]]) -> Counter[str]:
    """Return how many keys lead to each story; those that lead to too many do not count."""
    led = [set(stories) for stories in found.values()]
    return Counter(story for stories in led if len(stories) <= CROWDED for story in stories)


def _most_shared(shared: Mapping[str, int]) -> list[str]:
    return sorted(shared, key=lambda story: (-shared[story], story))[:COMPARED]


def _ranked(article: Fingerprint) -> list[str]:
    weights: dict[str, float] = {}
    for vector, factor in ((article.names, _NAME), (article.entities, _NAME), (article.stems, 1.0)):
        for term, weight in vector.items():
            weights[term] = max(weights.get(term, 0.0), weight * factor)
    return sorted(weights, key=lambda term: (-weights[term], term))


def _town_days(article: Fingerprint, *, around: int) -> Iterator[str]:
    """Yield the article's first town with its first day, and with the days around it."""
    if article.cities and article.days:
        town, day = article.cities[0], date.fromisoformat(article.days[0])
        yield from (f"{town}@{day + timedelta(days=shift)}" for shift in range(-around, around + 1))
