"""Which fact stands at a stretch of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

Fact = TypeVar("Fact")


class Lookup(Generic[Fact]):
    """Facts by the stretches of text (code points) that mention them.

    Where stretches overlap, the shortest one that covers the requested range wins.
    """

    def __init__(self, stretches: Iterable[tuple[int, int, Fact]]) -> None:
        self._stretches = sorted(stretches, key=lambda stretch: (stretch[0], stretch[1]))
        self._starts = [start for start, _, _ in self._stretches]
        self._longest = max((end - start for start, end, _ in self._stretches), default=0)

    def covering(self, start: int, end: int) -> Fact | None:
        """Return the fact whose mention covers `[start, end)`, or None."""
        best: tuple[int, Fact] | None = None
        for at in range(bisect_right(self._starts, start) - 1, -1, -1):
            first, last, fact = self._stretches[at]
            if start - first > self._longest:
                break
            if last >= end and (best is None or last - first < best[0]):
                best = (last - first, fact)
        return best[1] if best else None

    def within(self, start: int, end: int) -> list[Fact]:
        """Return the facts whose mentions lie inside `[start, end)`, in text order."""
        found = []
        for at in range(bisect_right(self._starts, start - 1), len(self._stretches)):
            first, last, fact = self._stretches[at]
            if first >= end:
                break
            if last <= end:
                found.append(fact)
        return found
