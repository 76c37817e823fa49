"""Toponym resolution: one sense for each name of an article, chosen by the context of the whole article.

A candidate's score is a sum of weighted features: of itself (people, kind, the words beside the name) and of its
agreement with the candidates of the article's other names: how much they support its country, its region and its
surroundings. Scores become shares by softmax, and the shares are the support of the next round; a few rounds settle
it. Support is kept by country, region and map cell, so the time is linear in the number of names. The weights are in
`resolution_weights.tsv` (a multinomial logistic model).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factwire.extraction.places.gazetteer import NARROW, TOWNS, Candidate, Feature
from factwire.extraction.text.lexicon import load_lexicon

ROUNDS = 3
CELL = 2.0  # degrees
BLOCK = 0.4
MIDDLE = 0.5
_SMALL, _LARGE = 10_000, 300_000  # people

Features = dict[str, float]
Key = tuple[object, ...]
"""A country, a region or a map cell, as votes are counted."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the article: its candidates, its number of mentions, and the cues beside them.

    `usual` is the place that news usually means by it, unless the words beside it speak for a region.
    """

    candidates: tuple[Candidate, ...]
    count: int
    cues: tuple[str, ...] = ()
    usual: Candidate | None = None


def resolve(names: Sequence[Name]) -> list[Candidate | None]:
    """Return the best candidate of each name."""
    weights = _weights()
    keys = [[_keys(candidate) for candidate in name.candidates] for name in names]
    priors = [[_score(prior_features(candidate, name), weights) for candidate in name.candidates] for name in names]
    shares = [_shares(scores) for scores in priors]
    for _ in range(ROUNDS):
        support = Support(names, shares, keys)
        shares = [
            _shares(
                [
                    prior + _score(support.features(at, candidate, asked), weights)
                    for candidate, asked, prior in zip(name.candidates, keys[at], priors[at], strict=True)
                ]
            )
            if len(name.candidates) > 1
            else shares[at]
            for at, name in enumerate(names)
        ]
    return [_best(name, share) if share else None for name, share in zip(names, shares, strict=True)]


def _best(name: Name, shares: Sequence[float]) -> Candidate:
    """Return the likeliest candidate; of a region and the town of the same name in its middle, the town."""
    best = name.candidates[max(range(len(shares)), key=shares.__getitem__)]
    if best.feature not in (Feature.REGION, Feature.COUNTY) or "region" in name.cues:
        return best
    seats = [c for c in name.candidates if c.feature in TOWNS and not c.other_name and _is_around(best, c)]
    return max(seats, key=lambda seat: seat.population, default=best)


def _is_around(wide: Candidate, town: Candidate) -> bool:
    near = abs(wide.latitude - town.latitude) < MIDDLE and abs(wide.longitude - town.longitude) < MIDDLE
    return near and wide.country == town.country


@cache
def _weights() -> dict[str, float]:
    return {entry["feature"]: float(entry["weight"]) for entry in load_lexicon("places/resolution_weights")}


def _score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def _shares(scores: Sequence[float]) -> list[float]:
    """Return the softmax."""
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def prior_features(candidate: Candidate, name: Name) -> Features:
    """Return the features of a candidate by itself."""
    features = {
        f"a {candidate.feature.name.lower()}": 1.0,
        "people": math.log10(max(candidate.population, 100)),
    }
    if candidate.other_name:
        features["other name"] = 1.0
        features["other name of " + candidate.feature.name.lower()] = 1.0
    if candidate.feature in (Feature.REGION, Feature.COUNTY) and any(
        other.feature in TOWNS and other.region == candidate.region and other.country == candidate.country
        for other in name.candidates
    ):
        features["namesake town in it"] = 1.0
    if _is_dwarfed(candidate, name.candidates):
        features["dwarfed"] = 1.0
    if candidate == name.usual:
        features["usual"] = 1.0
    for cue in name.cues:
        features[f"{cue} for a {candidate.feature.name.lower()}"] = 1.0
    return features


def _is_dwarfed(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Return whether a small place shares its name with a large town, which readers anywhere think of first."""
    if candidate.feature not in TOWNS or candidate.population >= _SMALL:
        return False
    return any(other.feature in TOWNS and other.population >= _LARGE and not other.other_name for other in others)


@dataclass(frozen=True, slots=True)
class Keys:
    """What a candidate votes for, and the map cells around it whose votes support it."""

    votes: tuple[Key, ...]
    near: tuple[Key, ...] = ()
    beside: tuple[Key, ...] = ()


class Support:
    """The votes of an article's names for countries, regions and map cells; a name does not vote for itself."""

    def __init__(
        self, names: Sequence[Name], shares: Sequence[Sequence[float]], keys: Sequence[Sequence[Keys]]
    ) -> None:
        self._all: dict[Key, float] = defaultdict(float)
        self._own: list[dict[Key, float]] = []
        self._weights = [1 + math.log(name.count) for name in names]
        self._total = sum(self._weights)
        for cast, share, weight in zip(keys, shares, self._weights, strict=True):
            votes: dict[Key, float] = defaultdict(float)
            for candidate, part in zip(cast, share, strict=True):
                if part > 0.001:
                    for key in candidate.votes:
                        votes[key] += part * weight
            for key, vote in votes.items():
                self._all[key] += vote
            self._own.append(votes)

    def features(self, at: int, candidate: Candidate, keys: Keys) -> Features:
        """Return the support of the other names for a candidate of the name at `at`: vote shares, and capped votes."""
        everybody, own = self._all, self._own[at]
        others = self._total - self._weights[at] + 1.0
        found: Features = {}

        def vote(key: Key) -> float:
            return max(everybody[key] - own.get(key, 0.0), 0.0) if key in everybody else 0.0

        if candidate.country:
            votes = vote(("country", candidate.country))
            found["country"] = votes / others
            found["country at all"] = min(votes, 1.0)
            if candidate.feature is Feature.CAPITAL:
                found["capital of its country"] = found["country at all"]
        if candidate.region and candidate.feature is not Feature.REGION:
            votes = vote(("region", candidate.country, candidate.region))
            found["region"] = votes / others
            found["region at all"] = min(votes, 1.0)
        elif candidate.feature is Feature.REGION:
            votes = vote(("region", candidate.country, candidate.region))
            found["inside"] = votes / others
            found["inside at all"] = min(votes, 1.0)
        if candidate.feature in NARROW:
            votes = sum(vote(cell) for cell in keys.near if cell in everybody)
            found["near"] = votes / others
            found["near at all"] = min(votes, 1.0)
            votes = sum(vote(cell) for cell in keys.beside if cell in everybody)
            found["beside"] = votes / others
            found["beside at all"] = min(votes, 1.0)
        return found


def _keys(candidate: Candidate) -> Keys:
    votes: list[Key] = []
    if candidate.country:
        votes.append(("country", candidate.country))
    if candidate.region:
        votes.append(("region", candidate.country, candidate.region))
    if candidate.feature not in NARROW:
        return Keys(tuple(votes))
    votes.append(("cell", *_cell(candidate, CELL)))
    votes.append(("block", *_cell(candidate, BLOCK)))
    return Keys(tuple(votes), near=_around(candidate, "cell", CELL), beside=_around(candidate, "block", BLOCK))


def _cell(candidate: Candidate, size: float) -> tuple[int, int]:
    return round(candidate.latitude / size), round(candidate.longitude / size)


def _around(candidate: Candidate, kind: str, size: float) -> tuple[Key, ...]:
    row, column = _cell(candidate, size)
    return tuple((kind, row + up, column + right) for up in (-1, 0, 1) for right in (-1, 0, 1))
