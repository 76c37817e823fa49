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


@cache
def noun_classes() -> dict[str, tuple[str, str]]:
    """Return the class and the unit of every noun that the lexicon holds."""
    return {entry["noun"]: (entry["class"], entry["unit"]) for entry in load_lexicon("quantities/nouns")}


def is_unit(word: str) -> bool:
    """Return whether a word is a unit that figures carry: "km", "miles", "inches", "%"."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    return any(noun_classes().get(form, ("", ""))[0] in ("measure", "percent") for form in forms)
