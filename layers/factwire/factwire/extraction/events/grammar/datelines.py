"""Datelines ("OSLO (Example Wire) -- Police ..."), which the parse takes for a part of the sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from factwire.extraction.events.grammar.relations import BEFORE_NOUN
from factwire.reading.dateline import find_dateline

_FOUND = "factwire.dateline"
_BESIDE = frozenset({"appos", "conj"})


def past_dateline(head: Token) -> Token | None:
    """Return the head itself; where the parse took the dateline for it ("OSLO (AP) -- Police ..."), the noun behind."""
    dateline = _dateline_of(head.doc)
    if dateline is None or not dateline[0] <= head.idx < dateline[1]:
        return head
    nouns = [token for token in head.subtree if token.idx >= dateline[1] and token.pos_ in ("NOUN", "PROPN")]
    return next((noun for noun in nouns if noun.dep_ not in BEFORE_NOUN), next(iter(nouns), None))


def dateline_word(noun: Token) -> Token | None:
    """Return the word of the dateline that the parse has for the subject in a noun's place, or None."""
    dateline = _dateline_of(noun.doc)
    if dateline is None or noun.idx < dateline[1] or noun.dep_ not in _BESIDE:
        return None
    word = noun.head
    while word.dep_ in _BESIDE:
        word = word.head
    return word if word.idx < dateline[1] else None


def _dateline_of(doc: Doc) -> tuple[int, int] | None:
    # A doc makes its text anew each time it is asked for it.
    if _FOUND not in doc.user_data:
        doc.user_data[_FOUND] = find_dateline(doc.text)
    found: tuple[int, int] | None = doc.user_data[_FOUND]
    return found
