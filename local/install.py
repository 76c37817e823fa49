"""`python3 local/install.py FOLDER LOCK`: an environment with exactly what the lock names, progress shown.

Runs before anything is installed, on whatever Python there is: standard library only.
"""

import re
import subprocess
import sys
import venv
from collections import deque
from pathlib import Path


def main() -> int:
    """Make the environment; return the exit status."""
    folder, lock = Path(sys.argv[1]), Path(sys.argv[2])
    total = len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    if not _is_complete(folder):
        _show(f"{folder}: making the environment")
        # What an interrupted installation left, or another tool made, is not built upon.
        venv.create(folder, clear=True, with_pip=True)
    # The lock is whole: nothing else is looked for, and each file is checked against its hash. What is used is compiled
    # when it is imported; most modules never are.
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--no-deps", "--no-compile", "--require-hashes"]
    command += ["-r", str(lock)]
    tail: deque[str] = deque(maxlen=15)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        done = 0
        for line in pip.stdout or ():
            tail.append(line)
            if package := re.match(r"(?:Collecting|Processing|Ignoring) (?:\S*/)?([\w.]+)", line):
                done += 1
                _show(f"{folder}: {done} of {total} packages: {package[1]}")
            elif line.startswith("Installing collected packages"):
                _show(f"{folder}: installing {done} packages")
    if pip.returncode:
        print(f"\n{folder}: pip could not install what {lock} names; it ended with:\n{''.join(tail)}", file=sys.stderr)
        return 1
    _show(f"{folder}: ready\n")
    return 0


def _is_complete(folder: Path) -> bool:
    """Return whether an installation was completed here, with this Python, which is still at its place."""
    python = folder / "bin" / "python"
    if not ((folder / ".ready").is_file() and python.is_file()):
        return False
    command = [str(python), "-c", "import sys, pip; print(sys.version)"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == sys.version


def _show(line: str) -> None:
    """Write over the previous line on a terminal, below it in a file."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line}", end="", flush=True)
    elif not re.search(r"\d+ of \d+", line) or re.search(r"[05]0? of", line):
        print(line.rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
