"""Linear models: the weights of features by name, and the score of the features that hold.

`tools/train_quotes.py` learns the weights and keeps them in one compressed file of tab-separated values, a line for
each model and feature, so that anybody can read why a candidate won: `zcat weights.tsv.gz | grep ...`.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

Weights = dict[str, float]

WEIGHTS: Final = "weights.tsv.gz"


@cache
def load_models() -> Mapping[str, Weights]:
    """Return all models of the quote components, by name."""
    packed = (files("factwire.extraction.quotes") / WEIGHTS).read_bytes()
    return unpack(packed)


def pack(models: Mapping[str, Weights], *, head: str) -> bytes:
    """Return models as the bytes of their file, `head` as comments at its top; the same models give the same bytes."""
    comments = "".join(f"# {line}\n" for line in head.splitlines())
    lines = (
        f"{name}\t{feature}\t{weight:.2f}\n"
        for name, weights in sorted(models.items())
        for feature, weight in sorted(weights.items())
    )
    return gzip.compress((comments + "".join(lines)).encode(), compresslevel=9, mtime=0)


def unpack(packed: bytes) -> dict[str, Weights]:
    """Return the models of a file by name.

    Raises:
        gzip.BadGzipFile: the file is damaged.
    """
    models: dict[str, Weights] = {}
    for line in gzip.decompress(packed).decode().splitlines():
        if not line.startswith("# "):
            name, feature, weight = line.split("\t")
            models.setdefault(name, {})[feature] = float(weight)
    return models


def load_weights(name: str) -> Weights:
    """Return the weights of one model, by feature."""
    return load_models()[name]


def score(weights: Weights, features: Iterable[str]) -> float:
    """Return the sum of the weights of the features; a feature not learnt weighs nothing."""
    return sum(filter(None, map(weights.get, features)))


def probability(weights: Weights, features: Iterable[str]) -> float:
    """Return the probability that the features give."""
    return logistic(score(weights, features))


def logistic(value: float) -> float:
    """Return the probability that a score stands for."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))
