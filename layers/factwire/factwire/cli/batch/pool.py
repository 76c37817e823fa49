"""Work on many items over several processes: results in order, and an item that kills its process costs only itself."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Final, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Items that a process takes at a time. Fixed, so that the model's batches, and with them the last bits
# of its sums, are the same however many processes there are.
CHUNK: Final = 8
# Chunks that may wait or be done ahead of the one that is next in order, for each process.
_AHEAD: Final = 4
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def ordered_map(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Iterable[Item],
    *,
    workers: int,
    otherwise: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield the result of every item, in the order of the items, which are read lazily.

    Args:
        work: makes one result for each item of a chunk; it must be importable by name.
        items: what to work on.
        workers: how many processes.
        otherwise: the result of an item whose process died.
    """
    pool = _Pool(work, workers=workers, otherwise=otherwise)
    waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    remaining = iter(items)
    try:
        while chunk := list(islice(remaining, CHUNK)):
            waiting.append((chunk, pool.submit(chunk)))
            if len(waiting) > _AHEAD * workers:
                yield from pool.results(*waiting.popleft())
        while waiting:
            yield from pool.results(*waiting.popleft())
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    """Processes that are replaced when one of them dies."""

    def __init__(
        self, work: Callable[[Sequence[Item]], list[Result]], *, workers: int, otherwise: Callable[[Item], Result]
    ) -> None:
        self._work = work
        self._workers = workers
        self._otherwise = otherwise
        self._executor = _executor(workers)

    def submit(self, chunk: list[Item]) -> Future[list[Result]]:
        try:
            return self._executor.submit(self._work, chunk)
        except BrokenProcessPool:
            self._renew()
            return self._executor.submit(self._work, chunk)

    def results(self, chunk: list[Item], future: Future[list[Result]]) -> list[Result]:
        try:
            return future.result()
        except BrokenProcessPool:
            # Which of the running chunks did it, nobody says: each item is tried on its own.
            return [self._alone(item) for item in chunk]

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _alone(self, item: Item) -> Result:
        try:
            return self.submit([item]).result()[0]
        except BrokenProcessPool:
            return self._otherwise(item)

    def _renew(self) -> None:
        self.close()
        self._executor = _executor(self._workers)


def _executor(workers: int) -> ProcessPoolExecutor:
    # Fresh processes, not copies of this one: the progress bar's thread must not be copied half-way.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start)


def _start() -> None:
    """Before anything else is imported in a new process: one thread each, and Ctrl-C left to the parent."""
    for variable in _THREADS:
        os.environ.setdefault(variable, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
