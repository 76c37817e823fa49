"""Prominence: how much of its sentence an act is, from 0 to 1; main clauses stand before what hangs on them."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.voice import is_passive
from factwire.extraction.events.lexicon.classes import is_a

_BACKGROUND = frozenset({"advcl", "relcl", "acl", "pcomp", "pobj", "appos", "poss", "npadvmod"})
_CIRCUMSTANCE = frozenset({"after", "as", "because", "before", "once", "since", "when", "while"})
_MOST_STEPS = 12
_TRANSITIVE = frozenset({"kill", "wound", "injure", "hurt", "maim"})  # so that the subject of the active does the harm
_HARM = frozenset({"dead", "missing", "injured", "trapped", "homeless"})
_LEAST = 0.05

# What a step up the parse takes away, in quarters; set by hand together with the weights of `event_salience`.
_QUARTER = 0.25
_STEPS = {"ccomp": 0.1, "parataxis": 0.1, "conj": 0.3}  # of two events of one clause the first is the news
_OTHER_STEP, _BACKGROUND_STEP, _CIRCUMSTANCE_STEP, _OBJECT_STEP = 0.4, 1.0, 1.6, 2.0
_CAUSE_STEP = 0.1  # "was destroyed by a fire", "five died when a bus overturned"

# What it takes away that nobody is named on a side.
_NO_ACTOR, _NO_TARGET = 0.15, 0.1


def prominence_of(act: Act) -> float:
    """Return the prominence of an act, from 0.05 to 1: by its place in the parse, less where it names no party."""
    unnamed = _NO_ACTOR * (not act.actors) + _NO_TARGET * (not act.targets)
    return max(_LEAST, max(map(prominence_at, (act.head, act.trigger))) - unnamed)


def prominence_at(word: Token) -> float:
    """Return the prominence of a word, from 0.05 to 1, by the clauses and phrases between it and the root."""
    depth, at = 0.0, word
    for _ in range(_MOST_STEPS):
        if at.head == at or at.dep_ == "ROOT":
            break
        depth += _step(at)
        at = at.head
    return max(_LEAST, 1.0 - _QUARTER * depth)


def _step(word: Token) -> float:
    """Return what the relation of a word to its head takes away."""
    if _is_cause_of_harm(word):
        return _CAUSE_STEP
    if word.dep_ == "advcl" and any(child.lower_ in _CIRCUMSTANCE for child in word.lefts):
        return _CIRCUMSTANCE_STEP  # "after he had accused China"
    if word.dep_ in _BACKGROUND:
        return _CAUSE_STEP if word.head.dep_ == "agent" else _BACKGROUND_STEP
    if word.dep_ == "dobj" and word.pos_ in ("NOUN", "PROPN"):
        return _OBJECT_STEP  # "played down the attack": what the verb tells is the news
    return _STEPS.get(word.dep_, _OTHER_STEP)


def _is_cause_of_harm(word: Token) -> bool:
    """Return whether a clause or phrase says what did the harm that the verb tells of ("were killed in a blast")."""
    phrase = word.head if word.dep_ == "pobj" else word
    return phrase.dep_ in ("advcl", "prep") and _tells_victims(phrase.head)


def _tells_victims(verb: Token) -> bool:
    """Return whether a verb tells who was hurt: "died", "were injured", "are feared dead"."""
    if is_a(verb, "@harming") and (is_passive(verb) or verb.lemma_ not in _TRANSITIVE):
        return True
    return any(child.lower_ in _HARM for child in verb.children if child.dep_ in ("acomp", "oprd", "ccomp"))
