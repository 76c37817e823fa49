"""Words that point back to the main event: "the move", "this decision", "his resignation"."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import Clause

DEFINITE = frozenset({"the", "this", "that", "these", "his", "her", "its", "their"})
PRONOUNS = frozenset({"it", "this", "that"})
STEM = 4  # letters that "remove" and "removal", "decide" and "decision" have in common


def points_back(noun: Token, clause: Clause) -> bool:
    """Return whether the noun takes up what the main clause reports."""
    if not any(child.lower_ in DEFINITE or child.dep_ == "poss" for child in noun.lefts):
        return False
    lemma = noun.lemma_.lower()
    if lemma in load_terms("w5h/acts"):
        return True
    return lemma[:STEM] == clause.verb.lemma_.lower()[:STEM]


def means_event(noun: Token, clause: Clause) -> bool:
    """Return whether the noun or pronoun takes up the main event: "The move comes after ...", "It comes after ..."."""
    return is_pointer(noun) or points_back(noun, clause)


def is_pointer(pronoun: Token) -> bool:
    """Return whether it is a pronoun for a whole event: "It comes after ..."."""
    return pronoun.lower_ in PRONOUNS
