"""Finding the acts of a document: each sentence's predicates, outermost first."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.events.coding import Act, Coder, noun_sense
from factwire.extraction.events.modality import is_hypothetical

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_STATEMENTS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
_CONTENT = frozenset({"dobj", "ccomp", "xcomp", "prep", "pobj", "pcomp", "nsubjpass", "advcl", "dative", "agent"})


def acts_of(sentence: Tokens, coder: Coder) -> list[Act]:
    """The acts of a sentence, in the order of the parse from its root down."""
    found: list[Act] = []
    taken: set[int] = set()
    for token in _top_down(sentence):
        if token.i in taken:
            continue
        act = _act_at(token, coder)
        if act is None or is_hypothetical(act.head):
            continue
        found.append(act)
        taken |= act.covered
        taken |= _content(act)
    return found


def _act_at(token: Token, coder: Coder) -> Act | None:
    if token.dep_ in _MODIFIERS:
        return None
    if token.pos_ in ("VERB", "AUX"):
        return coder.act(token)
    sense = noun_sense(token)
    if sense is None or "alone" not in sense.flags or token.dep_ in ("compound", "poss"):
        return None
    act = coder.noun_act(token, sense)
    return act if act.actors or act.targets else None


def _content(act: Act) -> set[int]:
    """The tokens inside what an act is about: no events of their own."""
    inside: set[int] = set()
    for child in act.head.children:
        if child.dep_ not in _CONTENT:
            continue
        clause = child.dep_ in ("ccomp", "xcomp", "pcomp", "advcl")
        purpose = child.dep_ == "advcl" and child.tag_ == "VB"
        if clause and not purpose and act.type not in _STATEMENTS and child.i not in act.covered:
            continue
        for token in child.subtree:
            if purpose or act.type in _STATEMENTS or token.pos_ in ("NOUN", "PROPN"):
                inside.add(token.i)
    return inside


def _top_down(sentence: Tokens) -> Iterator[Token]:
    level = [token for token in sentence if token.head is token or token.dep_ == "ROOT"]
    while level:
        yield from level
        level = [child for token in level for child in token.children]
