"""The licence of each package and each piece of data that is deployed, and which of them need a look."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from local.settings import ROOT

LOCK = ROOT / "layers" / "runtime" / "requirements.txt"
# Where it runs: packages for other systems are in the lock and not in the layer.
_LAMBDA = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "python_full_version": "3.13.0"}


@dataclass(frozen=True)
class Licensed:
    """Something deployed, its licence in SPDX's words, and what is unclear about it ("" for nothing)."""

    name: str
    version: str
    licence: str
    problem: str = ""


def locked() -> list[Requirement]:
    """Return the packages of the runtime layer, each once."""
    lines = re.findall(r"^[\w.-]+==[^\\\n]+", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    requirements = map(Requirement, lines)
    deployed = [each for each in requirements if each.marker is None or each.marker.evaluate(dict(_LAMBDA))]
    return sorted(deployed, key=lambda each: each.name)


def packages() -> list[Licensed]:
    """Return each package of the runtime layer with its licence, as installed here."""
    return [_package(requirement) for requirement in locked()]


def data() -> list[Licensed]:
    """Return each piece of data that is deployed with its licence."""
    return [
        Licensed(name=each["name"], version="", licence=each["licence"], problem=each.get("why", ""))
        for each in policy()["data"]
    ]


@cache
def policy() -> dict[str, Any]:
    """Return the contents of licences.toml."""
    return tomllib.loads(Path(__file__).with_name("licences.toml").read_text(encoding="utf-8"))


def is_accepted(expression: str) -> bool:
    """Return whether an SPDX expression of ANDs and ORs has a choice whose every part is accepted."""
    choices = re.sub(r"[()]", "", expression).split(" OR ")
    return any(all(part.strip() in policy()["accepted"] for part in choice.split(" AND ")) for choice in choices)


def _package(requirement: Requirement) -> Licensed:
    version = str(requirement.specifier).removeprefix("==")
    licence = _stated(requirement.name)
    problem = "" if is_accepted(licence) else "not among the accepted licences"
    return Licensed(name=requirement.name, version=version, licence=licence, problem=problem)


def _stated(name: str) -> str:
    """Return the first accepted licence that a package states: as an expression, as a name, as a classifier."""
    known = policy()
    if name in known["packages"]:
        return str(known["packages"][name])
    stated = list(_statements(name))
    spelt = [str(known["spellings"].get(each, each)) for each in stated]
    return next((each for each in spelt if is_accepted(each)), " / ".join(stated) or "none stated")


def _statements(name: str) -> Iterator[str]:
    try:
        package = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return
    for field in ("License-Expression", "License"):
        yield from (line for line in package.get_all(field, [])[:1] if "\n" not in line)
    for classifier in package.get_all("Classifier", []):
        if classifier.startswith("License :: "):
            yield classifier.rpartition(" :: ")[2]
