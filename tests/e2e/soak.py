"""`make soak`: 500 articles while functions are killed, and a burst of 200 with a steady flow after it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.e2e.endurance import Outcome, endure
from tests.e2e.system import running


def main() -> int:
    """Print what became of the articles; answers 1 when one was lost, announced twice or given up."""
    with tempfile.TemporaryDirectory(prefix="factwire-") as home, running(Path(home)) as system:
        outcomes = [_said("warming up", endure(system, 10, seconds=120))]
        outcomes += [_said("burst of 200", endure(system, 200, seconds=600))]
        outcomes += [_said("steady, 3 a second", endure(system, 120, per_second=3, seconds=600))]
        outcomes += [_said("kill -9", endure(system, 500, kills=25, seconds=1800))]
    return int(any(outcome.lost or outcome.twice or outcome.dead for outcome in outcomes))


def _said(what: str, outcome: Outcome) -> Outcome:
    print(f"{what}: {outcome}", flush=True)  # noqa: T201 - the report
    return outcome


if __name__ == "__main__":
    sys.exit(main())
