"""Requests as large as a service takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Part = TypeVar("Part")


def request_batches(
    parts: Iterable[Part], *, most: int, largest: int, size_of: Callable[[Part], int]
) -> Iterator[list[Part]]:
    """Yield the parts in batches, in their order; a part that is too large stands alone.

    Args:
        parts: what is to be sent.
        most: how many of them a request takes.
        largest: how much they may come to, as `size_of` measures them.
        size_of: how large a part is.
    """
    batch: list[Part] = []
    total = 0
    for part in parts:
        size = size_of(part)
        if batch and (len(batch) == most or total + size > largest):
            yield batch
            batch, total = [], 0
        batch.append(part)
        total += size
    if batch:
        yield batch
