"""The commands that the documentation shows: what stands in its blocks without a language, or in those of `bash`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from local.settings import ROOT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRAMS = ("pip ", "make", "factwire ", ".venv/bin/", "cp ", "cat ")


def pages() -> list[Path]:
    """README and the pages of docs."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path, language: str = "") -> list[str]:
    """The blocks of a page in a language; those of commands and output have none."""
    return [text for found, text in _BLOCK.findall(page.read_text(encoding="utf-8")) if found == language]


def commands(page: Path) -> Iterator[str]:
    """Yield the commands of a page, each on one line and without its comment; what commands print is passed over."""
    for block in blocks(page):
        for line in re.sub(r"\\\n\s*", "", block).splitlines():
            if line.startswith(_PROGRAMS):
                yield re.sub(r"\s+# .*", "", line).strip()
