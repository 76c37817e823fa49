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
from factwire.extraction.events.lexicon.knowledge import is_transitive

_BARE_CLAUSES = frozenset({"ccomp", "ROOT", "pcomp"})


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: by its auxiliary, or a participle after its noun."""
    if is_a(verb, "@stative"):  # "is opposed to" is what its subject does
        return False
    marks = {child.dep_ for child in verb.children}
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    if not marks.isdisjoint({"nsubjpass", "auxpass", "csubjpass"}) or ("agent" in marks and not perfect):
        return True  # "has blamed a letter by the bank" is active
    if verb.dep_ == "acl" and not is_a(verb, "@giving") and children(verb, OBJECTS):
        return False  # "air strikes killed six people", read as strikes that were killed: a participle has no object
    if verb.dep_ == "acl" or (verb.dep_ == "acomp" and verb.head.lemma_ == "be"):  # "was last year granted"
        return verb.tag_ == "VBN" or (verb.dep_ == "acomp" and verb.tag_ == "VBD")
    bare = not any(child.dep_ in ("aux", "dobj", "obj") for child in verb.children)
    if (
        verb.tag_ == "VBN" and bare and verb.dep_ in _BARE_CLAUSES and is_transitive(verb.lemma_.lower())
    ):  # "wants him jailed", "Three men arrested", "with six men held"
        return True
    return _is_told_to(verb) or (_shares_passive(verb) and is_passive(verb.head))


def _is_told_to(verb: Token) -> bool:
    """Whether a headline leaves out the auxiliary ("Union allowed to march"): such a verb needs an object."""
    if verb.tag_ not in ("VBD", "VBN") or not is_a(verb, "@commanding") or children(verb, (*OBJECTS, "aux")):
        return False
    return any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children)


def _shares_passive(verb: Token) -> bool:
    """Whether a coordinated participle can have the auxiliary of the one before ("was dragged out and beaten")."""
    if verb.dep_ != "conj" or verb.head.tag_ != "VBN" or has_subject(verb):
        return False
    mistaken = verb.tag_ == "VBD" and is_transitive(verb.lemma_.lower()) and not children(verb, OBJECTS)
    return verb.tag_ == "VBN" or mistaken


def is_imperative(verb: Token) -> bool:
    """Whether the clause tells its hearer what to do (“Quit the city,” the general said)."""
    bare = not any(child.dep_ in ("aux", "auxpass", "mark", *SUBJECTS, *PASSIVE_SUBJECTS) for child in verb.children)
    said = verb.dep_ in ("ROOT", "parataxis") or (verb.dep_ == "ccomp" and is_a(verb.head, "@reporting"))
    return bare and said and verb.tag_ in ("VB", "VBP")
