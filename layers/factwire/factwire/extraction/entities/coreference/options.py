"""A choice between antecedents: the options with their features, and the linear model that weighs them.

The model is a conditional logistic regression over the options (Denis & Baldridge 2007, "A ranking approach to pronoun
resolution"), learnt by `tools/train_antecedents.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from factwire.extraction.entities.coreference.discourse import Referent
from factwire.extraction.text.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Option:
    """A referent that an anaphor may mean (None: nothing that was mentioned), with its features."""

    referent: Referent | None
    features: tuple[str, ...]


Choose = Callable[[int, list[Option]], Option]
"""Chooses for the anaphor with the given head token."""


@cache
def _weights() -> Mapping[str, float]:
    return {entry["feature"]: float(entry["weight"]) for entry in load_lexicon("entities/antecedent_weights")}


def best_option(weights: Mapping[str, float], options: list[Option]) -> Option:
    """Return the option of the highest score; of several the first."""
    return max(options, key=lambda option: sum(filter(None, map(weights.get, option.features))))


def most_likely(_: int, options: list[Option]) -> Option:
    """Return the option that the learnt model prefers."""
    return best_option(_weights(), options)


def bucket(value: int, *bounds: int) -> int:
    """Return how many of the bounds a value reaches."""
    return sum(value >= bound for bound in bounds)
