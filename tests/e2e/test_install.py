"""The environments that `make` installs: begun anew where they are not whole, left alone where they are."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

INSTALL = Path(__file__).parents[2] / "local" / "install.py"


def test_an_environment_that_was_left_half_made_or_made_otherwise_is_made_anew_and_a_whole_one_is_kept(
    tmp_path: Path,
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("# nothing is needed here\n", encoding="utf-8")
    folder = tmp_path / "folder with spaces"
    venv.create(folder, symlinks=True, with_pip=False)
    (folder / "left over").touch()

    _install(folder, lock)

    assert not (folder / "left over").exists()
    assert subprocess.run([folder / "bin" / "python", "-m", "pip", "--version"], check=True, capture_output=True)
    (folder / ".ready").touch()
    (folder / "kept").touch()
    _install(folder, lock)
    assert (folder / "kept").exists()


def _install(folder: Path, lock: Path) -> None:
    subprocess.run([sys.executable, INSTALL, folder, lock], check=True, capture_output=True)
