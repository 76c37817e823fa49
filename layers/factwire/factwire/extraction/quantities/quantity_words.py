"""Classes of words that the readings of amounts turn on."""

from __future__ import annotations

from functools import cache

from factwire.extraction.text.lexicon import load_lexicon


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class.

    Raises:
        ValueError: the lexicon `quantities/words` has no such class.
    """
    words = frozenset(entry["word"] for entry in load_lexicon("quantities/words") if entry["class"] == name)
    if not words:
        raise ValueError(f"lexicon quantities/words has no class {name!r}")
    return words
