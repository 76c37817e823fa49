"""Counts what functions ask of AWS and the processor time they take beside it."""

from __future__ import annotations

import io
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, redirect_stdout
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Self

import boto3
import pytest
from factwire.aws.dynamodb import stories_table
from factwire.aws.triggers import change_batches

from tests.bench.units import Item, Units
from tests.integration.conftest import TABLE, Stack, in_process

_SIDE_BY_SIDE: ContextVar[int] = ContextVar("side_by_side", default=1)


class InTurn:
    """A pool of threads that calls one after the other, so that the processor time of each is its own.

    Threads that wait for the network take no more of it; here they would wait for moto, which works in this process.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, call: Callable[..., Any], *args: Any) -> Future[Any]:
        """What is submitted is a whole task: what it waits for is counted as if it were alone."""
        future: Future[Any] = Future()
        future.set_result(call(*args))
        return future

    def map(self, call: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
        """Of calls that are mapped, so many as there are workers are one to wait for."""
        token = _SIDE_BY_SIDE.set(self._workers)
        try:
            return [call(item) for item in items]
        finally:
            _SIDE_BY_SIDE.reset(token)


@dataclass
class Meter:
    """Counts of what is billed, over all articles."""

    articles: int = 0
    words: int = 0
    characters: int = 0
    facts_characters: int = 0
    facts_bytes: int = 0
    calls: Counter[str] = field(default_factory=Counter)
    waits: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """How many answers each function waits for: of calls that it makes side by side, one for so many."""
    units: Units = field(default_factory=Units)
    invocations: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    log_bytes: int = 0
    running: str = ""
    asked: dict[str, Any] = field(default_factory=dict)
    waiting_since: float = 0.0

    @contextmanager
    def invocation(self, name: str) -> Iterator[None]:
        """Count one invocation, the processor time it takes outside of AWS, and what it logs."""
        self.running = name
        self.invocations[name] += 1
        printed = io.StringIO()
        started = time.process_time()
        try:
            with redirect_stdout(printed):
                yield
        finally:
            self.seconds[name] += time.process_time() - started
            self.log_bytes += len(printed.getvalue().encode())
            self.running = ""

    def watch(self, session: boto3.Session) -> None:
        """Count the calls of clients that this session makes from now on."""
        session.events.register("before-parameter-build", self._asked)
        session.events.register("before-call", self._sent)
        session.events.register("after-call", self._answered)

    def _asked(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        if not self.running:
            return
        self.calls[f"{model.service_model.service_name}:{model.name}"] += 1
        self.waits[self.running] += 1 / _SIDE_BY_SIDE.get()
        self.asked = params
        if model.service_model.service_name == "dynamodb":
            with self._paused():
                self.units.asked(model.name, params)

    def _sent(self, **_: Any) -> None:
        self.waiting_since = time.process_time()

    def _answered(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        # What the AWS in this process works is not the function's.
        if self.running:
            self.seconds[self.running] -= time.process_time() - self.waiting_since
            if model.service_model.service_name == "dynamodb":
                with self._paused():
                    self.units.answered(model.name, self.asked, parsed)

    @contextmanager
    def _paused(self) -> Iterator[None]:
        """What counting takes is not the function's."""
        started = time.process_time()
        yield
        self.seconds[self.running] -= time.process_time() - started


@contextmanager
def metered_stack(meter: Meter) -> Iterator[Stack]:
    """AWS in this process, with a meter that sees the calls of all clients."""
    with pytest.MonkeyPatch.context() as monkeypatch, in_process(monkeypatch) as stack:
        for module in (stories_table, change_batches):
            monkeypatch.setattr(module, "ThreadPoolExecutor", InTurn)
        _connect(meter, stack)
        yield stack


def _connect(meter: Meter, stack: Stack) -> None:
    assert boto3.DEFAULT_SESSION
    meter.units.stored = stored_in(stack)
    meter.watch(boto3.DEFAULT_SESSION)


def stored_in(stack: Stack) -> Callable[[Item], Item | None]:
    """Finds an item by its key, by a client that nobody watches."""
    table: Any = stack.dynamodb
    return lambda key: table.get_item(TableName=TABLE, Key=key).get("Item")
