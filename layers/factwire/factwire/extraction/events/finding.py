"""Finding the acts of a document: each sentence's predicates, outermost first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.events.acts import Act
from factwire.extraction.events.coding import Coder
from factwire.extraction.events.modality import is_hypothetical
from factwire.extraction.events.nouns import noun_act, noun_sense

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_BACKGROUND = frozenset({"relcl", "acl", "pcomp", "advcl"})
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
        if act is None or is_hypothetical(act.head) or _lacks_parties(act) or not (act.actors or act.targets):
            continue
        twin = next((i for i, other in enumerate(found) if other.trigger is act.trigger), None)
        if twin is None:
            found.append(act)
        else:  # "killed six and wounded ten": one blow
            found[twin] = replace(found[twin], targets=(*found[twin].targets, *act.targets))
        taken |= act.covered
        taken |= _content(act)
    return _foreground(found)


def _foreground(acts: list[Act]) -> list[Act]:
    """The acts without the half-told ones in the background of another: in a noun, a participle, a clause of time."""
    front = [act for act in acts if not _is_background(act)]
    if not front:
        return acts
    return [act for act in acts if act in front or (act.actors and act.targets)]


def _is_background(act: Act) -> bool:
    clause = act.head
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.dep_ in _BACKGROUND or act.head.pos_ in ("NOUN", "PROPN")


def _act_at(token: Token, coder: Coder) -> Act | None:
    if token.dep_ in _MODIFIERS:
        return None
    if token.pos_ in ("VERB", "AUX"):
        return coder.act(token)
    sense = noun_sense(token)
    if sense is None or "alone" not in sense.flags or token.dep_ in ("compound", "poss"):
        return None
    act = noun_act(token, sense)
    if "acted" in sense.flags and not act.actors:
        return None
    return act if act.actors or act.targets else None


def _lacks_parties(act: Act) -> bool:
    """Whether an act between parties names fewer than two."""
    parties = (*act.actors, *act.targets)
    plural = any("Plur" in token.morph.get("Number", []) for token in parties)
    return act.both and len(parties) < 2 and not plural


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
