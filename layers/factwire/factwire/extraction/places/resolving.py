"""Which place each name means: one sense a name and article, chosen by what the whole article speaks for.

A candidate's score is a sum of weighted features of itself (people, kind) and of its agreement with the places that the
article's other names may mean: how much they speak for its country, its region and its surroundings. The scores become
shares by softmax, the shares become the support of the next round; a few rounds settle it. Support is kept by country,
region and map cell, so the time is linear in the number of names.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factwire.extraction.places.gazetteer import Candidate, Feature

ROUNDS = 3
CELL = 2.0  # degrees


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the article: what it may mean, and how often it stands there."""

    candidates: tuple[Candidate, ...]
    count: int


WEIGHTS = {
    "people": 1.2,
    "COUNTRY": 2.5,
    "REGION": 1.5,
    "COUNTY": -1.0,
    "CITY": 0.0,
    "AREA": 0.0,
    "other": -1.5,
    "country": 4.0,
    "region": 4.0,
    "near": 3.0,
}


def resolve(names: Sequence[Name]) -> list[Candidate | None]:
    """The best candidate of each name."""
    priors = [[_prior(candidate) for candidate in name.candidates] for name in names]
    shares = [_softmax(scores) for scores in priors]
    for _ in range(ROUNDS):
        support = _Support(names, shares)
        shares = [
            _softmax(
                [
                    score + support.of(at, candidate)
                    for candidate, score in zip(name.candidates, priors[at], strict=True)
                ]
            )
            for at, name in enumerate(names)
        ]
    return [
        name.candidates[max(range(len(own)), key=own.__getitem__)] if own else None
        for name, own in zip(names, shares, strict=True)
    ]


def _prior(candidate: Candidate) -> float:
    people = math.log10(max(candidate.population, 100))
    return WEIGHTS["people"] * people + WEIGHTS[candidate.feature.name] + WEIGHTS["other"] * candidate.other_name


def _softmax(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


class _Support:
    """How much of the article speaks for a country, a region, a map cell, less what a name says itself."""

    def __init__(self, names: Sequence[Name], shares: Sequence[Sequence[float]]) -> None:
        self._all: dict[tuple[str, ...], float] = defaultdict(float)
        self._own: list[dict[tuple[str, ...], float]] = []
        self._total = 0.0
        self._weights = [1 + math.log(name.count) for name in names]
        for name, own, weight in zip(names, shares, self._weights, strict=True):
            votes: dict[tuple[str, ...], float] = defaultdict(float)
            for candidate, share in zip(name.candidates, own, strict=True):
                for key in _keys(candidate):
                    votes[key] += share * weight
            for key, vote in votes.items():
                self._all[key] += vote
            self._own.append(votes)
            self._total += weight

    def of(self, at: int, candidate: Candidate) -> float:
        own = self._own[at]
        others = self._total - self._weights[at] + 1.0

        def share(key: tuple[str, ...]) -> float:
            return (self._all.get(key, 0.0) - own.get(key, 0.0)) / others

        score = WEIGHTS["country"] * share(("country", candidate.country)) if candidate.country else 0.0
        if candidate.region:
            score += WEIGHTS["region"] * share(("region", candidate.country, candidate.region))
        if candidate.feature in (Feature.CITY, Feature.COUNTY):
            near = sum(share(("cell", *map(str, cell))) for cell in _around(candidate))
            score += WEIGHTS["near"] * min(near, 1.0)
        return score


def _keys(candidate: Candidate) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    if candidate.country:
        keys.append(("country", candidate.country))
    if candidate.region:
        keys.append(("region", candidate.country, candidate.region))
    if candidate.feature in (Feature.CITY, Feature.COUNTY):
        keys.append(("cell", *map(str, _cell(candidate))))
    return keys


def _cell(candidate: Candidate) -> tuple[int, int]:
    return round(candidate.latitude / CELL), round(candidate.longitude / CELL)


def _around(candidate: Candidate) -> list[tuple[int, int]]:
    row, column = _cell(candidate)
    return [(row + up, column + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]
