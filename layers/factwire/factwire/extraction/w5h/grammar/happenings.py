"""Nouns of what happens somewhere: "shooting", "earthquake"."""

from __future__ import annotations

from functools import cache

from factwire.extraction.text.lexicon import load_lexicon, load_terms


@cache
def happenings() -> frozenset[str]:
    """Return the lemmas of the nouns that report an event."""
    coded = (noun for entry in load_lexicon("events/nouns") for noun in entry["nouns"].split())
    return frozenset(noun.partition("+")[0] for noun in coded) | load_terms("w5h/means_nouns")
