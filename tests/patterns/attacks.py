"""Texts made to hurt a regular expression: what it repeats, repeated, behind what leads up to it and before no end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tests.patterns.collect import Written

_UNITS = (" ", "a", "A", "1", "\n", "-", ".", '"', ",", "a ", "A ", "1 ", "1,", "a.", "Aa ", "\u00e9", "$")
_END = "\0"  # what hardly any pattern can end with
_REPEATS = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}
_CLASSES = {
    code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "a",
    code.CATEGORY_NOT_DIGIT: "a", code.CATEGORY_NOT_SPACE: "a", code.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def attacks(written: Written, size: int) -> Iterator[str]:
    """Texts of about `size` characters."""
    tree = parser.parse(written.compiled().pattern, written.flags)
    units = dict.fromkeys([*_UNITS, _example(tree), *_pumps(tree, "")])
    for unit in units:
        if unit:
            yield unit * (size // len(unit)) + _END
    for before, unit in dict.fromkeys(_prefixed(tree, "")):
        if unit:
            yield before + unit * (size // len(unit)) + _END


def _prefixed(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repeat's unit with an example of what leads up to it."""
    for node in tree:
        for inner in _inside(node):
            yield from _prefixed(inner, before)
        if node[0] in _REPEATS and node[1][1] > 20:
            yield from ((before, unit) for unit in _variants(node[1][2]))
        before += _example([node])


def _pumps(tree: Any, before: str) -> Iterator[str]:
    """What to repeat: the inside of each repeat, alone, twice over, and with what leads up to it."""
    for lead, unit in _prefixed(tree, before):
        yield unit
        yield lead + unit * 8


def _inside(node: Any) -> list[Any]:
    """The trees within a node."""
    kind, value = node
    if kind in _REPEATS:
        return [value[2]]
    if kind is code.SUBPATTERN:
        return [value[3]]
    if kind is code.BRANCH:
        return list(value[1])
    if kind in {code.ASSERT, code.ASSERT_NOT}:
        return [value[1]]
    return [value] if kind is code.ATOMIC_GROUP else []


def _variants(tree: Any) -> list[str]:
    """Some texts that the tree matches: with its branches and the members of its sets taken in turn."""
    first = _example(tree)
    others = [_example([alternative]) for alternative in islice(_alternatives(tree), 12)]
    return [each for each in dict.fromkeys([first, *others]) if each]


def _alternatives(tree: Any) -> Iterator[Any]:
    for kind, value in tree:
        if kind is code.IN:
            yield from (member for member in value if member[0] is not code.NEGATE)
        for inner in _inside((kind, value)):
            if kind is code.BRANCH:
                yield (code.SUBPATTERN, (None, 0, 0, inner))
            yield from _alternatives(inner)


def _example(tree: Any) -> str:
    """A text that the tree matches, looking at nothing around it."""
    return "".join(_text(kind, value) for kind, value in tree)


def _text(kind: Any, value: Any) -> str:
    if kind is code.LITERAL:
        return chr(value)
    if kind is code.RANGE:
        return chr(value[0])
    if kind is code.CATEGORY:
        return _CLASSES[value]
    if kind is code.NOT_LITERAL:
        return "b" if value == ord("a") else "a"
    if kind is code.ANY:
        return "a"
    if kind is code.IN:
        return _member(value)
    if kind in _REPEATS:
        return _example(value[2]) * min(max(value[0], 1), 20)
    if kind is code.BRANCH:
        return _example(value[1][0])
    return _example(_inside((kind, value))[0]) if kind in {code.SUBPATTERN, code.ATOMIC_GROUP} else ""


def _member(members: Any) -> str:
    """A character of a set."""
    if members[0][0] is not code.NEGATE:
        return _text(*members[0])
    excluded = re.compile("".join(map(re.escape, (_text(*each) for each in members[1:]))) or "x")
    return next((each for each in "aA1 -.\n“" if each not in excluded.pattern), "~")
