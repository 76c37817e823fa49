"""Build the runtime layer: the locked packages and the language model, trimmed and compiled.

Environment:
    FACTWIRE_TARGET: `local` for this interpreter on this machine, `lambda` (the default) for AWS.
    FACTWIRE_PYTHON: the Lambda runtime's Python, `3.13` unless told; `local` takes this interpreter's.
    FACTWIRE_ARCH: `x86_64` (the default) or `arm64`; `local` takes this machine's.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
# Amazon Linux 2023 has glibc 2.34: every wheel for an older one runs there.
GLIBC = ("manylinux_2_34", "manylinux_2_31", "manylinux_2_28", "manylinux_2_27", "manylinux_2_17", "manylinux2014")
WHEEL_ARCH = {"x86_64": "x86_64", "arm64": "aarch64"}


def main() -> None:
    """Build the layer into the folder named on the command line."""
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    version = _python_version()
    _say(f"runtime layer for Python {version}: installing packages")
    _install(target, version)
    _say("trimming")
    _trim(target)
    for library in target.rglob("*.so*"):
        _drop_debug_sections(library)
    shutil.copytree(HERE / "overlay", target, dirs_exist_ok=True)
    _compile(target, version)
    _say(f"{sum(file.stat().st_size for file in target.rglob('*') if file.is_file()) / 2**20:.0f} MiB")


def _is_local() -> bool:
    return os.environ.get("FACTWIRE_TARGET") == "local"


def _python_version() -> str:
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    return own if _is_local() else os.environ.get("FACTWIRE_PYTHON", "3.13")


def _install(target: Path, version: str) -> None:
    """Install the lock: every package at its version, each file of a known hash."""
    command = [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-compile", "--quiet"]
    command += ["--disable-pip-version-check", "--root-user-action=ignore"]
    command += ["--only-binary=:all:", "--target", str(target), "--requirement", str(HERE / "requirements.txt")]
    if not _is_local():
        arch = WHEEL_ARCH[os.environ.get("FACTWIRE_ARCH", "x86_64")]
        command += ["--implementation", "cp", "--python-version", version]
        command += [option for glibc in GLIBC for option in ("--platform", f"{glibc}_{arch}")]
    subprocess.run(command, check=True)


def _trim(target: Path) -> None:
    dropped: set[Path] = set()
    for pattern in _patterns():
        if pattern.startswith("!"):
            dropped.difference_update(target.glob(pattern[1:]))
        else:
            dropped.update(target.glob(pattern))
    for path in sorted(dropped):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _patterns() -> Iterator[str]:
    for line in (HERE / "trim.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _drop_debug_sections(library: Path) -> None:
    """Cut a 64-bit ELF library after its last loaded byte, and its section table with it.

    The loader reads only the segments; what lies behind them is for debuggers (a third of spaCy).
    Unlike `strip` this works for another machine's libraries and needs no tool.
    """
    image = bytearray(library.read_bytes())
    if image[:6] != b"\x7fELF\x02\x01":
        return
    (segments,) = struct.unpack_from("<Q", image, 32)
    size, count = struct.unpack_from("<HH", image, 54)
    end = segments + size * count
    for number in range(count):
        kind, offset, in_file = _segment(image, segments + number * size)
        if kind:
            end = max(end, offset + in_file)
    struct.pack_into("<Q", image, 40, 0)  # where the section table was
    struct.pack_into("<HH", image, 60, 0, 0)  # how many sections, and which has their names
    library.write_bytes(image[:end])


def _segment(image: bytearray, at: int) -> tuple[int, int, int]:
    kind, _flags, offset, _address, _physical, in_file = struct.unpack_from("<IIQQQQ", image, at)
    return kind, offset, in_file


def _compile(target: Path, version: str) -> None:
    """Write .pyc files that Python trusts without looking at the source: Lambda's file system keeps no times."""
    python = sys.executable if _is_local() else _interpreter(version)
    if python is None:
        _say(f"no python{version} here: the layer has no .pyc files and starts more slowly")
        return
    _say("compiling")
    command = [python, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash"]
    subprocess.run([*command, "-s", str(target), str(target)], check=True)


def _interpreter(version: str) -> str | None:
    python = sys.executable if sys.version_info[:2] == tuple(map(int, version.split("."))) else f"python{version}"
    found = shutil.which(python)
    # A version manager's stand-in is there and does not run.
    return (
        found if found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0 else None
    )


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - a build reports its steps


if __name__ == "__main__":
    main()
