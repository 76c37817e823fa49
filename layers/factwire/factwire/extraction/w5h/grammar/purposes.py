"""Purposes: a "to" clause or a "for" phrase behind a complete predicate."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms

OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "ccomp"})
CALLING = frozenset({"call", "ask", "push", "press", "wait", "prepare", "hope"})  # "called for talks"
DESTINATIONS = frozenset({"at", "in", "to", "into", "on"})


def is_purpose(word: Token) -> bool:
    """Return whether "to" or "for" opens a purpose: "sold the port to pay debts", "arrives at the port for talks"."""
    if word.lower_ == "to":
        return word.dep_ == "aux" and word.head.pos_ in {"VERB", "AUX"} and _is_purpose_clause(word.head)
    return word.lower_ == "for" and word.dep_ == "prep" and _is_errand(word)


def is_reckoning(preposition: Token) -> bool:
    """Return whether "for" introduces the ground of a punishment or of praise: "jailed for stealing"."""
    return preposition.lower_ == "for" and preposition.head.lemma_.lower() in load_terms("w5h/reckoning_verbs")


def directs(verb: Token) -> bool:
    """Return whether the infinitive behind the verb's object belongs to the object: "asks fans to vote"."""
    return not _forms(verb).isdisjoint(load_terms("w5h/directing_verbs"))


def awaits_deed(noun: Token) -> bool:
    """Return whether an infinitive behind the noun says what it consists in: "attempt to force a vote"."""
    return not {noun.lemma_.lower(), noun.lower_.removesuffix("s")}.isdisjoint(load_terms("w5h/deed_words"))


def is_complement(clause: Token) -> bool:
    """Return whether a "to" clause that is parsed as an adjunct completes its verb: "voted on Friday to close"."""
    verb = clause.head
    if not has_to(clause):
        return False
    return verb.lemma_.lower() in load_terms("w5h/deed_words") or _is_directed(clause) or _says_which(clause)


def _says_which(clause: Token) -> bool:
    """Return whether it says what the verb's object right before it consists in: "are making a plea to spare him"."""
    first = clause.left_edge
    before = first.nbor(-1) if first.i > clause.sent.start else first
    return before.dep_ == "dobj" and before.head == clause.head and awaits_deed(before)


def _is_directed(clause: Token) -> bool:
    """Return whether the clause says what its verb's object is to do: "compelled the shops to close"."""
    objects = (child for child in clause.head.children if child.dep_ == "dobj")
    return directs(clause.head) and any(clause.head.i < child.i < clause.i for child in objects)


def has_to(verb: Token) -> bool:
    """Return whether "to" stands before the verb as a part of it: an infinitive."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _is_purpose_clause(clause: Token) -> bool:
    verb = clause.head
    if clause.dep_ == "advcl":
        return clause.i > verb.i and not is_complement(clause)
    done_to = [child for child in verb.children if child.dep_ == "dobj" and verb.i < child.i < clause.i]
    if clause.dep_ != "xcomp" or not done_to:
        return False
    return not (directs(verb) or is_complement(clause) or awaits_deed(clause.left_edge.nbor(-1)))


def _is_errand(preposition: Token) -> bool:
    """Return whether it is the purpose of going to a place: "arrives at the port for talks"."""
    place = preposition.head
    errand = any(child.lemma_.lower() in load_terms("w5h/errands") for child in preposition.children)
    if errand and place.pos_ == "VERB" and place.lemma_.lower() not in CALLING:
        return True
    verb = place.head.head if place.dep_ == "pobj" and place.head.lower_ in DESTINATIONS else place
    if (verb.pos_ != "VERB" and verb.dep_ != "ROOT") or any(child.dep_ in OBJECTS for child in verb.children):
        return False
    went = any(child.lower_ in DESTINATIONS and child.i < preposition.i for child in verb.rights)
    return went and not any(child.ent_type_ for child in preposition.children)


def _forms(verb: Token) -> set[str]:
    return {verb.lemma_.lower(), verb.lower_.removesuffix("s"), verb.lower_.removesuffix("es")}
