"""Figures taken in a fresh interpreter: processor seconds, which other work on the machine does not change much."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from local.settings import ROOT

_FRAME = """
import time
started = time.process_time()
{statements}
taken = time.process_time() - started
from tests.bench.measure import most_memory
print(taken, most_memory())
"""
_STATUS = Path("/proc/self/status")


def most_memory() -> int:
    """The most memory that this process ever had, in bytes."""
    if _STATUS.exists():  # what `getrusage` says on Linux counts the process that started this one
        return int(re.findall(r"VmHWM:\s*(\d+) kB", _STATUS.read_text(encoding="utf-8"))[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@dataclass(frozen=True)
class Taken:
    """What statements took: processor seconds, and the most memory the process ever had, in bytes."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Case:
    """Statements to measure, and what the interpreter finds."""

    statements: str
    layers: tuple[Path, ...] = ()  # instead of the packages of this environment
    compiled: bool = True  # whether .pyc files are used where they are


def take(case: Case) -> Taken:
    """Measure once."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment["PYTHONPATH"] = os.pathsep.join([*map(str, case.layers), str(ROOT)])
    if not case.compiled:
        # Compiled files are looked for where none are.
        environment["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "no-compiled-files")
    command = [
        sys.executable,
        *(["-S"] if case.layers else []),
        "-c",
        _FRAME.format(statements=case.statements),
    ]
    printed = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    seconds, memory = printed.split()[-2:]
    return Taken(seconds=float(seconds), memory=int(memory))


def take_turns(cases: Sequence[Case], *, rounds: int) -> list[Taken]:
    """Measure each case so many times, in turns; the medians of its figures."""
    takings = [[take(case) for case in cases] for _ in range(rounds)]
    return [
        Taken(seconds=median(taken.seconds for taken in own), memory=int(median(taken.memory for taken in own)))
        for own in zip(*takings, strict=True)
    ]
