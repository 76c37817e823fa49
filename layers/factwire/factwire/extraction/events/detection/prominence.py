"""Prominence: how much of its sentence an act is, from 0 to 1; main clauses stand before what hangs on them."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act

_BACKGROUND = frozenset({"advcl", "relcl", "acl", "pcomp", "pobj", "appos", "poss", "npadvmod"})
_STEPS = {"ccomp": 0.1, "parataxis": 0.1, "conj": 0.3}  # of two deeds the first is the news
_OTHER_STEP = 0.4
_CIRCUMSTANCE = frozenset({"after", "as", "because", "before", "once", "since", "when", "while"})
_MOST_STEPS = 12
_LEAST = 0.05


def prominence_of(act: Act) -> float:
    """Return the prominence of an act: what names its parties tells more."""
    named = 0.15 * (not act.actors) + 0.1 * (not act.targets)
    return max(_LEAST, prominence_at(act.head) - named)


def prominence_at(word: Token) -> float:
    """Return the prominence of what hangs on a word, by the clauses and phrases around it."""
    depth, at = 0.0, word
    for _ in range(_MOST_STEPS):
        if at.head == at or at.dep_ == "ROOT":
            break
        depth += _step(at)
        at = at.head
    return max(_LEAST, 1.0 - 0.25 * depth)


def _step(word: Token) -> float:
    if word.dep_ == "advcl" and any(child.lower_ in _CIRCUMSTANCE for child in word.lefts):
        return 1.6  # "after he had accused China"
    if word.dep_ in _BACKGROUND:
        return 0.1 if word.head.dep_ == "agent" else 1.0  # "was destroyed by a fire"
    if word.dep_ == "dobj" and word.pos_ in ("NOUN", "PROPN"):
        return 2.0  # "played down the attack": what the verb tells is the news
    return _STEPS.get(word.dep_, _OTHER_STEP)
