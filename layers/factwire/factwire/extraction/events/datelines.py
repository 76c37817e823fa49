"""Datelines ("OSLO (Example Wire) -- Police ..."), which the parse takes for a part of the sentence."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.reading.dateline import FIRST_CODE_POINTS, find_dateline

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def past_dateline(head: Token) -> Token | None:
    """The head itself; where the parse took the dateline for it ("OSLO (AP) -- Police ..."), the noun behind."""
    if head.idx >= FIRST_CODE_POINTS:
        return head
    dateline = find_dateline(head.doc[:FIRST_CODE_POINTS].text)
    if dateline is None or not dateline[0] <= head.idx < dateline[1]:
        return head
    nouns = [token for token in head.subtree if token.idx >= dateline[1] and token.pos_ in ("NOUN", "PROPN")]
    return next((noun for noun in nouns if noun.dep_ not in _MODIFIERS), next(iter(nouns), None))
