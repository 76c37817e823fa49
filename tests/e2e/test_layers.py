"""The layers fit Lambda, and hold all that the functions need."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.layers import ARCHITECTURES, FUNCTIONS, LIMIT, lambda_runtime_layer, local_layers, size_of

ENVIRONMENT = {
    "TABLE_NAME": "table",
    "BUCKET_NAME": "bucket",
    "TOPIC_ARN": "arn:aws:sns:eu-central-1:123456789012:topic",
    "QUEUE_URL": "https://sqs.eu-central-1.amazonaws.com/123456789012/queue",
    "MEMBERS_QUEUE_URL": "https://sqs.eu-central-1.amazonaws.com/123456789012/members",
    "QUEUE_ARN": "arn:aws:sqs:eu-central-1:123456789012:queue",
    "DEAD_LETTERS_ARN": "arn:aws:sqs:eu-central-1:123456789012:dead",
    "SCHEDULE_GROUP": "releases",
    "SCHEDULE_ROLE_ARN": "arn:aws:iam::123456789012:role/release",
    "CURSOR_SECRET": "0123456789abcdef0123456789abcdef",
    "WEBHOOKS_TABLE_NAME": "webhooks",
    "DELIVER_QUEUE_URL": "https://sqs.eu-central-1.amazonaws.com/123456789012/deliver",
    "DELIVER_QUEUE_ARN": "arn:aws:sqs:eu-central-1:123456789012:deliver",
    "AWS_DEFAULT_REGION": "eu-central-1",
}
# What Lambda's own runtime brings, and no package of the registry.
OF_THE_RUNTIME = {"snapshot_restore_py"}
START = """
import sys
sys.path[:0] = {folders!r}
import app
from factwire import extract
facts = extract("The army of Chad arrested three men in Abeche on Monday.", published_at="2025-03-12")
print(facts.warnings, [place.name for place in facts.places])
"""
IMPORT = """
import importlib, sys
sys.path[:0] = {folders!r}
for name in {names!r}:
    importlib.import_module(name)
"""


@pytest.fixture(scope="module")
def layers() -> list[Path]:
    return local_layers()


@pytest.mark.parametrize("function", sorted(path.name for path in FUNCTIONS.iterdir() if path.is_dir()))
def test_a_function_starts_and_extracts_with_nothing_but_python_and_its_layers(
    layers: list[Path], function: str
) -> None:
    said = _alone(START, folders=[FUNCTIONS / function, *(layer / "python" for layer in layers)])

    assert said.splitlines()[-1].startswith("() ['")


def test_whatever_the_package_imports_anywhere_is_in_the_layers(layers: list[Path]) -> None:
    package = layers[1] / "python" / "factwire"
    sources = [path for path in package.rglob("*.py") if "cli" not in path.relative_to(package).parts]
    names = sorted({name for path in sources for name in _imported(path)} - OF_THE_RUNTIME)
    assert {"spacy", "boto3", "factwire.model"} <= set(names)

    _alone(IMPORT, folders=[layer / "python" for layer in layers], names=names)


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


def _imported(source: Path) -> Iterator[str]:
    """The modules that a file imports, at once or later, without those that are for type checkers only."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    typing = {inner for node in ast.walk(tree) if _is_for_typing(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and node not in typing:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node not in typing and node.module and not node.level:
            yield node.module


def _is_for_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _alone(script: str, *, folders: list[Path], **values: object) -> str:
    """What a script says that has Python, these folders and nothing else."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", script.format(folders=[str(folder) for folder in folders], **values)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
