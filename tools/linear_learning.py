"""Linear models learnt from features: logistic regression for yes or no, and for one of several options.

It needs no more packages than extraction; the same input gives the same weights.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np

RARE = 3
STEP, DECAY = 0.15, 1e-6


@dataclass(frozen=True)
class Choice:
    """One decision to learn from: options with their features, and which are right (none may be)."""

    options: list[list[int]]
    right: list[bool]


class Vocabulary:
    """The features seen often enough, numbered in order of appearance."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def number(self, batches: Iterable[list[str]]) -> list[list[int]]:
        """Return the features as numbers; those seen less than `RARE` times are dropped."""
        kept = list(batches)
        self.counts.update(feature for features in kept for feature in features)
        self.names = [feature for feature, count in self.counts.items() if count >= RARE]
        index = {name: at for at, name in enumerate(self.names)}
        return [[index[feature] for feature in features if feature in index] for features in kept]


class Learner:
    """Stochastic gradient descent with AdaGrad steps and averaged weights."""

    def __init__(self, size: int) -> None:
        self.weights = [0.0] * size
        self.squares = [1.0] * size
        self.sums = [0.0] * size
        self.passes = 0

    def score(self, features: Sequence[int]) -> float:
        return sum(self.weights[feature] for feature in features)

    def step(self, features: Sequence[int], error: float) -> None:
        """Move the weights of the features along `error`, the wanted minus the given probability."""
        weights, squares = self.weights, self.squares
        for feature in features:
            gradient = error - DECAY * weights[feature]
            squares[feature] += gradient * gradient
            weights[feature] += STEP * gradient / sqrt(squares[feature])

    def close_pass(self) -> None:
        """Take the weights of the finished pass into the average."""
        self.passes += 1
        self.sums = [total + weight for total, weight in zip(self.sums, self.weights, strict=True)]

    def averaged(self) -> list[float]:
        return [total / self.passes for total in self.sums]


def learn_yes_or_no(examples: list[tuple[list[int], bool]], *, size: int, epochs: int) -> list[float]:
    """Logistic regression."""
    learner, order = Learner(size), random.Random(0)  # noqa: S311 - an order of examples is no secret
    for epoch in range(epochs):
        order.shuffle(examples)
        for features, wanted in examples:
            given = 1 / (1 + exp(-max(-30.0, min(30.0, learner.score(features)))))
            if abs(wanted - given) > 0.001:
                learner.step(features, wanted - given)
        if epoch >= epochs // 2:
            learner.close_pass()
    return learner.averaged()


def learn_choice(choices: list[Choice], *, size: int, epochs: int) -> list[float]:
    """Conditional logistic regression: the right options of each choice share the probability."""
    learner, order = Learner(size), random.Random(0)  # noqa: S311 - an order of examples is no secret
    for epoch in range(epochs):
        order.shuffle(choices)
        for choice in choices:
            scores = [learner.score(features) for features in choice.options]
            top = max(scores)
            masses = [exp(value - top) for value in scores]
            total = sum(masses)
            good = sum(mass for mass, right in zip(masses, choice.right, strict=True) if right)
            for features, mass, right in zip(choice.options, masses, choice.right, strict=True):
                error = (mass / good if right else 0.0) - mass / total
                if abs(error) > 0.001:
                    learner.step(features, error)
        if epoch >= epochs // 2:
            learner.close_pass()
    return learner.averaged()


def learn_ranking(
    choices: Sequence[Choice], *, prior: Sequence[float], penalty: float, steps: int = 200
) -> list[float]:
    """Return the weights of a conditional logistic regression, for some thousand choices at most.

    The squared distance of the weights from `prior`, one for each feature, is punished: what the choices do not show
    stays as it was thought to be.

    All choices are looked at in every step (Kingma & Ba 2015, "Adam"), so that few examples give steady weights.
    """
    options = [features for choice in choices for features in choice.options]
    feature = np.array([each for features in options for each in features], dtype=np.int64)
    option = np.repeat(np.arange(len(options)), [len(features) for features in options])
    right = np.array([flag for choice in choices for flag in choice.right], dtype=float)
    sizes = [len(choice.options) for choice in choices]
    group = np.repeat(np.arange(len(choices)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    expected, size = np.array(prior), len(prior)
    weights, mean, square = expected.copy(), np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        score = np.bincount(option, weights=weights[feature], minlength=len(options))
        mass = np.exp(score - np.maximum.reduceat(score, starts)[group])
        given = mass / np.add.reduceat(mass, starts)[group]
        wanted = mass * right / np.add.reduceat(mass * right, starts)[group]
        slope = np.bincount(feature, weights=(wanted - given)[option], minlength=size) - penalty * (weights - expected)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = 0.1 * (1 - 0.9 * step / steps)
        weights += rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return [float(weight) for weight in weights]
