"""All regular expressions of the package: those that run, noted as they are compiled, and those that are written."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import factwire

PACKAGE = Path(factwire.__file__).parent
_NAMES = ("compile", "sub", "subn", "search", "match", "split", "findall", "finditer", "fullmatch")
_CALLS = {f"re.{name}" for name in _NAMES}
_STORY = (
    "Rebels shelled Aden on Monday, killing 12, officials said. “We fled,” said Amal Saleh. The toll rose to 15 people."
)
# A fresh interpreter, so that nothing is compiled before its compiling is noted.
_NOTE = """
import importlib, json, pkgutil, re, sys
compiled, noted = re._compile, []
def note(pattern, flags):
    caller = sys._getframe(2)
    if "/factwire/" in caller.f_code.co_filename and not isinstance(pattern, re.Pattern):
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        place = caller.f_code.co_filename.rpartition("/factwire/")[2] + ":" + str(caller.f_lineno)
        noted.append([text, int(flags), isinstance(pattern, bytes), place])
    return compiled(pattern, flags)
re._compile = note
import factwire
for module in pkgutil.walk_packages(factwire.__path__, "factwire."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
factwire.extract(sys.argv[1])
print(json.dumps(noted))
"""


@dataclass(frozen=True, order=True)
class Written:
    """One regular expression and where it is compiled, as `file:line` within the package."""

    place: str
    text: str
    flags: int
    binary: bool

    @property
    def searches(self) -> bool:
        """Whether it is tried at every place of a text, and not only where somebody says."""
        return self.place not in _anchored()

    def compiled(self) -> re.Pattern[Any]:
        """The pattern itself."""
        return re.compile(self.text.encode("latin-1") if self.binary else self.text, self.flags)


@cache
def patterns() -> tuple[Written, ...]:
    """Each regular expression of the package once, in the order of files."""
    found = {(each.text, each.flags, each.binary): each for each in (*_literal(), *_noted())}
    return tuple(sorted(found.values()))


def computed() -> set[str]:
    """The places where a regular expression is made that is not written out there."""
    return {place for place, call in _calls() if not isinstance(call.args[0], ast.Constant)}


def seen_running() -> set[str]:
    """The places where a regular expression was compiled when all modules were imported and a text went through."""
    return {each.place for each in _noted()}


@cache
def _anchored() -> set[str]:
    """The places of the patterns that are only ever matched where a text begins, or at one place of it."""
    uses: defaultdict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for name, method in re.findall(r"\b(\w+)\.(\w+)\(", path.read_text(encoding="utf-8")):
            uses[name].add(method)
    named = {place: uses[name] for path in PACKAGE.rglob("*.py") for place, name in _named(path)}
    direct = {place for place, call in _calls() if ast.unparse(call.func) in {"re.match", "re.fullmatch"}}
    return direct | {place for place, found in named.items() if found and found <= {"match", "fullmatch"}}


def _named(path: Path) -> Iterator[tuple[str, str]]:
    """The place of each pattern of a module that has a name, and the name."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and isinstance(getattr(node, "value", None), ast.Call):
            yield f"{path.relative_to(PACKAGE)}:{node.value.lineno}", target.id  # type: ignore[attr-defined]


@cache
def _noted() -> tuple[Written, ...]:
    ran = subprocess.run([sys.executable, "-c", _NOTE, _STORY], check=True, capture_output=True, text=True).stdout
    noted = json.loads(ran.splitlines()[-1])
    return tuple(Written(place, text, flags, binary) for text, flags, binary, place in noted)


def _literal() -> Iterator[Written]:
    for place, call in _calls():
        if isinstance(call.args[0], ast.Constant):
            value = call.args[0].value
            text = value if isinstance(value, str) else value.decode("latin-1")
            yield Written(place, text, _flags(call), isinstance(value, bytes))


@cache
def _calls() -> tuple[tuple[str, ast.Call], ...]:
    return tuple(
        (f"{path.relative_to(PACKAGE)}:{node.lineno}", node)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _CALLS
    )


def _flags(call: ast.Call) -> int:
    position = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)  # type: ignore[attr-defined]
    given = [each.value for each in call.keywords if each.arg == "flags"] or call.args[position : position + 1]
    names = [node.attr for each in given for node in ast.walk(each) if isinstance(node, ast.Attribute)]
    return int(sum(int(getattr(re, name)) for name in names))
