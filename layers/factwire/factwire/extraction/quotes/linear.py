"""Linear models: a named set of weights, and the score of the features that hold.

The weights are learnt by `train_quotes.py` and kept as data (`weights/NAME.tsv`, a feature and its weight a
line), so anybody can read why a candidate won.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp

Weights = dict[str, float]


@cache
def load_weights(name: str) -> Weights:
    """The weights of one model, by feature."""
    text = (files("factwire.extraction.quotes") / "weights" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {feature: float(weight) for feature, weight in lines}


def score(weights: Weights, features: Iterable[str]) -> float:
    """The sum of the weights of the features; a feature not learnt weighs nothing."""
    return sum(filter(None, map(weights.get, features)))


def probability(weights: Weights, features: Iterable[str]) -> float:
    """The probability that the features give."""
    return logistic(score(weights, features))


def logistic(value: float) -> float:
    """The probability that a score stands for."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))
