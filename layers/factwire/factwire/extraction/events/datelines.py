"""Datelines ("OSLO (Example Wire) -- Police ..."), which the parse takes for a part of the sentence."""

from __future__ import annotations

from spacy.tokens import Token

DASHES = frozenset({"-", "--", "—", "–"})
_LONGEST_DATELINE = 14
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def past_dateline(head: Token) -> Token | None:
    """The head itself; where the parse took the dateline for it ("OSLO (AP) -- Police ..."), the noun behind."""
    sentence = head.sent
    opening = head.doc[sentence.start : min(sentence.start + _LONGEST_DATELINE, sentence.end)]
    if not opening[0].is_upper or len(opening[0]) < 2:
        return head
    dash = next((token.i for token in opening if token.text in DASHES and token.whitespace_), None)
    if dash is None or head.i > dash:
        return head
    nouns = [token for token in head.subtree if token.i > dash and token.pos_ in ("NOUN", "PROPN")]
    return next((noun for noun in nouns if noun.dep_ not in _MODIFIERS), next(iter(nouns), None))
