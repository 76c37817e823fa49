"""Choosing sentences one by one: the best that repeats least what is chosen already.

Maximal marginal relevance (Carbonell & Goldstein 1998), stopped by a budget of words.
"""

from __future__ import annotations

from collections.abc import Sequence

from factwire.extraction.summary.candidates import Candidate

REDUNDANCY_COST = 0.5


def select(sentences: Sequence[Candidate], *, scores: Sequence[float], words: int) -> list[Candidate]:
    """The chosen sentences in document order; the last one chosen may pass the budget of `words`."""
    chosen: list[int] = []
    told: set[str] = set()
    left = list(range(len(sentences)))
    budget = words
    while left and budget > 0:
        best = max(left, key=lambda at: (scores[at] - _redundancy(sentences[at], told), -at))
        left.remove(best)
        chosen.append(best)
        told |= sentences[best].content
        budget -= sentences[best].words
    return [sentences[at] for at in sorted(chosen)]


def _redundancy(sentence: Candidate, told: set[str]) -> float:
    return REDUNDANCY_COST * len(sentence.content & told) / max(1, len(sentence.content))
