"""The layers fit Lambda, and hold all that the functions need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.layers import ARCHITECTURES, FUNCTIONS, LIMIT, lambda_runtime_layer, local_layers, size_of

ENVIRONMENT = {
    "TABLE_NAME": "table",
    "BUCKET_NAME": "bucket",
    "TOPIC_ARN": "arn:aws:sns:eu-central-1:123456789012:topic",
    "CURSOR_SECRET": "0123456789abcdef0123456789abcdef",
    "AWS_DEFAULT_REGION": "eu-central-1",
}
START = """
import sys
sys.path[:0] = {folders!r}
import app
from factwire import extract
facts = extract("The army of Chad arrested three men in Abeche on Monday.", published_at="2025-03-12")
print(facts.warnings, [place.name for place in facts.places])
"""


@pytest.fixture(scope="module")
def layers() -> list[Path]:
    return local_layers()


@pytest.mark.parametrize("function", sorted(path.name for path in FUNCTIONS.iterdir() if path.is_dir()))
def test_a_function_starts_and_extracts_with_nothing_but_python_and_its_layers(
    layers: list[Path], function: str
) -> None:
    folders = [str(FUNCTIONS / function), *(str(layer / "python") for layer in layers)]

    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", START.format(folders=folders)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("() ['")


def test_functions_and_layers_fit_lambda_as_built_here_with_compiled_files(layers: list[Path]) -> None:
    assert any((layers[0] / "python").rglob("*.pyc"))
    assert size_of(*layers, FUNCTIONS) < LIMIT


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_functions_and_layers_fit_lambda_on_its_processors(layers: list[Path], architecture: str) -> None:
    runtime = lambda_runtime_layer(architecture)
    compiled = size_of(layers[0]) - sum(
        file.stat().st_size for file in layers[0].rglob("*") if file.suffix != ".pyc" and file.is_file()
    )
    # Where Lambda's Python is not at hand the layer has no compiled files: they are counted as large as here.
    reserve = 0 if any(runtime.rglob("*.pyc")) else compiled

    assert size_of(runtime, layers[1], FUNCTIONS) + reserve < LIMIT
