"""Whom a pronoun stands for where no name does: the subject of the clause over it, or of the sentence before.

Subjects stay what a text is about (Grosz, Joshi & Weinstein 1995, centering): the nearest one of the pronoun's number.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.events.grammar.argument_frames import frame
from factwire.extraction.events.lexicon.classes import is_a, is_agent
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, quantified

_MANY = frozenset({"they", "them", "their"})
_ONE = frozenset({"he", "she", "him", "her", "his"})
_MOST_STEPS = 6


def antecedent_of(pronoun: Token) -> Token | None:
    """Return the noun phrase head that a third person pronoun stands for, or None."""
    if pronoun.lower_ not in _MANY | _ONE:
        return None
    return next((noun for noun in _subjects(pronoun) if _may_be(pronoun, noun)), None)


def _subjects(pronoun: Token) -> Iterator[Token]:
    """Yield the subjects before the pronoun, nearest first: of the clauses over it, of the sentence before."""
    at = pronoun.head
    for _ in range(_MOST_STEPS):
        if at.head is at:
            break
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            yield from (noun for noun in _only(at) if noun.i < pronoun.i)
    start = pronoun.sent.start
    if start > 0:
        yield from _only(pronoun.doc[start - 1].sent.root)


def _only(verb: Token) -> tuple[Token, ...]:
    """Return the subject of a verb (of a passive, who it was done to), where it is one phrase."""
    arguments = frame(verb)
    found = arguments.objects if arguments.passive else arguments.subjects
    return found if len(found) == 1 else ()


def _may_be(pronoun: Token, noun: Token) -> bool:
    if noun.lower_ in PRONOUNS or noun.pos_ not in ("NOUN", "PROPN") or noun.ent_type_ in ("GPE", "ORG"):
        return False
    if pronoun.lower_ in _ONE and noun.ent_type_ != "PERSON" and not is_a(noun, "@people"):
        return False  # a court is no "he"
    about = quantified(noun)
    plural = "Plur" in about.morph.get("Number", []) or about.lemma_ in ("police", "people")
    return is_agent(about) and plural == (pronoun.lower_ in _MANY)
