"""Acts of one sentence that belong together: two tellings of one event, and an event inside another's complement."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.argument_frames import after
from factwire.extraction.events.grammar.relations import SUBJECTS, children, first_conjunct
from factwire.extraction.events.lexicon.classes import TIME_TYPES, is_agent
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS
from factwire.model.facts import EventType

_HAPPENING: frozenset[EventType] = frozenset({"ASSAULT"})
_FACTIVE: frozenset[EventType] = frozenset({"ACCUSE", "SANCTION", "COERCE", "SUPPORT", "CONSULT", "PROTEST"})
_CONTROLLING: frozenset[EventType] = frozenset({"ACCUSE", "SANCTION", "COERCE"})
_SPOTS = ("in", "at", "near", "outside", "on")
_YEAR = 4
_HARM = "18"  # CAMEO: to assault, with what it does to people
_DYING = frozenset({"die", "perish"})
_ADDED = frozenset({"advcl", "conj"})
_PAST = frozenset({"VBD", "VBN"})
_LINKS = frozenset({"when", "after", "as"})


def is_same_event(first: Act, second: Act) -> bool:
    """Return whether the second act tells what the first one did.

    It has the same noun or the same parties ("hailed and backed the plan"), is a participle ("hit it, killing six"),
    or one of two acts of violence says what the other leaves open ("were killed when gunmen ambushed a bus").
    """
    if (first.type, first.actors, first.targets) == (second.type, second.actors, second.targets):
        return True
    if first.trigger.i == second.trigger.i:
        return True
    return first.type == second.type and first.type in _HAPPENING and _states_result(first, second)


def is_result_of(first: Act, second: Act) -> bool:
    """Return whether a relative clause that stands over an attack in the parse tells what the attack did."""
    relative = second.head.dep_ == "relcl" and second.head.head.i not in first.covered
    return first.type == second.type and first.type in _HAPPENING and relative and _is_of(first, second.head)


def _states_result(first: Act, second: Act) -> bool:
    head = second.head
    if head.dep_ == "advcl" and {head.head.i, first_conjunct(head.head).i} & first.covered:
        return head.tag_ == "VBG" or _states_cause(first, second)
    if head.dep_ == "relcl" and _is_of(first, head):  # "an attack in which six were killed"
        return True
    together = head.dep_ == "conj" and head.head.i in first.covered
    hurts = second.cameo == _HARM and second.mode is None
    harm = hurts and first.actors == second.actors  # "shelled the camp, killing six and wounding ten"
    shared = first.targets == second.targets and not (first.actors and second.actors)  # "shot and killed by a gunman"
    return together and (harm or shared)


def _is_of(first: Act, clause: Token) -> bool:
    """Return whether a relative clause is about the first act, wherever the parse hangs it."""
    relative = next((token for token in clause.lefts for token in token.subtree if token.tag_ in ("WDT", "WP")), None)
    if clause.head.i in first.covered or relative is None or first.trigger.pos_ != "NOUN":
        return clause.head.i in first.covered
    of_scene = relative.tag_ == "WDT" and first.trigger.is_ancestor(clause.head)  # "a bombing at a station that killed"
    return clause.i > first.trigger.i and (relative.dep_ == "pobj" or of_scene)


def _states_cause(first: Act, second: Act) -> bool:
    """Return whether a clause of time says who did what a passive leaves open ("were killed when rebels attacked")."""
    linked = any(child.lower_ in _LINKS for child in second.head.lefts)
    named = all(actor.lower_ not in PRONOUNS for actor in second.actors)
    return linked and named and not first.actors and first.targets != second.targets


def joined(first: Act, second: Act) -> Act:
    """Return the first act with what the second one adds."""
    return replace(
        first,
        mode=first.mode or second.mode,
        actors=first.actors or second.actors,
        targets=tuple(dict.fromkeys((*first.targets, *second.targets))),
        covered=first.covered | second.covered,
    )


def with_those_who_died(act: Act) -> Act:
    """Return an act of violence with the victims of the clause that it times ("nine died when rebels hit a bus")."""
    clause = act.head
    timed = clause.dep_ == "advcl" and any(child.lower_ in _LINKS for child in clause.lefts)
    if act.type not in _HAPPENING or not timed or clause.head.lemma_ not in _DYING:
        return act
    dead = children(clause.head, SUBJECTS)
    return replace(act, targets=tuple(dict.fromkeys((*act.targets, *dead)))) if any(map(is_agent, dead)) else act


def complement_event(act: Act, container: Act) -> Act | None:
    """Return an act of violence that another one is about, where it is an event of its own; else None.

    Who is jailed for an attack or accused of it is its actor; of what is alleged, the text says that it is reported.
    """
    real = act.type in _HAPPENING and container.type in _FACTIVE and container.status is None
    if not real or not (is_fully_reported(act) or _is_deed_of_sought(act, container)):
        return None
    controlled = container.targets if not act.actors and _controls(container, act) else ()
    return replace(
        act,
        actors=act.actors or tuple(party for party in controlled if party not in act.targets),
        status=act.status or ("reported" if container.mode == "allege" else None),
    )


def _is_deed_of_sought(act: Act, container: Act) -> bool:
    """Return whether an act is what somebody did whom police look for ("searched for a man who opened fire")."""
    clause = act.head
    while clause.dep_ in _ADDED:
        clause = clause.head
    return container.mode == "investigate" and clause.dep_ == "relcl" and clause.tag_ in _PAST


def _controls(container: Act, act: Act) -> bool:
    """Return whether whom the container is done to did the act ("jailed a man for an attack on")."""
    beside = act.head.dep_ in ("pobj", "pcomp") and act.head.head.head.i in container.covered
    return beside and container.type in _CONTROLLING and container.mode in (None, "allege", "arrest")


def with_modifiers_shared(acts: list[Act]) -> list[Act]:
    """Return the acts of a sentence, each with the modifiers that are its own.

    What follows an attack in another act's complement says where the attack was, though the parse hangs it on the
    outer verb ("jailed a man for an attack on a fair in Bergen"); so does a date with a year, or one in an aside.
    """
    shared = list(acts)
    for at, outer in enumerate(acts):
        for i, inner in enumerate(acts):
            if inner.type in _HAPPENING and outer is not inner and _is_inside(inner, outer):
                late = tuple(child for child in outer.head.children if _belongs_inside(child, inner, outer))
                shared[i] = replace(shared[i], late=(*shared[i].late, *late))
                shared[at] = replace(shared[at], ceded=shared[at].ceded | {child.i for child in late})
    return shared


def _is_inside(inner: Act, outer: Act) -> bool:
    nominal = inner.trigger.pos_ in ("NOUN", "PROPN")
    return nominal and outer.head.pos_ == "VERB" and outer.head.is_ancestor(inner.trigger)


def _belongs_inside(child: Token, inner: Act, outer: Act) -> bool:
    if child.i < inner.trigger.i or child.dep_ not in ("prep", "npadvmod"):
        return False
    dates = [token for token in child.subtree if token.ent_type_ in TIME_TYPES]
    if not dates:
        return child.lower_ in _SPOTS
    return any(token.like_num and len(token) == _YEAR for token in dates) or outer.head.dep_ in ("acl", "advcl")


def is_fully_reported(act: Act) -> bool:
    """Return whether an act of violence has a target, and a place or day of its own, or says how many it hurt."""
    words = (*act.predicates, *act.targets)
    located_or_counted = bool(act.targets) and (any(map(_has_setting, words)) or any(map(_is_counted, act.targets)))
    return act.type in _HAPPENING and located_or_counted


def _is_counted(target: Token) -> bool:
    return any(child.dep_ == "nummod" for child in target.children)


def is_set(act: Act) -> bool:
    """Return whether a place or a day stands beside the words of an act ("the shooting happened on Friday")."""
    return any(map(_has_setting, act.predicates))


def _has_setting(head: Token) -> bool:
    """Return whether a place or a day stands beside a word of an event."""
    days = any(child.ent_type_ in TIME_TYPES for child in head.children if child.dep_ in ("npadvmod", "poss", "nmod"))
    spots = (spot for word in _SPOTS for spot in after(word, head))
    dated = any(
        inner.ent_type_ in TIME_TYPES for child in head.children if child.dep_ == "prep" for inner in child.children
    )
    return days or dated or any(spot.ent_type_ in ("GPE", "LOC", "FAC") or spot.tag_ == "NNP" for spot in spots)
