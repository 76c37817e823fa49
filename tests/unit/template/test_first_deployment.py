"""What only a real account shows is a list of checks for the first deployment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.unit.template.conftest import TEMPLATE

if TYPE_CHECKING:
    from tests.unit.template.conftest import Template

OPERATIONS = (TEMPLATE.parent / "docs" / "operations.md").read_text(encoding="utf-8")


def checks() -> list[list[str]]:
    """The rows of the list: number, command, what it shows."""
    section = OPERATIONS.split("## The first deployment")[1]
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in section.splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip() for cell in row] for row in rows]


def test_there_are_ten_checks_each_of_one_command_with_what_it_shows() -> None:
    rows = checks()
    assert [int(number) for number, *_ in rows] == list(range(1, 11))
    for _, command, shown in rows:
        assert re.fullmatch(r"`[^`]+`", command), command
        assert len(shown.split()) >= 1


def test_every_resource_that_a_check_names_is_in_the_template(template: Template) -> None:
    named = {name for _, command, _ in checks() for name in re.findall(r"\$\(id (\w+)\)", command)}
    assert len(named) >= 4
    assert named <= template.resources.keys()


def test_the_scopes_that_operators_are_told_are_those_of_the_routes(template: Template) -> None:
    section = OPERATIONS.split("## Who may do what")[1].split("\n## ")[0]
    prefix = template.document["Parameters"]["JwtScopePrefix"]["Default"]
    assert set(re.findall(rf"`{prefix}(\w+)`", section)) == {"read", "write", "admin"}


def test_erasure_is_said_with_what_point_in_time_recovery_keeps() -> None:
    section = OPERATIONS.split("## What a deletion leaves")[1].split("\n## ")[0]
    assert "DELETE /articles/{id}" in section
    assert re.search(r"point-in-time recovery.*35 days", section)
