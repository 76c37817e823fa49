"""Nouns for kinds of actors, which English writes with a small letter: police, officials, warplanes."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

# The lexicon that extraction reads; found by its path, since that package loads the language model's library.
_LEXICON = files("factwire") / "extraction" / "text" / "lexicons" / "actors_sectors.tsv"


def is_kind_of_actor(word: str) -> bool:
    """Return whether a word, in the singular or the plural, names a kind of actor, whatever its first letter's case."""
    small = word.lower()
    return small in _words() or small.removesuffix("s") in _words()


@cache
def _words() -> frozenset[str]:
    lines = (line for line in _LEXICON.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return frozenset(word for row in rows for word in row["words"].split())
