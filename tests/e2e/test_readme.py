"""README does what it says: each of its commands is run, in a bare environment or against the built system."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from factwire.cli.main import main

from local.settings import ROOT
from tests.documented import blocks, commands
from tests.e2e.system import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.system import System

README = ROOT / "README.md"
INSTALL, EXTRACT, RUN, DROP, WATCH, ASK = RUN_HERE = list(commands(README))
ALARM = "An Israeli air strike killed 12 people in Tyre, in southern Lebanon, on Monday, the army said."


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git tracks, as a clone has it."""
    clone = tmp_path_factory.mktemp("clone")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, clone / name)
    return clone


@pytest.fixture(scope="module")
def bare(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which the first command was run, and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=True)
    assert INSTALL == "pip install ."
    subprocess.run([folder / "bin" / "pip", *INSTALL.split()[1:], "--quiet"], cwd=clone, check=True)
    return folder / "bin"


def test_the_second_command_prints_what_is_shown(clone: Path, bare: Path) -> None:
    program, *arguments = EXTRACT.split()
    done = subprocess.run([bare / program, *arguments], cwd=clone, capture_output=True, text=True, check=True)
    [shown] = [block for block in blocks(README) if not block.startswith((INSTALL, DROP))]
    printed = {" ".join(line.split()) for line in done.stdout.splitlines()}
    for entry in re.sub(r"\n +", " ", shown).splitlines():
        assert " ".join(entry.split()) in printed, done.stdout


def test_its_python_runs(clone: Path, bare: Path, tmp_path: Path) -> None:
    [program] = blocks(README, "python")
    articles = sorted((clone / "seeds" / "stories").glob("*.txt"))
    with ZipFile(tmp_path / "archive.zip", "w") as archive:
        for path in articles:
            archive.write(path, path.name)
    done = subprocess.run([bare / "python", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == len(articles)


def test_the_third_command_is_one_of_make() -> None:
    assert RUN == "make run"
    asked = subprocess.run(["make", "--question", "--dry-run", "run"], cwd=ROOT, capture_output=True, check=False)
    assert asked.returncode in {0, 1}, asked.stderr


@pytest.fixture
def here(system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder like that of the clone whose `make run` the built system is."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    program = tmp_path / ".venv" / "bin" / "factwire"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factwire.cli "$@"\n')
    program.chmod(0o755)
    (tmp_path / ".local").symlink_to(system.settings.home)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "inbox").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(command: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["/bin/sh", "-c", f"exec {command}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def test_what_is_dropped_lies_in_the_inbox(here: Path) -> None:
    subprocess.run(["/bin/sh", "-c", DROP], check=True)
    assert len(list((here / "inbox").iterdir())) == 1


def test_who_watches_is_told_and_ends_without_a_trace(here: Path, system: System) -> None:
    (here / "watched.txt").write_text(ALARM, encoding="utf-8")
    watching = shell(WATCH)
    assert watching.stderr is not None
    assert watching.stdout is not None
    assert "watching" in watching.stderr.readline()
    assert main(["drop", "--local", "watched.txt", "--published-at", "2025-03-11"]) == 0
    assert '"country":"LBN"' in watching.stdout.readline() or watching.poll() is None
    watching.send_signal(signal.SIGTERM)
    assert watching.wait(30) == 0
    assert watching.stderr.read() == ""


def test_who_asks_is_answered(here: Path, system: System) -> None:
    seed = ROOT / "seeds" / "stories" / "strike-harrubah-gulf-courier.txt"
    shutil.copyfile(seed, here / "strike.txt")
    assert main(["drop", "--local", "strike.txt", "--published-at", "2024-10-08"]) == 0

    def answered() -> bool:
        done = subprocess.run(["/bin/sh", "-c", ASK], capture_output=True, text=True, check=True, env=os.environ)
        return "Harrubah" in done.stdout

    assert eventually(answered, "the answer")
