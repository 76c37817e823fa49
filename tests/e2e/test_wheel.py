"""The wheel has every part in it: installed where nothing else is, it extracts with places."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from local.settings import ROOT

TEXT = "Rebels killed 12 soldiers near Aden on Monday, officials said."
PARTS = (
    "factwire/extraction/places/gazetteer.sqlite",
    "factwire/extraction/events/lexicons/verbs.tsv",
    "factwire/stories/lexicons/background.tsv",
    "factwire/model/schemas/facts.schema.json",
    "factwire/py.typed",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of what git tracks, so that nothing built before is in it."""
    copy, built = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, tracked.split("\0")):
        if name.startswith(("layers/", "tools/")) or "/" not in name:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", built, copy], check=True)
    (found,) = built.glob("*.whl")
    return found


def test_the_wheel_has_the_gazetteer_lexicons_and_schemas_in_it(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = set(packed.namelist())

    assert set(PARTS) <= names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "local/"))]


def test_installed_in_a_bare_environment_the_command_gives_facts_with_places(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=True)
    programs = tmp_path / "bare" / "bin"
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    command = [programs / "factwire", "extract", tmp_path / "article.txt", "--published-at", "2024-10-08"]

    facts = json.loads(subprocess.run(command, capture_output=True, check=True, cwd=tmp_path).stdout)

    assert [place["name"] for place in facts["places"]] == ["Aden"]
    assert facts["warnings"] == []


def test_without_the_gazetteer_extraction_says_what_is_missing_and_what_to_do(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    (tmp_path / PARTS[0]).unlink()
    program = f"import factwire; factwire.extract({TEXT!r})"

    # Isolated from the variables that name other copies of the package.
    command, environment = [sys.executable, "-c", program], {"PYTHONPATH": str(tmp_path)}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert run.returncode == 1
    assert "InstallationIncomplete" in run.stderr
    assert "pip install ." in run.stderr
