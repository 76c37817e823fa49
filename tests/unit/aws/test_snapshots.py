"""Functions restored from one snapshot draw different random numbers."""

from __future__ import annotations

import random
import sys
from types import ModuleType
from typing import Any

import pytest
from factwire.aws.snapshots import reseed_after_restore


def test_clones_of_a_snapshot_draw_different_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: list[Any] = []
    runtime = ModuleType("snapshot_restore_py")
    runtime.register_after_restore = hooks.append  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "snapshot_restore_py", runtime)
    reseed_after_restore()

    random.seed(1)
    snapshot, drawn = random.getstate(), set()
    for _clone in range(5):
        random.setstate(snapshot)
        for hook in hooks:
            hook()
        drawn.add(random.random())
    assert len(drawn) == 5


def test_where_there_are_no_snapshots_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "snapshot_restore_py", None)
    reseed_after_restore()
