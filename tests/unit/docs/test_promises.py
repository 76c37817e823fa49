"""What the page of promises names is there, and what the list of mutations changes stands where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.mutations.mutations import MUTATIONS, PACKAGE, Mutation

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
TESTS = sorted(set(re.findall(r"`((?:tests/[\w/]+|test_\w+)(?:\.py)?)`", PAGE)))
TARGETS = sorted(set(re.findall(r"`make ([\w-]+)", PAGE)))


@pytest.mark.parametrize("name", TESTS)
def test_each_test_that_a_promise_names_exists(name: str) -> None:
    assert (ROOT / name).exists() if name.startswith("tests/") else any((ROOT / "tests").rglob(name))


@pytest.mark.parametrize("name", TARGETS)
def test_each_command_that_a_promise_names_exists(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^(?:[\w-]+ )*{re.escape(name)}(?: [\w-]+)* *:", makefile, re.MULTILINE)


def test_each_promise_names_what_shows_it() -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| ---")][
        1:
    ]

    assert rows
    assert [row[0] for row in rows if "`" not in row[1]] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: f"{each.file}: {each.old[:40]}")
def test_each_mutation_changes_one_place_and_names_its_tests(mutation: Mutation) -> None:
    code = (ROOT / PACKAGE / mutation.file).read_text(encoding="utf-8")

    assert code.count(mutation.old) == 1
    assert all((ROOT / test).exists() for test in mutation.tests)
