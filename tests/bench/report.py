"""Figures beside the limits that are promised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """A figure beside what it may be at most."""

    name: str
    figure: float
    limit: float | None = None

    @property
    def kept(self) -> bool:
        """Whether it is within its limit."""
        return self.limit is None or self.figure <= self.limit

    def __str__(self) -> str:
        """One line of the report."""
        beside = "" if self.limit is None else f"   at most {self.limit:g}: {'yes' if self.kept else 'NO'}"
        return f"  {self.name:<66}{self.figure:>8.2f}{beside}"


def printed(*promises: Promise) -> int:
    """Print the figures; return the exit status, 1 where one is over its limit."""
    for promise in promises:
        print(promise)
    return 0 if all(promise.kept for promise in promises) else 1
