"""One run of one reader in a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

_STRETCH: Final = 2_000
"""So many inputs to a process: what a hostile file leaves behind is not counted as the next one's memory."""


@dataclass(frozen=True)
class Run:
    """What a run did; where it broke, how, and where the input lies that broke it."""

    done: dict[str, Any]
    broken: bool = False
    found: Path | None = None
    how: str = ""


def run(reader: str, *, seconds: float = 1e9, inputs: int = 10**9, seed: int = 0, kept: Path) -> Run:
    """Fuzz a reader for so many processor seconds or inputs; a finding is kept in the folder `kept`."""
    done: dict[str, Any] = {"seconds": 0.0, "inputs": 0, "ends": {}, "unforeseen": {}}
    while round(seconds - done["seconds"], 1) > 0 and done["inputs"] < inputs:
        most, again = min(_STRETCH, inputs - done["inputs"]), f"{seed}.{done['inputs']}"
        ended = _stretch(reader, seconds=seconds - done["seconds"], inputs=most, seed=again, kept=kept)
        done["seconds"] = round(done["seconds"] + ended.done["seconds"], 1)
        done["inputs"] += ended.done.get("inputs", 0)
        for counted in ("ends", "unforeseen"):
            done[counted] = dict((Counter(done[counted]) + Counter(ended.done.get(counted))).most_common())
        if ended.broken:
            return replace(ended, done=done)
    return Run(done)


def _stretch(reader: str, *, seconds: float, inputs: int, seed: str, kept: Path) -> Run:
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        place, before = Path(folder) / "input", _processor_seconds()
        ended = _worker(reader, str(place), str(seconds), str(inputs), seed)
        if ended.returncode == 0:
            return Run(json.loads(ended.stdout.splitlines()[-1]))
        done: dict[str, Any] = {"seconds": round(_processor_seconds() - before, 1)}
        found = None
        if place.exists():
            data = place.read_bytes()
            done["inputs"] = json.loads(data.partition(b"\n")[0])["number"]
            kept.mkdir(parents=True, exist_ok=True)
            found = kept / f"{reader}-{hashlib.sha256(data).hexdigest()[:12]}"
            found.write_bytes(data)
        return Run(done, broken=True, found=found, how=f"status {ended.returncode}\n{ended.stderr}")


def again(reader: str, found: Path) -> Run:
    """Run one kept input alone."""
    ended = _worker(reader, str(found))
    done = json.loads(ended.stdout.splitlines()[-1]) if ended.returncode == 0 else {}
    return Run(done, broken=not done, found=found, how=f"status {ended.returncode}\n{ended.stderr}")


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _worker(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz.worker", *arguments],
        env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
