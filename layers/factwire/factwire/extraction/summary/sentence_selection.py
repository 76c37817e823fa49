"""Choosing sentences one by one: the best that repeats least what is chosen already.

Maximal marginal relevance (Carbonell & Goldstein 1998), stopped by a budget of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from factwire.extraction.summary.summary_sentences import Candidate

REDUNDANCY_COST = 0.5


def select(sentences: Sequence[Candidate], *, scores: Sequence[float], words: int) -> list[Candidate]:
    """Return the chosen sentences in document order; the last one chosen may pass the budget of `words`."""
    chosen: list[int] = []
    covered: set[str] = set()
    left = [(-score, at) for at, score in enumerate(scores)]
    heapify(left)
    budget = words
    while left and budget > 0:
        # The covered words only grow, so a sentence is worth at most what it was last thought to be.
        best = heappop(left)[1]
        cost = _redundancy(sentences[best], covered) - scores[best]
        if left and (cost, best) > left[0]:
            heappush(left, (cost, best))
            continue
        chosen.append(best)
        covered |= sentences[best].content
        budget -= sentences[best].words
    return [sentences[at] for at in sorted(chosen)]


def _redundancy(sentence: Candidate, covered: set[str]) -> float:
    return REDUNDANCY_COST * len(sentence.content & covered) / max(1, len(sentence.content))
