"""Causes that verbs name ("blamed the rain"), and what those had done whom a verb punishes or praises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.w5h.grammar.clause import Clause, object_of
from factwire.extraction.w5h.grammar.person_nouns import names_person
from factwire.extraction.w5h.grammar.purposes import has_to
from factwire.extraction.w5h.grammar.stretches import Stretch, until_comma

# A bare name says who is to blame, seldom why; what a person did says why.
NAME_COST = 0.9
ACT_SCORE = 0.2
GROUND_SCORE = 0.5
CHARGES = frozenset({"charge", "count", "suspicion", "allegation"})
CHARGING = frozenset({"accuse", "charge", "suspect", "convict"})
TIMES = frozenset({"DATE", "TIME"})


def named_causes(sentence: list[Token], clause: Clause) -> Iterator[Stretch]:
    """Yield what verbs name as a cause; what the main verb itself charges somebody with is what happened."""
    for token in sentence:
        if token.pos_ == "VERB" and not _only_charges(token, but_of=clause.verb.lemma_):
            named = ((_cause_of(token, place), strength) for place, strength in _causes_by(token))
            cause, strength = next(((cause, strength) for cause, strength in named if cause is not None), (None, 0.0))
            if cause is not None and not _is_what(token, cause, clause):
                yield Stretch(cause.left_edge, until_comma(cause, cause.right_edge), strength + _deed_score(cause))


def _is_what(verb: Token, cause: Token, clause: Clause) -> bool:
    """Return whether the cause is the news itself: a charge of the main deed, or what the main verb cites."""
    if verb.lemma_.lower() == "cite":
        return verb == clause.verb
    return verb.lemma_.lower() in CHARGING and _tells_again(cause, clause)


def _tells_again(deed: Token, clause: Clause) -> bool:
    """Return whether what somebody is accused of is the main event: "accused of killing three women"."""
    return any(token.pos_ == "VERB" and token.lemma_ == clause.verb.lemma_ for token in deed.subtree)


def _causes_by(verb: Token) -> tuple[tuple[str, float], ...]:
    lemma = verb.lemma_.lower()
    away = lemma == "pass" and any(child.lower_ == "away" for child in verb.rights)
    return _causal_verbs().get("die" if away else lemma, ())


def _only_charges(verb: Token, *, but_of: str) -> bool:
    """Return whether the charge is what a person did ("accused her of theft"), what happened, or to come."""
    return verb.lemma_.lower() in CHARGING and (verb.tag_ != "VBN" or but_of in CHARGING or has_to(verb))


def _deed_score(cause: Token) -> float:
    """Return what a cause gains that tells a deed, and what a mere person loses."""
    if any(token.pos_ == "VERB" for token in cause.subtree):
        return ACT_SCORE
    return -NAME_COST if names_person(cause) else 0.0


def grounds(sentence: list[Token], _clause: Clause) -> Iterator[Stretch]:
    """Yield what a person did who is punished or praised: "jailed a man who had robbed a bank"."""
    for token in sentence:
        if token.pos_ == "VERB" and token.lemma_.lower() in load_terms("w5h/reckoning_verbs"):
            yield from _charges_of(token)
            deed = _deed_of_patient(token)
            if deed is not None:
                first = next((child for child in deed.lefts if child.dep_ in {"aux", "auxpass"}), deed)
                yield Stretch(first, until_comma(deed, deed.right_edge), GROUND_SCORE)


def _charges_of(verb: Token) -> Iterator[Stretch]:
    """Yield what somebody is taken for: "arrested on drug and theft charges"."""
    for preposition in verb.rights:
        charge = object_of(preposition) if preposition.lower_ == "on" else None
        if charge is not None and charge.lemma_.lower() in CHARGES:
            yield Stretch(charge.left_edge, until_comma(charge, charge), GROUND_SCORE)


def _deed_of_patient(verb: Token) -> Token | None:
    """Return the verb that tells what those did whom something is done to."""
    patients = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    deeds = (child for noun in patients if names_person(noun) for child in noun.rights if child.dep_ == "relcl")
    return next((deed for deed in deeds if deed.pos_ == "VERB" and deed.tag_ != "VBZ" and _is_done_by_head(deed)), None)


def _is_done_by_head(deed: Token) -> bool:
    """Return whether the clause's subject is its pronoun: "who had robbed", not "whose name is withheld"."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ in {"WP", "WDT"} for child in deed.lefts)


def _cause_of(verb: Token, place: str) -> Token | None:
    if place == "subject":
        return _argument(verb, "nsubj")
    blamed = _argument(verb, "dobj")
    if place == "object":
        return None if blamed is not None and _is_source(blamed) else blamed
    return _object_of(place, near=_behind(verb, blamed))


def _argument(verb: Token, dependency: str) -> Token | None:
    return next((child for child in verb.children if child.dep_ == dependency and child.pos_ != "PRON"), None)


def _behind(verb: Token, blamed: Token | None) -> list[Token]:
    """Return where the preposition may hang: the parser may take "blamed the delay on the rain" for a delay on it."""
    inside = [token for token in blamed.subtree if token.i > blamed.i] if blamed is not None else []
    return [*verb.rights, *inside]


def _object_of(preposition: str, *, near: list[Token]) -> Token | None:
    found = next((token for token in near if token.dep_ in {"prep", "agent"} and token.lower_ == preposition), None)
    objects = (child for child in found.children if child.dep_ in {"pobj", "pcomp"}) if found is not None else ()
    return next((noun for noun in objects if noun.ent_type_ not in TIMES), None)


def _is_source(noun: Token) -> bool:
    """Return whether it says who says so, as "citing two officials" does, and not why, as "citing the rain" does."""
    if noun.head.lemma_.lower() != "cite":
        return False
    return names_person(noun) or noun.lemma_.lower() in load_terms("w5h/cited")


@cache
def _causal_verbs() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for entry in load_lexicon("w5h/causal_verbs"):
        found[entry["verb"]].append((entry["cause"], float(entry["strength"])))
    return {verb: tuple(places) for verb, places in found.items()}
