"""A choice between antecedents: the options with their features, and the linear model that weighs them.

The model is a conditional logistic regression over the options (Denis & Baldridge 2007, "A ranking approach to pronoun
resolution"), learnt by `tools/train_antecedents.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, Literal, NamedTuple, cast, get_args

from factwire.extraction.entities.coreference.discourse import Referent
from factwire.extraction.text.lexicon import load_lexicon

Anaphor = Literal["person", "thing", "several", "description"]
"""The kinds of anaphor; the model has weights of its own for each."""

_ANAPHORS: Final[tuple[Anaphor, ...]] = get_args(Anaphor)


class Option(NamedTuple):
    """A referent that an anaphor may mean (None: nothing that was mentioned), with its features."""

    referent: Referent | None
    features: list[str]


Choose = Callable[[int, Anaphor, list[Option]], Option]
"""Chooses for the anaphor with the given head token."""


@cache
def _weights() -> Mapping[Anaphor, Mapping[str, float]]:
    """Return the weights of the learnt model by the kind of anaphor and the feature."""
    weights: dict[Anaphor, dict[str, float]] = {kind: {} for kind in _ANAPHORS}
    for entry in load_lexicon("entities/antecedent_weights"):
        weights[cast("Anaphor", entry["anaphor"])][entry["feature"]] = float(entry["weight"])
    return weights


def best_option(weights: Mapping[str, float], options: list[Option]) -> Option:
    """Return the option of the highest score; of several the first."""
    if len(options) == 1:
        return options[0]
    return max(options, key=lambda option: sum(filter(None, map(weights.get, option.features))))


def most_likely(_: int, anaphor: Anaphor, options: list[Option]) -> Option:
    """Return the option that the learnt model prefers."""
    return best_option(_weights()[anaphor], options)


def bucket(value: int, *bounds: int) -> int:
    """Return how many of the bounds, smallest first, a value reaches."""
    return bisect_right(bounds, value)
