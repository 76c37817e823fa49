"""Copies of built layers share their bytes with the build, and whatever differs from it is left alone."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from local.disk import UnpackedLayers, share
from local.settings import Settings


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_equal_files_become_one_and_others_stay(tmp_path: Path) -> None:
    original = written(tmp_path / "build" / "python" / "a.py", "same")
    written(tmp_path / "build" / "python" / "b.py", "this")
    copy, other, alone = (
        written(tmp_path / "copy" / "python" / name, text)
        for name, text in (("a.py", "same"), ("b.py", "that"), ("c.py", "alone"))
    )
    for _ in range(2):
        share(tmp_path / "copy", tmp_path / "build")
        assert copy.samefile(original)
        assert (copy.read_text(), other.read_text(), alone.read_text()) == ("same", "that", "alone")
        assert other.stat().st_nlink == alone.stat().st_nlink == 1
    assert len(list((tmp_path / "copy").rglob("*"))) == 4


def test_unpacked_layers_share_once_they_are_whole(tmp_path: Path) -> None:
    settings = Settings(port=1, home=tmp_path / ".local", root=tmp_path)
    built = written(settings.built / "build" / "RuntimeLayer" / "python" / "a.py", "same")
    function = settings.home / "tmp" / "ministack-lambda-extract-1"
    unpacked, archive = written(function / "layer_0" / "python" / "a.py", "same"), written(function / "layer_0.zip", "")
    layers = UnpackedLayers(settings)

    layers.share()
    assert (unpacked.samefile(built), archive.exists()) == (False, True)

    before = time.time() - 60
    os.utime(archive, (before, before))
    layers.share()
    assert (unpacked.samefile(built), archive.exists()) == (True, False)


def test_a_function_that_ends_while_its_layers_are_looked_for_does_not_end_the_local_aws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(port=1, home=tmp_path / ".local", root=tmp_path)
    built = written(settings.built / "build" / "RuntimeLayer" / "python" / "a.py", "same")
    functions = [settings.home / "tmp" / f"ministack-lambda-extract-{number}" for number in range(2)]
    copies = [written(function / "layer_0" / "python" / "a.py", "same") for function in functions]
    for function in functions:
        archive = written(function / "layer_0.zip", "")
        os.utime(archive, (0, 0))
    glob = Path.glob

    def gone(folder: Path, pattern: str) -> Iterator[Path]:
        if folder == functions[0]:
            raise FileNotFoundError(folder)
        return glob(folder, pattern)

    monkeypatch.setattr(Path, "glob", gone)
    UnpackedLayers(settings).share()

    assert [copy.samefile(built) for copy in copies] == [False, True]
