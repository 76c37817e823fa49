"""Voice and mood of the verb form: passives, also those without their auxiliary, and imperatives."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.grammar.relations import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    children,
    has_subject,
    is_infinitive,
)
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.event_lexicons import is_transitive, operators

_ACTIVE = frozenset({"aux", "dobj", "obj", "ccomp"})
_FINDING = frozenset({"find", "discover"})
_BARE_CLAUSES = frozenset({"ccomp", "ROOT", "pcomp"})


def is_passive(verb: Token) -> bool:
    """Return whether the verb is in the passive: by its auxiliary, or a participle after its noun."""
    if is_a(verb, "@stative"):  # "is opposed to" is what its subject does
        return False
    if _is_marked(verb):
        return True
    if verb.dep_ == "acl" or _is_complement_of_be(verb) or _is_complement_of_find(verb):
        return _is_reduced(verb)
    return _is_bare(verb) or _is_commanded(verb) or (_shares_passive(verb) and is_passive(verb.head))


def _is_marked(verb: Token) -> bool:
    """Return whether an auxiliary, a passive subject or an agent says so ("has blamed a letter by X" is active)."""
    marks = {child.dep_ for child in verb.children}
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return not marks.isdisjoint({"nsubjpass", "auxpass", "csubjpass"}) or ("agent" in marks and not perfect)


def _is_complement_of_be(verb: Token) -> bool:
    return verb.dep_ == "acomp" and verb.head.lemma_ == "be"  # "was last year granted"


def _is_complement_of_find(verb: Token) -> bool:
    return verb.dep_ in ("xcomp", "oprd") and verb.head.lemma_ in _FINDING  # "were found shot in a car"


def is_finite_taken_for_participle(verb: Token) -> bool:
    """Return whether a participle after a noun has an object, so that it is the verb of the sentence."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not is_a(verb, "@giving") and bool(children(verb, OBJECTS))


def _is_reduced(verb: Token) -> bool:
    """Return whether a participle after its noun is passive: one with an object is not ("strikes killed six")."""
    if is_finite_taken_for_participle(verb):
        return False
    if any(_asks(verb, child) for child in verb.children):
        return False
    return verb.tag_ == "VBN" or (verb.dep_ == "acomp" and verb.tag_ == "VBD")


def _is_bare(verb: Token) -> bool:
    """Return whether a participle stands without auxiliary ("wants him jailed", "Three men arrested")."""
    active = (child.dep_ in _ACTIVE or is_a(child, "@joining") or _asks(verb, child) for child in verb.children)
    bare = not any(active)
    return verb.tag_ == "VBN" and bare and verb.dep_ in _BARE_CLAUSES and is_transitive(verb.lemma_.lower())


def _asks(verb: Token, preposition: Token) -> bool:
    """Return whether a preposition makes a verb one of asking, that needs no object ("Peru called on Chile to")."""
    return preposition.dep_ == "prep" and f"{verb.lemma_.lower()}+{preposition.lower_}" in operators()


def _is_commanded(verb: Token) -> bool:
    """Return whether a headline leaves out the auxiliary ("Union allowed to march"): such a verb needs an object."""
    if verb.tag_ not in ("VBD", "VBN") or not is_a(verb, "@commanding") or children(verb, (*OBJECTS, "aux")):
        return False
    return any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children)


def _shares_passive(verb: Token) -> bool:
    """Return whether a coordinated participle can have the auxiliary of the one before ("was seized and beaten")."""
    if verb.dep_ != "conj" or verb.head.tag_ != "VBN":
        return False
    if has_subject(verb):
        return _is_gapped(verb)
    mistaken = verb.tag_ == "VBD" and is_transitive(verb.lemma_.lower()) and not children(verb, OBJECTS)
    return verb.tag_ == "VBN" or mistaken


def _is_gapped(verb: Token) -> bool:
    """Return whether a participle with its own subject leaves out the auxiliary ("two were shot and six arrested")."""
    bare = not any(child.dep_ in ("aux", "neg") for child in verb.children) and not children(verb, OBJECTS)
    return verb.tag_ == "VBN" and bare and is_transitive(verb.lemma_.lower())


def is_imperative(verb: Token) -> bool:
    """Return whether the clause tells its hearer what to do (“Quit the city,” the general said)."""
    bare = not any(child.dep_ in ("aux", "auxpass", "mark", *SUBJECTS, *PASSIVE_SUBJECTS) for child in verb.children)
    is_statement = verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "ccomp" and is_a(verb.head, "@reporting"))
    return bare and is_statement and verb.tag_ in ("VB", "VBP")
