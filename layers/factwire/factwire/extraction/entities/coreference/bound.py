"""Mentions that the grammar binds to a name: 'who', 'X, the mayor of Y', 'X is the mayor', 'in his speech, X said'."""

from __future__ import annotations

from typing import Final

from factwire.extraction.entities.coreference.discourse import Discourse, Referent
from factwire.extraction.entities.coreference.phrases import SUBJECTS, Phrase
from factwire.extraction.entities.coreference.pronouns import Pronoun

RELATIVES: Final = frozenset({"who", "whom", "whose", "which", "that"})
_HUMAN: Final = frozenset({"who", "whom"})
_COPULAS: Final = frozenset({"be", "become", "remain"})
_FRONTED: Final = frozenset({"IN", "VBG", "VBN", "TO"})
_STEPS: Final = 6
_LONGEST_FRONT: Final = 8
_REACH: Final = 15


def relative_antecedent(discourse: Discourse, at: int) -> Referent | None:
    """Return what a relative pronoun means: the noun that its clause is attached to."""
    tokens = discourse.tokens
    verb = at
    for _ in range(_STEPS):
        if tokens.dep[verb] == "relcl":
            noun = tokens.head[verb]
            found = discourse.owner.get(noun) if noun < at else None
            human = tokens.lower[at] in _HUMAN
            return found if found and (not human or found.type in {"PERSON", "ORG", "NORP"}) else None
        verb = tokens.head[verb]
    return None


def described_by_grammar(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return the name that a phrase is in apposition to or the predicate of."""
    tokens, head = discourse.tokens, _first_conjunct(discourse, phrase.head)
    if tokens.dep[head] == "appos" and "(" not in tokens.word[tokens.head[head] : head]:
        return _of_type(discourse.owner.get(tokens.head[head]), phrase, known=False)
    named = _named_behind(discourse, phrase)
    if named is not None:
        return _of_type(named, phrase)
    if tokens.dep[head] in {"attr", "oprd"}:
        return _of_type(_subject_of_predicate(discourse, head), phrase, known=tokens.dep[head] == "oprd")
    if tokens.dep[head] == "pobj" and tokens.lower[tokens.head[head]] == "as":
        return _of_type(_described_as(discourse, tokens.head[head]), phrase)
    return None


def _first_conjunct(discourse: Discourse, head: int) -> int:
    """Return the first noun of a coordination: 'a developer and spokeswoman'."""
    tokens = discourse.tokens
    while tokens.dep[head] == "conj" and tokens.head[head] < head:
        head = tokens.head[head]
    return head


def _of_type(referent: Referent | None, phrase: Phrase, *, known: bool = True) -> Referent | None:
    """Return the referent if the phrase fits it; `known` asks that the lexicons know the phrase's noun."""
    if referent is None or referent.cluster is None or phrase.plural:
        return None
    if phrase.noun is None:
        return None if known else referent
    fits = phrase.noun.gender is None or referent.gender in {None, phrase.noun.gender}
    return referent if fits and phrase.noun.type == referent.type else None


def _named_behind(discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Return the name right behind a phrase: 'the senator, Jane Roe', 'the journalist John Roe'."""
    tokens, head = discourse.tokens, phrase.head
    if head + 1 in discourse.names:
        return discourse.names[head + 1][0]
    return next(
        (
            discourse.owner[child]
            for child in tokens.children[head]
            if tokens.dep[child] == "appos" and child in discourse.owner
        ),
        None,
    )


def _subject_of_predicate(discourse: Discourse, head: int) -> Referent | None:
    """Return of whom a noun is the predicate: 'X is a poet', 'X fled and became a poet', 'X was named poet'."""
    tokens = discourse.tokens
    verb = tokens.head[head]
    copular = tokens.lemma[verb] in _COPULAS or tokens.dep[head] == "oprd"
    if not copular or any(tokens.dep[child] == "neg" for child in tokens.children[verb]):
        return None
    object_ = tokens.child(verb, "dobj") if tokens.dep[head] == "oprd" else None
    if object_ is not None:
        return discourse.owner.get(object_)
    for _ in range(_STEPS):
        subject = next((at for at in tokens.children[verb] if tokens.dep[at] in SUBJECTS and at < head), None)
        if subject is not None:
            return discourse.owner.get(subject)
        if tokens.dep[verb] not in {"conj", "xcomp"}:
            return None
        verb = tokens.head[verb]
    return None


def _described_as(discourse: Discourse, preposition: int) -> Referent | None:
    """Return whom 'as a teacher' is said of: the object of the verb, else its subject."""
    tokens = discourse.tokens
    verb = tokens.head[preposition]
    if tokens.pos[verb] != "VERB":
        return None
    said_of = tokens.child(verb, "dobj") or tokens.child(verb, *SUBJECTS)
    return discourse.owner.get(said_of) if said_of is not None and said_of < preposition else None


def later_subject(discourse: Discourse, at: int, pronoun: Pronoun) -> Referent | None:
    """Return the subject that follows a phrase in front of it: 'In his speech, X said'."""
    tokens = discourse.tokens
    first = tokens.opening[tokens.sentence[at]]
    fronted = tokens.tag[first] in _FRONTED and at - first <= _LONGEST_FRONT
    if pronoun.means == "several" or not fronted or (pronoun.means == "thing" and tokens.dep[at] != "poss"):
        return None
    for token in range(at + 1, min(at + _REACH, tokens.last[at] + 1)):
        is_main = tokens.dep[token] in SUBJECTS and tokens.dep[tokens.head[token]] == "ROOT"
        if is_main and "," in tokens.word[at:token]:
            found = discourse.owner.get(token)
            return found if found is not None and _may_follow(pronoun, found) else None
    return None


def _may_follow(pronoun: Pronoun, referent: Referent) -> bool:
    if pronoun.means == "thing":
        return referent.type in {"ORG", "GPE"}
    return referent.type == "PERSON" and referent.gender in {None, pronoun.gender}


def emphasized(discourse: Discourse, at: int, pronoun: Pronoun) -> Referent | None:
    """Return the name or pronoun right before a reflexive that only stresses it: 'Roe himself'."""
    before = discourse.owner.get(at - 1)
    fits = pronoun.reflexive and before is not None and discourse.tokens.tag[at - 1] in {"NNP", "NNPS", "PRP"}
    return before if fits else None
