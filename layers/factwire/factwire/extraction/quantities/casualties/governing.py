"""What the verb or noun that governs a group in the parse says became of it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from factwire.extraction.quantities.casualties.casualty_lexicons import predicates
from factwire.extraction.quantities.casualties.deeds import kind_as_object, kind_as_subject, outcome
from factwire.extraction.quantities.casualties.group import Group
from factwire.extraction.quantities.quantity_words import word_class

_CLIMB: Final = 4
_LAST: Final = 2  # verbs after the next one that may say how it ended
_PARTS: Final = ("conj", "appos", "nummod", "compound", "quantmod", "nmod")


def kind_of_governor(group: Group) -> str | None:
    """Return the kind from the word that governs the group, or the noun phrase that the group is a part of."""
    token = group.governed
    for _ in range(_CLIMB):
        head = token.head
        if head.i == token.i:
            return None
        kind = _kind(token, people=group.people)
        if kind or not (token.dep_ in _PARTS or head.pos_ == "NUM"):
            return kind
        token = head
    return None


def _kind(token: Token, *, people: bool) -> str | None:
    if token.dep_ in ("dobj", "nsubjpass"):
        kind = _complement(token.head, ("oprd", "acomp", "xcomp"))
        kind = kind or kind_as_object(token.head, noun=token, people=people)
        return (_died_at_last(token.head) if token.dep_ == "nsubjpass" else None) or kind
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and token.lower_ in word_class("reflexive"):
        return kind_as_object(token.head, noun=token, people=people)  # "killed his wife and then himself"
    return _of_subject(token.head) if token.dep_ == "nsubj" else None


def _of_subject(verb: Token) -> str | None:
    state = predicates("state").get(verb.lower_) if verb.pos_ != "VERB" else None
    if state or verb.lemma_.lower() in predicates("object"):  # "gunmen shot dead a judge" says nothing of the gunmen
        return state
    return kind_as_subject(verb) or _complement(verb, ("acomp", "attr", "oprd")) or _died_at_last(verb)


def _died_at_last(verb: Token, *, depth: int = _LAST) -> str | None:
    """Return `killed` where another verb of the same subject says it: "was thrown from his horse and died"."""
    further = [child for child in verb.children if child.pos_ == "VERB" and _goes_on(child)]
    own = [child for child in further if not any(each.dep_ == "nsubj" for each in child.children)]
    dies = any(kind_as_subject(child) == "killed" or (depth and _died_at_last(child, depth=depth - 1)) for child in own)
    return "killed" if dies else None


def _goes_on(verb: Token) -> bool:
    """Return whether a verb says what its head's subject did next: "was hit and died", "was hit, dying at once"."""
    return verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.nbor(-1).text == ",")


def _complement(verb: Token, dependencies: tuple[str, ...]) -> str | None:
    """Return the kind of the state that a verb's complement says: "left six dead"."""
    states = predicates("state")
    found = (each for each in verb.children if each.dep_ in dependencies and each.lower_ in states)
    complements = (each for each in found if not (each.pos_ == "NOUN" and each.n_lefts))  # "a long shot" is no state
    return next((outcome(states[each.lower_], each) for each in complements), None)
