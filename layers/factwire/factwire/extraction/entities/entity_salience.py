"""How much an article is about an entity."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from factwire.extraction.entities.merging.clusters import Cluster
from factwire.extraction.text.token_table import TokenTable

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def saliences(tokens: TokenTable, clusters: Sequence[Cluster], *, title: str) -> list[float]:
    """Return a figure in [0, 1] for each cluster: how early, how often, how active, and whether the title names it.

    The weights are shares of one: 0.35 for an early first mention, 0.3 for frequency (saturating), 0.2 for
    the share of subjects among the mentions, 0.15 for the title.
    """
    length = max(len(tokens), 1)
    return [
        round(
            0.35 * (1 - cluster.mentions[0].start / length)
            + 0.3 * min(log2(1 + len(cluster.mentions)) / 4, 1.0)
            + 0.2 * _subject_share(tokens, cluster)
            + 0.15 * any(text in title for text in cluster.texts),
            4,
        )
        for cluster in clusters
    ]


def _subject_share(tokens: TokenTable, cluster: Cluster) -> float:
    subjects = sum(
        any(tokens.dep[at] in _SUBJECTS for at in range(mention.start, mention.end)) for mention in cluster.mentions
    )
    return subjects / len(cluster.mentions)
