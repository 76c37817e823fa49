"""Faults: what those had done or left undone whom the main deed punishes, bars or turns down.

The reason of a punishment stands in a sentence of its own: "The company failed to file its accounts", "He pleaded
guilty to theft".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.w5h.grammar.clause import SUBJECTS, Clause
from factwire.extraction.w5h.grammar.parties import Parties
from factwire.extraction.w5h.grammar.purposes import has_to
from factwire.extraction.w5h.grammar.report import LEADING_TOKENS
from factwire.extraction.w5h.grammar.stretches import Stretch, last_alone, until_comma

DONE_WRONG = 0.7
RELATIVE = frozenset({"WP", "WDT"})
GUILTY_OF = frozenset({"of", "on", "to"})
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "prep"})


def faults(sentence: list[Token], clause: Clause, *, parties: Parties) -> Iterator[Stretch]:
    """Yield what the sentence says that a party of the main event did wrong."""
    if not _is_sanction(clause.verb):
        return
    for token in sentence:
        if token.lower_ == "guilty":
            yield from _guilt(token)
        elif token.lemma_ != clause.verb.lemma_ and _is_fault(token) and _is_done_by_party(token, parties):
            yield Stretch(token, until_comma(token, last_alone(token)), DONE_WRONG)


def _is_done_by_party(verb: Token, parties: Parties) -> bool:
    """Return whether its subject is a party of the main event; early in the text hardly anybody else is meant."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if subject is None or subject.tag_ in RELATIVE:
        return False
    return verb.i < LEADING_TOKENS or parties.is_party(subject)


def _is_sanction(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if any(child.dep_ == "xcomp" for child in verb.rights):
        return False  # "tried to flee"
    return lemma in load_terms("w5h/reckoning_verbs") or lemma in load_terms("w5h/stance_verbs")


def _is_fault(verb: Token) -> bool:
    needed = _fault_verbs().get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
    if needed is None or any(child.dep_ == "neg" for child in verb.lefts):
        return False
    if needed:
        return any(_meets(child, needed) for child in verb.rights)
    return any(child.dep_ in COMPLEMENTS for child in verb.rights)


def _meets(child: Token, needed: str) -> bool:
    return has_to(child) if needed == "to" else needed in {child.dep_, child.lower_}


def _guilt(guilty: Token) -> Iterator[Stretch]:
    """Yield what somebody is guilty of: "found guilty of theft", "pleaded guilty to two counts of theft"."""
    if any(child.dep_ == "neg" for child in (*guilty.lefts, *guilty.head.children)):
        return
    charge = next((child for child in guilty.rights if child.lower_ in GUILTY_OF and child.right_edge != child), None)
    if charge is not None:
        first = charge.nbor(1)
        yield Stretch(first, until_comma(first, charge.right_edge), DONE_WRONG)


@cache
def _fault_verbs() -> dict[str, str]:
    return {entry["verb"]: entry["complement"] for entry in load_lexicon("w5h/fault_verbs")}
