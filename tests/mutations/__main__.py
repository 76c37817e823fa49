"""`python -m tests.mutations [--since REVISION] [--only WORD]`: make each mistake in a copy; a test must fail.

With `--since` only files that have changed since a revision are mutated. The exit status is 1 where a mistake went
unnoticed, or does not apply (any more).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.mutations.mutations import MUTATIONS, PACKAGE, Mutation

ROOT: Final = Path(__file__).parents[2]
_AT_ONCE: Final = 2
_SECONDS: Final = 900
# What pytest returns where some test failed; a mistake that cannot even be imported is none to be noticed.
_NOTICED: Final = 1


def main() -> int:
    """Try the mutations; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations")
    parser.add_argument("--since", metavar="REVISION", help="only of files that have changed since")
    parser.add_argument("--only", metavar="WORD", default="", help="only of files whose name holds this")
    args = parser.parse_args()
    mutations = [each for each in _chosen(args.since) if args.only in each.file]
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        verdicts = []
        for mutation, verdict in zip(mutations, pool.map(_verdict, mutations), strict=True):
            print(f"{verdict:8} {mutation.file}: {mutation.old.strip()!r} -> {mutation.new.strip()!r}", flush=True)
            verdicts.append(verdict)
    print(f"{len(mutations)} mutations, {verdicts.count('noticed')} noticed")
    return int(verdicts.count("noticed") < len(mutations))


def _chosen(since: str | None) -> Iterable[Mutation]:
    if since is None:
        return MUTATIONS
    command = ["git", "diff", "--name-only", since, "--", PACKAGE]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [each for each in MUTATIONS if PACKAGE + each.file in listed]


def _verdict(mutation: Mutation) -> str:
    """Return `noticed`, `missed`, or `stale` where the mutation does not apply to the code as it is."""
    code = (ROOT / PACKAGE / mutation.file).read_text(encoding="utf-8")
    if code.count(mutation.old) != 1:
        return "stale"
    with _copy() as copy:
        (copy / PACKAGE / mutation.file).write_text(code.replace(mutation.old, mutation.new), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutation.tests]
        environment = os.environ | {"PYTHONPATH": str(copy / "layers" / "factwire")}
        try:
            ended = subprocess.run(
                command, cwd=copy, env=environment, capture_output=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:  # a test that never ends is noticed as well
            return "noticed"
    return "noticed" if ended.returncode == _NOTICED else "missed"


@contextmanager
def _copy() -> Iterator[Path]:
    """A copy of the package in a folder that has everything else as it is here."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for entry in ROOT.iterdir():
            if entry.name not in {"layers", ".git", ".hypothesis"}:
                (copy / entry.name).symlink_to(entry)
        (copy / "layers").mkdir()
        for entry in (ROOT / "layers").iterdir():
            if entry.name != "factwire":
                (copy / "layers" / entry.name).symlink_to(entry)
        ignored = shutil.ignore_patterns("__pycache__", "*.sqlite")
        shutil.copytree(ROOT / "layers" / "factwire", copy / "layers" / "factwire", ignore=ignored)
        yield copy


if __name__ == "__main__":
    sys.exit(main())
