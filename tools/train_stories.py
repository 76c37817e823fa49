"""Fit the linear score of stories: `python tools/train_stories.py MEMBERS.jsonl GOLD.jsonl [SET ...]` prints weights.

MEMBERS holds `Member` documents (what `factwire.stories.member_of` makes of the facts of each article), GOLD the
lines `{"id", "set", "story", "date"}` of public sets of stories. The sets named are learnt from, all by default.

Articles are taken in order of publication into stories that are always the right ones; each story that the keys lead
to is an example, right or wrong, and logistic regression weighs the features. Sets count alike; `gva`, whose stories
are all of one kind, counts twice.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from factwire.stories.comparison.fingerprint import Fingerprint
from factwire.stories.comparison.keys import candidates, read_keys, written_keys
from factwire.stories.comparison.profile import Profile, profile_of
from factwire.stories.comparison.score import FEATURES, features_of, takes
from factwire.stories.member import Member

WEIGHTS: Final = {"gva": 2.0}
PENALTY: Final = 0.5  # of the squared weights
STEPS: Final = 25  # of Newton's method
EXAMPLES: Final = 1_000  # that a set counts for

Example = tuple[tuple[float, ...], bool]


def main() -> None:
    """Print the weights."""
    articles = {member.id: member.fingerprint for member in map(Member.model_validate_json, _lines(sys.argv[1]))}
    by_set: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, _lines(sys.argv[2])):
        if row["id"] in articles and row["set"] in (sys.argv[3:] or [row["set"]]):
            by_set[row["set"]].append(row)
    rows, right, counts = [], [], []
    for name, gold in sorted(by_set.items()):
        examples = list(examples_of(gold, articles))
        rows += [features for features, _ in examples]
        right += [float(is_right) for _, is_right in examples]
        counts += [EXAMPLES * WEIGHTS.get(name, 1.0) / len(examples)] * len(examples)
    for feature, weight in zip(FEATURES, fit(rows, right, counts), strict=True):
        sys.stdout.write(f"{feature}\t{weight:.2f}\n")


def examples_of(gold: Sequence[dict[str, Any]], articles: dict[str, Fingerprint]) -> Iterator[Example]:
    """Return the features of each article with each story that its keys lead to, and whether it is the article's."""
    keyed: defaultdict[str, set[str]] = defaultdict(set)
    profiles: dict[str, Profile] = {}
    for row in sorted(gold, key=lambda row: row["date"] or ""):
        article = articles[row["id"]]
        found = {key: [story for story in keyed[key] if takes(profiles[story], article)] for key in read_keys(article)}
        near = candidates(found)
        for story, features in zip(near, features_of(article, [profiles[story] for story in near]), strict=True):
            yield features, story == row["story"]
        profiles[row["story"]] = profile_of([article], start=profiles.get(row["story"]))
        for key in written_keys(article):
            keyed[key].add(row["story"])


def fit(rows: Sequence[Sequence[float]], right: Sequence[float], counts: Sequence[float]) -> Iterable[float]:
    """Return the weights of a logistic regression with a ridge penalty, by Newton's method."""
    features, labels, count = np.array(rows), np.array(right), np.array(counts)
    weights = np.zeros(features.shape[1])
    ridge = PENALTY * np.eye(features.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = features.T @ (count * (likely - labels)) + PENALTY * weights
        weights -= np.linalg.solve((features * (count * likely * (1 - likely))[:, None]).T @ features + ridge, slope)
    return [float(weight) for weight in weights]


def _lines(name: str) -> Iterator[str]:
    with Path(name).open(encoding="utf-8") as file:
        yield from file


if __name__ == "__main__":
    main()
