"""Courses: how an attack or an accident came about, told by clauses of the lead and the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.w5h.grammar.clause import SUBJECTS, Clause
from factwire.extraction.w5h.grammar.means_nouns import is_instrument
from factwire.extraction.w5h.grammar.person_nouns import names_person
from factwire.extraction.w5h.grammar.stretches import Stretch, until_comma

CLAUSE_SCORE = 0.75  # "killed when a bus overturned"
DEED_SCORE = 0.6  # "He opened fire in a market"
MARKERS = frozenset({"when", "after", "as"})
NAMING = frozenset({"det", "amod", "compound", "poss"})
DESCRIBING = frozenset({"amod", "compound", "relcl"})  # "shooting death", "the man who shot"
OBJECTS = frozenset({"dobj", "nsubjpass"})
COMPLEMENTS = OBJECTS | {"prep", "prt", "advmod"}
LONGEST_LEAD = 12  # words between the marker and its verb
HYPOTHETICAL = frozenset({"would", "could", "might", "may", "will", "can", "should"})


def reports_harm(clause: Clause) -> bool:
    """Return whether the main clause tells of an attack, an accident or a death."""
    return not clause.lemmas.isdisjoint(load_terms("w5h/harms"))


def courses(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Yield what happened by the words of the sentence: clauses of a marker first, then the deeds of its verbs."""
    if not reports_harm(clause):
        return
    for token in sentence:
        if token.pos_ == "VERB" and token.lemma_.lower() not in clause.deeds and _is_course(token):
            yield from _course_of(token, clause)
        elif token.dep_ == "nsubj" and is_instrument(token) and _starts_harm(token.head):
            yield Stretch(token.left_edge, _last_of(token.head), DEED_SCORE)


def _course_of(verb: Token, clause: Clause) -> Iterator[Stretch]:
    """Yield the clause of a marker, or the deed by itself, but for the headline's own: that is what, and not how."""
    marker = _marker_before(verb)
    is_headline = clause.in_title and verb.doc is clause.verb.doc
    if marker is not None:
        yield Stretch(marker.nbor(1), _last_of(verb), CLAUSE_SCORE)
    elif verb.dep_ not in DESCRIBING and not is_headline and _last_of(verb) != _first_of(verb):
        yield Stretch(_first_of(verb), _last_of(verb), DEED_SCORE)


def _first_of(verb: Token) -> Token:
    return next((child for child in verb.lefts if child.dep_ == "auxpass"), verb)


def _last_of(verb: Token) -> Token:
    """Return the last word of the verb's phrase before a comma or a clause with a subject of its own."""
    joined = (child for child in verb.rights if child.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in child.lefts))
    other = next(joined, None)
    last = other.left_edge.nbor(-2) if other is not None and other.left_edge.i - 2 >= verb.i else verb.right_edge
    return until_comma(verb, last)


def _starts_harm(verb: Token) -> bool:
    """Return whether the verb's object is the harm: "A car laden with explosives began the attack"."""
    return any(child.dep_ == "dobj" and child.lemma_.lower() in load_terms("w5h/harms") for child in verb.rights)


def _is_course(verb: Token) -> bool:
    needed = _course_verbs().get(verb.lemma_.lower())
    if any(child.dep_ in NAMING or child.lower_ == "before" for child in verb.lefts):
        return False  # a noun: "in a drive-by shooting"; "before police shot him" is no course of his deed
    if needed is None or any(child.dep_ == "neg" or child.lower_ in HYPOTHETICAL for child in verb.lefts):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in load_terms("w5h/deed_words"):
        return False  # "failed to detonate", "tried to blow up"
    return not needed or any(_meets(child, needed) for child in verb.children if child.dep_ in COMPLEMENTS)


def _meets(child: Token, needed: frozenset[str]) -> bool:
    harmed = "person" in needed and child.dep_ in OBJECTS and (names_person(child) or is_instrument(child))
    return harmed or child.lemma_.lower() in needed


def _marker_before(verb: Token) -> Token | None:
    """Return the "when", "after" or "as" whose clause the verb is, with its subject between."""
    start = max(verb.sent.start, verb.i - LONGEST_LEAD)
    for token in reversed(verb.doc[start : verb.i]):
        if token.lower_ in MARKERS and token.i + 1 < verb.i:
            return (
                token if any(t.dep_ in SUBJECTS or t.dep_ == "advcl" for t in verb.doc[token.i + 1 : verb.i]) else None
            )
        if token.text in ",;:" or token.pos_ == "VERB":
            return None
    return None


@cache
def _course_verbs() -> dict[str, frozenset[str]]:
    return {entry["verb"]: frozenset(entry["object"].split()) for entry in load_lexicon("w5h/course_verbs")}
