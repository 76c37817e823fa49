"""Quarrels: what violence grew out of, "during an argument", "it appears to be a dispute between neighbours"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.stretches import Stretch, until_comma
from factwire.extraction.w5h.means.courses import reports_harm
from factwire.extraction.w5h.reasons.pointing import means_event

OCCASION = 0.75
IDENTITY = 0.85
OPENING = frozenset({"during", "after", "following", "in", "over", "amid", "from"})
KINDS = frozenset({"type", "kind", "sort", "result", "case", "act", "consequence"})
BEING = frozenset({"attr", "xcomp", "acomp", "oprd"})


def quarrels(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Yield the quarrel that the harm came of, or that the sentence says it was."""
    if not reports_harm(clause):
        return
    for noun in sentence:
        if not _is_quarrel(noun) or noun.lemma_ in clause.lemmas:
            continue
        named = _kind_of(noun)
        if noun.dep_ == "pobj" and noun.head.lower_ in OPENING:
            yield Stretch(noun.left_edge, until_comma(noun, noun.right_edge), OCCASION)
        elif named.dep_ in BEING and _names_main_event(named, clause):
            yield Stretch(named.left_edge, until_comma(named, named.right_edge), IDENTITY)


def _is_quarrel(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in load_terms("w5h/quarrels")


def _kind_of(noun: Token) -> Token:
    """Return the noun that a kind or a result is of: "some type of argument", "the result of a dispute"."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in KINDS else noun


def _names_main_event(noun: Token, clause: Clause) -> bool:
    """Return whether the noun says what the event was: "The shooting appears to be a dispute"."""
    for verb in noun.ancestors:
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None:
            return means_event(subject, clause)
    return False
