"""Channels: the phrases that say by what means something is said or done: "in a letter", "at gunpoint"."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.lexicon import load_terms

PREPOSITIONS = frozenset({"in", "on", "by", "with", "via", "at"})


def channel_of(preposition: Token) -> Token | None:
    """The noun of the channel that the preposition names, or None."""
    if preposition.lower_ not in PREPOSITIONS:
        return None
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return noun if noun is not None and noun.lemma_.lower() in load_terms("w5h_channels") else None
