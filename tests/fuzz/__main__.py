"""`python -m tests.fuzz`: see the package."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import tests.fuzz
from tests.fuzz.run import Run, again, run
from tests.fuzz.targets import TARGETS


def main() -> int:
    """Run as told; answers the exit status: 1 where an input broke a promise."""
    parser = argparse.ArgumentParser(description=tests.fuzz.__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("reader", nargs="?", choices=list(TARGETS))
    parser.add_argument("--seconds", type=float, default=600, help="of processor time (600)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other inputs")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="where inputs that break it are kept")
    parser.add_argument("--again", type=Path, help="run this kept input alone")
    options = parser.parse_args()
    if options.reader is None:
        print("\n".join(TARGETS))
        return 0
    if options.again:
        return _shown(options.reader, again(options.reader, options.again))
    return _shown(options.reader, run(options.reader, seconds=options.seconds, seed=options.seed, kept=options.keep))


def _shown(reader: str, ended: Run) -> int:
    print(f"{reader}: {ended.done}", flush=True)
    if ended.broken:
        print(f"BROKEN by {ended.found}: {ended.how}", flush=True)
    return int(ended.broken)


if __name__ == "__main__":
    sys.exit(main())
