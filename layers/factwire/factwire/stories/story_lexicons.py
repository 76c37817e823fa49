"""The lexicons of this package: tab-separated values, as those of extraction, whose loader brings the model."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a lexicon, in file order, without comments and without the line that names the columns."""
    text = (files("factwire.stories") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


@cache
def load_pairs(name: str) -> dict[str, str]:
    """Return the first two columns of a lexicon as a mapping."""
    return {row[0]: row[1] for row in load_rows(name)}
