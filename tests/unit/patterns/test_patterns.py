"""No regular expression of the package can be made to hang; `python -m tests.patterns` measures their growth."""

from __future__ import annotations

from typing import Any

import pytest
from regexploit.ast.sre import SreOpParser
from regexploit.redos import find

from tests.patterns.attacks import attacks
from tests.patterns.collect import Written, computed, patterns, seen_running

# The rules for times as one pattern: each is checked as a pattern of its own, and here they are alternatives only.
ALL_RULES = "(?P<r0>"


class Parser(SreOpParser):
    """The checker's parser, with what Python 3.11 added: a repeat that gives nothing back does not backtrack."""

    def from_POSSESSIVE_REPEAT(self, repeat: tuple[int, int, Any]) -> Any:  # noqa: N802 - named by Python
        least, _, inner = repeat
        return self.from_MAX_REPEAT((least, least, inner))


def hazards(text: str, flags: int = 0) -> list[str]:
    """Texts on which the time of a pattern grows with the cube of their length or faster."""
    return [each.example() for each in find(Parser().parse_sre(text, flags))]


def test_every_pattern_of_the_package_is_known() -> None:
    assert computed() <= seen_running()
    assert len(patterns()) > 100


@pytest.mark.parametrize("text", ["(a+)+b", r"(\w*\d?)*!", r"\s*a?\s*\s*x"])
def test_the_checker_knows_a_hazard(text: str) -> None:
    assert hazards(text)


@pytest.mark.parametrize("written", patterns(), ids=lambda each: each.place)
def test_no_pattern_backtracks_without_bound(written: Written) -> None:
    if ALL_RULES not in written.text:
        assert hazards(written.text, written.flags) == []


def test_attacks_pump_each_repeat_behind_what_leads_up_to_it() -> None:
    made = set(attacks(Written(place="x:1", text=r"ab(?:cd|e)+f\d*$", flags=0, binary=False), 12))

    assert {"abcdcdcdcdcdcd\0", "abeeeeeeeeeeee\0", "abcdf111111111111\0"} <= made
