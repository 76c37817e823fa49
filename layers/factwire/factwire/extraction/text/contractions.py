"""Contracted auxiliaries in full: "’ll", "wo" (of "won't"), "'d"."""

from __future__ import annotations

from spacy.tokens import Token

_HAVE = frozenset({"'ve", "’ve"})  # behind another auxiliary ("could've"), spaCy does not spell it out


def spelt_out(auxiliary: Token) -> str:
    """Return an auxiliary in lower case, without its contraction; "'d" is "would" before an infinitive, else "had"."""
    word = auxiliary.norm_
    if word in _HAVE:
        return "have"
    if word != "'d":
        return word
    infinitive = auxiliary.head.tag_ == "VB" or any(
        other.dep_ == "aux" and other.i > auxiliary.i and other.tag_ == "VB" for other in auxiliary.head.children
    )
    return "would" if infinitive else "had"
