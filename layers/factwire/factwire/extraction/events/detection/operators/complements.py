"""The complement of an operator: which clause or noun it takes, and whether its form suits it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.grammar.argument_frames import Frame
from factwire.extraction.events.grammar.modality import reporter_of
from factwire.extraction.events.grammar.relations import FINITE, has_to
from factwire.extraction.events.lexicon.classes import is_a, is_agent
from factwire.extraction.events.lexicon.event_lexicons import Operator
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS

_VERBAL = frozenset({"VERB", "AUX"})
_WH = frozenset({"WP", "WP$", "WDT", "WRB"})
_PHASES = frozenset({"begin", "stop", "reduce", "ease", "cancel"})  # of an action, which no finite clause names
_HELPING = frozenset({"help", "assist", "support", "back"})

WILL = frozenset({"will", "would", "'ll", "’ll", "could"})
"""Auxiliaries by which a clause says what will be."""

WITH_INFINITIVE = frozenset({"intend", "plan", "agree", "offer", "decide", "refuse", "threaten", "vote"})
"""Operators that an infinitive completes."""

_RESOLVED = WILL | {"wo"}  # of "won't"


def complement_of(at: Token, operator: Operator, arguments: Frame) -> Token | None:
    """Return the clause or event noun that an operator takes: a clause, what its preposition brings, or its object."""
    clause = next((child for child in at.children if _is_clause(child, at, operator)), None)
    if clause is not None:
        return clause
    if "+" in operator.key:
        preposition = next(
            (child for child in at.children if child.lower_ == operator.preposition and child.dep_ == "prep"), None
        )
        if preposition is not None:
            return next((child for child in preposition.children if child.dep_ in ("pcomp", "pobj")), None)
    called = bool(arguments.predicatives)  # "considers the offer fair"
    addressed = arguments.passive and bool(operator.addressee)  # the object is the addressee
    return None if at is not arguments.head or called or addressed else next(iter(arguments.objects), None)


def _is_clause(child: Token, at: Token, operator: Operator) -> bool:
    """Return whether a child of the operator is its infinitive or that-clause, or a purpose clause it takes."""
    if child.i < at.i or child.pos_ not in (*_VERBAL, "NOUN"):
        return False
    purpose = "purpose" in operator.flags and child.dep_ == "advcl" and child.tag_ == "VB"
    directed = operator.preposition == "for" and any(
        each.dep_ == "mark" and each.lower_ == "for" for each in child.lefts
    )
    told = operator.addressee == "obj" and child.dep_ == "advcl" and child.tag_ == "VB" and _has_agent_as_object(at)
    apart = child.dep_ == "advcl" and has_to(child) and _takes_infinitive(at, operator)
    announced = at.pos_ == "NOUN" and child.dep_ == "acl" and child.tag_ == "VB"
    return purpose or told or apart or announced or directed or child.dep_ in ("xcomp", "ccomp")


def _takes_infinitive(verb: Token, operator: Operator) -> bool:
    """Return whether an infinitive further on is what a verb without object is about ("offered on Sunday to open")."""
    alone = not any(child.dep_ in ("dobj", "dative", "prt", "nsubjpass", "auxpass") for child in verb.children)
    return alone and operator.name in WITH_INFINITIVE and "+" not in operator.key


def _has_agent_as_object(verb: Token) -> bool:
    """Return whether a verb is said to somebody ("petitioned the court to halt the vote")."""
    return any(child.dep_ == "dobj" and is_agent(child) for child in verb.rights)


def suits(operator: Operator, complement: Token) -> bool:
    """Return whether the complement has a form that the operator takes."""
    if _posts_forces(complement) or (operator.name == "order" and is_a(complement, "@paying")):
        return False
    if complement.pos_ not in _VERBAL:
        return "clause" not in operator.flags and not _is_beside(operator, complement)
    asks = complement.left_edge.tag_ in _WH  # "asked where she was"
    if asks or _expels(complement) or any(_is_beyond(operator, child) for child in complement.children):
        return False
    return _has_suitable_subject(operator, complement) and _has_suitable_form(operator, complement)


def _posts_forces(clause: Token) -> bool:
    """Return whether forces are to help the police: who sends them aids nobody ("deployed the army to help police")."""
    if clause.lemma_ not in _HELPING or clause.pos_ != "VERB":
        return False
    helped = (child for child in clause.rights if child.dep_ in ("dobj", "nsubj", "ccomp", "xcomp"))
    police = any(is_a(word, "@police") for child in helped for word in (child, *child.lefts))
    return police and any(is_a(doer, "@troops") for doer in expected_doers(clause))


def _has_suitable_form(operator: Operator, clause: Token) -> bool:
    """Return whether a clause has the form that the operator and its flags ask for."""
    if operator.name in _PHASES and clause.tag_ in FINITE:
        return False
    if "subjunctive" in operator.flags and clause.dep_ == "ccomp":
        own = any(
            child.lower_ in _RESOLVED for child in clause.lefts if child.dep_ == "aux"
        )  # "insisted it would stay"
        return clause.tag_ == "VB" and not own
    if "to" in operator.flags:
        return has_to(clause)
    if "infinitive" in operator.flags:
        return clause.tag_ in ("VB", "VBG") and not any(child.tag_ == "MD" for child in clause.children)
    return "said" not in operator.flags or bool(reporter_of(clause.head))


def _expels(clause: Token) -> bool:
    """Return whether envoys are to leave: who orders that expels them."""
    return is_a(clause, "@leaving") and any(is_a(child, "@envoy") for child in expected_doers(clause))


def expected_doers(clause: Token) -> Iterator[Token]:
    """Yield who is to do what a clause says: its subject, or the object of the verb over it."""
    yield from (child for child in clause.lefts if child.dep_ == "nsubj")
    yield from (child for child in clause.head.children if child.dep_ in ("dobj", "nsubjpass"))


def _has_suitable_subject(operator: Operator, clause: Token) -> bool:
    """Return whether a clause says what another party is to do, or what the speaker will do ("that it would")."""
    if operator.flags.isdisjoint({"other", "self"}):
        return True
    subjects = [child for child in clause.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    if "other" in operator.flags:
        return any(is_agent(subject) and subject.lower_ not in PRONOUNS for subject in subjects)
    speakers = {token.lemma_.lower() for token in clause.head.lefts if token.dep_ == "nsubj"}
    will = any(child.lower_ in WILL for child in clause.lefts if child.dep_ == "aux")
    return will and any(s.lower_ in PRONOUNS or s.lemma_.lower() in speakers for s in subjects)


def _is_beside(operator: Operator, noun: Token) -> bool:
    """Return whether a noun is not what an operator is about: a campaign for a person, a question about a thing."""
    if "cause" in operator.flags and (noun.ent_type_ == "PERSON" or noun.pos_ in ("PRON", "DET")):
        return True
    return "sought" in operator.flags and noun_sense(noun) is None and not is_a(noun, "@sought")


def _is_beyond(operator: Operator, child: Token) -> bool:
    """Return whether a word of the complement puts it beyond the operator.

    A question whether a party will act is no request; the hope that another party acts is no plan.
    """
    asks = child.dep_ == "mark" and child.lower_ in ("if", "whether")
    return asks or ("own" in operator.flags and child.dep_ == "nsubj")
