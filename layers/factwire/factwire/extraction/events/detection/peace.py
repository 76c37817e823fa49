"""Calls for an end to a conflict: who calls for an end to the fighting he is a side of offers peace (PLOVER: AGREE)."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.detection.nouns import noun_act, noun_sense
from factwire.extraction.events.grammar.argument_frames import after
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, lemma


def opponent_of(complement: Token, callers: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return with whom the callers fight the fighting whose end they call for; none where it is not theirs."""
    if not is_a(complement, "@ending"):
        return ()
    for noun in after("to", complement) + after("of", complement):
        sense = noun_sense(noun)
        if sense and sense.type == "ASSAULT" and "both" in sense.flags:
            act = noun_act(noun, sense)
            theirs = [side for side in act.actors if _belongs(side, callers)]
            if theirs or (act.targets and not act.actors):  # "the war with the army": nobody else is named
                return act.targets or tuple(side for side in act.actors if side not in theirs)
    return ()


def _belongs(side: Token, callers: tuple[Token, ...]) -> bool:
    """Return whether a side is the callers or what they command ("his army", "their war")."""
    own = side.lower_ in PRONOUNS or any(child.dep_ == "poss" and child.lower_ in PRONOUNS for child in side.children)
    return own or any(lemma(side) == lemma(caller) for caller in callers)
