"""Articles in order of publication -> stories, one pass in memory; the cloud takes the same steps on its table."""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from factwire.stories.comparison.fingerprint import Fingerprint
from factwire.stories.comparison.keys import candidates, read_keys, written_keys
from factwire.stories.comparison.profile import Profile, profile_of, sum_of
from factwire.stories.comparison.score import WINDOW, decide, takes


def story_id(article: str, revision: str) -> str:
    """Return the id of the story that this revision of an article begins."""
    return "s" + hashlib.blake2b(f"{article}\0{revision}".encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


@dataclass
class _Live:
    """A story that still takes articles: the numbers of its articles, the keys that lead to it, its packed profile."""

    articles: list[int] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    profile: bytes = b""
    last_day: int = 0


class Clustering:
    """The live stories. Articles are numbered by the caller, who keeps them; days count from any fixed day."""

    def __init__(self) -> None:
        self._live: dict[str, _Live] = {}
        self._keyed: defaultdict[str, set[str]] = defaultdict(set)
        self.comparisons = 0

    def add(self, article: Fingerprint, *, number: int, day: int, id: str) -> None:
        """Take in an article; `id` is that of the story it begins if it joins none."""
        stories = self._stories_like(article)
        self.comparisons += len(stories)
        decision = decide(article, stories)
        joined = decision.story or id
        self._join(joined, article, number=number, day=day)
        for other in decision.merged:
            self._merge(other, into=joined)

    def finished(self, day: int) -> Iterator[list[int]]:
        """Remove the stories that take no article of this day or later; answers the numbers of their articles."""
        for id in [id for id, live in self._live.items() if live.last_day + WINDOW < day]:
            yield self._remove(id).articles

    def rest(self) -> Iterator[list[int]]:
        """Remove all stories; answers the numbers of their articles."""
        for id in list(self._live):
            yield self._remove(id).articles

    def _stories_like(self, article: Fingerprint) -> dict[str, Profile]:
        profiles: dict[str, Profile] = {}
        found: dict[str, list[str]] = {}
        for key in read_keys(article):
            ids = self._keyed.get(key, ())
            for id in ids:
                if id not in profiles:
                    profiles[id] = _unpacked(self._live[id].profile)
            found[key] = [id for id in ids if takes(profiles[id], article)]
        return {id: profiles[id] for id in candidates(found)}

    def _join(self, id: str, article: Fingerprint, *, number: int, day: int) -> None:
        live = self._live.setdefault(id, _Live())
        start = _unpacked(live.profile) if live.profile else None
        live.profile = _packed(profile_of([article], start=start))
        live.articles.append(number)
        live.last_day = max(live.last_day, day)
        self._lead(written_keys(article), to=id)

    def _merge(self, id: str, *, into: str) -> None:
        gone, live = self._remove(id), self._live[into]
        live.profile = _packed(sum_of(_unpacked(live.profile), _unpacked(gone.profile)))
        live.articles += gone.articles
        live.last_day = max(live.last_day, gone.last_day)
        self._lead(gone.keys, to=into)

    def _lead(self, keys: Iterable[str], *, to: str) -> None:
        for key in keys:
            self._keyed[key].add(to)
            self._live[to].keys.add(key)

    def _remove(self, id: str) -> _Live:
        gone = self._live.pop(id)
        for key in gone.keys:
            self._keyed[key].discard(id)
            if not self._keyed[key]:
                del self._keyed[key]
        return gone


def clusters_of(articles: Iterable[tuple[int, str, Fingerprint]], *, undated: int) -> Iterator[list[int]]:
    """Yield the numbers of the articles of each story, as soon as no later article can join it.

    An undated article may belong to a story of any day: while there are more to come, every story stays open.

    Args:
        articles: number, day (ISO 8601, empty where none is known) and fingerprint, in order of days.
        undated: how many of them have no date of their own.
    """
    clustering, today = Clustering(), 0
    for number, day, fingerprint in articles:
        ordinal = date.fromisoformat(day).toordinal() if day else 0
        if ordinal != today:
            today = ordinal
            if not undated:
                yield from clustering.finished(today)
        clustering.add(fingerprint, number=number, day=today, id=f"s{number}")
        undated -= fingerprint.published is None
    yield from clustering.rest()


def clusters_at_hand(articles: Sequence[Fingerprint]) -> Iterator[list[int]]:
    """Yield the places of the articles of each story, in order, of articles in order of days; undated ones anywhere."""
    undated = sum(article.published is None for article in articles)
    dated = ((number, article.published or "", article) for number, article in enumerate(articles))
    yield from map(sorted, clusters_of(dated, undated=undated))


def _packed(profile: Profile) -> bytes:
    return zlib.compress(profile.model_dump_json().encode(), level=1)


@lru_cache(maxsize=4_096)
def _unpacked(packed: bytes) -> Profile:
    return Profile.model_validate_json(zlib.decompress(packed))
