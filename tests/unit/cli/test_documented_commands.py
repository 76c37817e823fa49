"""Each command that the documentation shows is one that there is, with the options that it has."""

from __future__ import annotations

import re
import shlex

import pytest
from factwire.cli.main import _parser

from local.settings import ROOT
from tests.documented import commands, pages

SHOWN = [(page.name, line) for page in pages() for line in commands(page)]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def calls() -> list[tuple[str, list[str]]]:
    """The arguments of each call of `factwire`, also behind a pipe or another command."""
    found = []
    for page, line in SHOWN:
        for part in re.split(r"\s*(?:\||&&|;|&)\s+", line):
            words = shlex.split(part.partition(" > ")[0])
            if words and words[0].rpartition("/")[2] == "factwire":
                found.append((page, [word for word in words[1:] if word not in {">", "2>"}]))
    return found


def test_the_documentation_shows_commands() -> None:
    assert len([page for page, _ in SHOWN if page == "README.md"]) >= 6
    assert len(calls()) >= 20


@pytest.mark.parametrize(("page", "arguments"), calls())
def test_its_arguments_are_understood(page: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        _parser().parse_args(arguments)
    except SystemExit:
        pytest.fail(f"{page}: factwire {' '.join(arguments)}\n{capsys.readouterr().err}")


@pytest.mark.parametrize(("page", "line"), [each for each in SHOWN if each[1].startswith("make")])
def test_make_has_the_target(page: str, line: str) -> None:
    named = [word for word in shlex.split(line)[1:] if "=" not in word]
    assert set(named) <= TARGETS, page
