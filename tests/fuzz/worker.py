"""The process that reads: under limits that the system keeps, so that it dies of what takes too much."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import resource
import signal
import sys
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, Final

from factwire.errors import FactwireError
from factwire.reading import MAX_BYTES, MAX_CHARACTERS, Reading, read_articles

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, Target

MEMORY: Final = 512 * 1024 * 1024
"""The most address space of the whole process, in bytes."""
SECONDS: Final = 5
"""The most processor time of one article."""
MOST_READ: Final = 100
"""The most articles of a file that are read."""

_READABLE: Final = tuple(os.path.realpath(path) for path in (sys.prefix, sys.base_prefix, Path(__file__).parents[2]))
_reading: Final = [False]
"""Whether a reader is at work: what builds the inputs may do as it likes."""
_FORBIDDEN: Final = frozenset({"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"})


class Broken(BaseException):
    """A promise that an input broke; no reader's own `except` stops it."""


class Watch(logging.Handler):
    """Counts what the registry turns into a named error without knowing it, and stops where memory ran out."""

    def __init__(self) -> None:
        super().__init__()
        self.unforeseen: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        name = getattr(record, "error", "")
        self.unforeseen[name] += 1
        if name == "MemoryError":
            raise Broken("the memory ran out")


def main(name: str, place: Path, *, seconds: float, inputs: int, seed: str) -> dict[str, Any]:
    """Read mutated samples until the processor seconds or the inputs are used up; answers what was done.

    Each input lies in `place` while it is read, for whoever finds this process dead.
    """
    watch, target, random = Watch(), TARGETS[name], Random(f"{name} {seed}")
    logging.getLogger("factwire.reading").addHandler(watch)
    warm(target)
    limit()
    started, done, ends = process_time(), 0, Counter[str]()
    while done < inputs and process_time() - started < seconds:
        data, content_type = mutated(target, random)
        keep(place, data, content_type=content_type, number=done + 1)
        ends[once(data, content_type)] += 1
        done += 1
    return {
        "seconds": round(process_time() - started, 1),
        "inputs": done,
        "ends": dict(ends.most_common()),
        "unforeseen": dict(watch.unforeseen.most_common()),
    }


def again(name: str, place: Path) -> dict[str, Any]:
    """Read one kept input as its run did; answers how it ended."""
    warm(TARGETS[name])
    limit()
    return {"end": once(*read_kept(place))}


def warm(target: Target) -> None:
    """Load libraries and models, which open files of theirs, before the clock runs and the limits hold."""
    for sample in target.samples:
        outcome(target.pack(sample), target.content_type)
    # The model of languages loads for what does not read as English.
    outcome("La police a annoncé lundi que les deux hommes étaient morts.".encode(), "text/plain")


def keep(place: Path, data: bytes, *, content_type: str, number: int) -> None:
    """Write an input, the so-and-so-many-th of its run, where `read_kept` finds it."""
    place.write_bytes(json.dumps({"content_type": content_type, "number": number}).encode() + b"\n" + data)


def read_kept(place: Path) -> tuple[bytes, str]:
    """An input as it was kept: its bytes and its declared type."""
    head, _, data = place.read_bytes().partition(b"\n")
    return data, json.loads(head)["content_type"]


def limit() -> None:
    """Bound this process: its memory, and what it may reach; too much time for an input ends it with a traceback."""
    faulthandler.enable()
    faulthandler.register(signal.SIGPROF, chain=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.addaudithook(_audit)


def once(data: bytes, content_type: str) -> str:
    """How one input ends; each article of a file that holds several has its own time."""
    _reading[0] = True
    try:
        return outcome(data, content_type, each=lambda: signal.setitimer(signal.ITIMER_PROF, SECONDS))
    finally:
        _reading[0] = False
        signal.setitimer(signal.ITIMER_PROF, 0)


def outcome(data: bytes, content_type: str, *, each: Callable[[], object] = lambda: None) -> str:
    """`article`, `failure`, `several`, `nothing` or an error's code; `each` is called before each article is read."""
    ends = []
    try:
        each()
        readings = read_articles(data[:MAX_BYTES], content_type=content_type, metadata={}, location="s3://b/key")
        for reading in islice(readings, MOST_READ):
            _check(reading)
            ends.append("article" if reading.article else "failure")
            each()
    except FactwireError as error:
        return error.code
    return "several" if len(ends) > 1 else next(iter(ends), "nothing")


def _check(reading: Reading) -> None:
    if reading.article is None and reading.error is None:
        raise Broken("a member is neither an article nor an error")
    if reading.article:
        reading.article.model_dump_json().encode("utf-8")
        if len(reading.article.text) > MAX_CHARACTERS:
            raise Broken("an article is longer than any may be")


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if not _reading[0]:
        return
    if event in _FORBIDDEN:
        raise Broken(f"it reaches out: {event}")
    if event == "open" and isinstance(path := arguments[0], str | bytes) and not _is_readable(path):
        raise Broken("it opens a file")


def _is_readable(path: str | bytes) -> bool:
    return os.path.realpath(os.fsdecode(path)).startswith(_READABLE)


if __name__ == "__main__":
    _, reader, where, *bounds = sys.argv
    place = Path(where)
    if bounds:
        for_seconds, most, start = bounds
        print(json.dumps(main(reader, place, seconds=float(for_seconds), inputs=int(most), seed=start)))
    else:
        print(json.dumps(again(reader, place)))
