"""Figures that tests reach: told at the end of a run, so that a promise of a number shows its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[[str, int], None]
_TOLD = pytest.StashKey[Counter[str]]()


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Add to a figure that is told at the end."""
    told = request.config.stash.setdefault(_TOLD, Counter())

    def add(name: str, figure: int) -> None:
        told[name] += figure

    return add


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the figures of this process to the one that started it, where the tests run on several cores."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["told"] = dict(session.config.stash.get(_TOLD, Counter()))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the figures of a process that has ended."""
    node.config.stash.setdefault(_TOLD, Counter()).update(getattr(node, "workeroutput", {}).get("told", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the figures."""
    told = config.stash.get(_TOLD, Counter())
    for name, figure in sorted(told.items()):
        terminalreporter.write_line(f"{figure:>8,} {name}")
