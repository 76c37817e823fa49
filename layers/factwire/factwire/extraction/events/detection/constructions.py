"""What a construction says whatever its verb: done jointly it is cooperation, done in protest it is a protest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.argument_frames import Frame, after, owners
from factwire.extraction.events.grammar.parties import is_plural
from factwire.extraction.events.grammar.relations import has_to
from factwire.extraction.events.lexicon.classes import is_a, is_agent
from factwire.extraction.events.lexicon.nations import country_of
from factwire.extraction.events.lexicon.predicate_words import quantified
from factwire.model.facts import EventType

_CROWD = ("@people", "@protester")
_JOINT = frozenset({"joint", "combined"})
_JOINING = frozenset({"join", "participate", "take"})
_SHARED = frozenset({"MOBILIZE", "COERCE"})
_FEWEST = 2


def has_construction(verb: Token) -> bool:
    """Return whether a word beside the verb can make an event of it, so that its arguments are worth reading."""
    return any(
        is_a(child, "@joining")
        or (child.dep_ == "dobj" and _is_joint(child))
        or child.lower_ == "alongside"
        or (child.dep_ in ("advcl", "xcomp") and is_a(child, "@demanding"))
        for child in verb.children
    ) or any(
        child.lower_ == "in" and any(map(_makes_event, child.children))
        for noun in (verb, *(child for child in verb.children if child.dep_ == "dobj"))
        for child in noun.rights
    )


def _makes_event(noun: Token) -> bool:
    return _is_joint(noun) or is_a(noun, "protest") or is_a(noun, "@partnering")


def outcomes_by_construction(arguments: Frame) -> Iterator[Act]:
    """Yield the cooperation or the protest that the words around a verb make of what it says."""
    partners = _partners(arguments)
    if partners:
        yield replace(_act(arguments, "COOPERATE", None, "06", targets=partners, how="jointly"), both=True)
        return
    demand = _demand(arguments)
    if demand is not None:
        yield _act(arguments, "PROTEST", "demo", "14", targets=_against(demand), how="in protest")


def shared_between_states(act: Act) -> Act:
    """Return an exercise of the forces of several states as what it is: cooperation."""
    done_to_people = act.type == "COERCE" and any(map(is_agent, act.targets))
    if act.type not in _SHARED or done_to_people or not _is_exercise(act):
        return act
    others = after("with", act.head, act.trigger, *_objects(act))
    states = {state for party in (*act.actors, *others) for state in _states(party)}
    hosts = _hosts(act)
    others = others or hosts
    joint = bool(hosts) or any(map(_is_joint, (act.trigger, *_objects(act))))
    if len(states) < _FEWEST and not (joint and (act.actors or others)):
        return act
    partners = tuple(party for party in others if is_agent(party))
    return replace(act, type="COOPERATE", mode=None, cameo="06", targets=partners, both=True)


def _is_exercise(act: Act) -> bool:
    together = any(is_a(child, "@joining") for child in act.head.children)
    return together or any(is_a(word, "@exercise") for word in (*act.predicates, *_nouns_of(act)))


def _hosts(act: Act) -> tuple[Token, ...]:
    """Return whose exercise it is that an act joins ("took part in NATO war games")."""
    nouns = _nouns_of(act) if act.head.lemma_ in _JOINING else ()
    return tuple(host for noun in nouns for host in owners(noun) if host.ent_type_ and host not in act.actors)


def _nouns_of(act: Act) -> tuple[Token, ...]:
    """Return what is done, or what it is done in ("held an exercise", "took part in war games")."""
    return (*_objects(act), *after("in", act.head))


def _objects(act: Act) -> tuple[Token, ...]:
    return tuple(child for child in act.head.children if child.dep_ in ("dobj", "pobj"))


def _states(party: Token) -> Iterator[str]:
    """Yield the countries that a party's words name ("Thai and U.S. troops")."""
    for word in party.subtree:
        country = country_of([word]) if word.is_title or word.is_upper else None
        if country:
            yield country


def _act(
    arguments: Frame, kind: EventType, mode: str | None, cameo: str, *, targets: tuple[Token, ...], how: str
) -> Act:
    head = arguments.head
    return Act(
        head=head,
        trigger=head,
        type=kind,
        mode=mode,
        cameo=cameo,
        actors=arguments.subjects,
        targets=tuple(target for target in targets if target not in arguments.subjects),
        rule=f"{head.lemma_.lower()}: {how}",
        covered=frozenset({head.i}),
    )


def _partners(arguments: Frame) -> tuple[Token, ...]:
    """Return with whom organisations or states do something: each other ("jointly"), or whom a preposition brings."""
    verb, subjects = arguments.head, arguments.subjects
    if not subjects or not all(is_a(quantified(subject), "@body") for subject in subjects):
        return ()
    adverbs = [child for child in verb.children if is_a(child, "@joining")]
    states = {state for subject in subjects for state in _states(subject)}
    joint = bool(adverbs) or _shares_object(arguments)
    if joint and max(len(subjects), len(states)) >= _FEWEST:
        return subjects
    beside = after("alongside", verb) + tuple(found for word in adverbs for found in after("with", word))
    together = tuple(found for noun in after("in", verb) if is_a(noun, "@partnering") for found in after("with", noun))
    jointly = arguments.slot("with") if joint else ()
    return tuple(party for party in (*beside, *together, *jointly) if is_agent(party))


def _shares_object(arguments: Frame) -> bool:
    """Return whether what is set up or done is called joint ("set up a joint committee")."""
    return any(map(_is_joint, (*arguments.objects, *after("in", arguments.head))))


def _is_joint(noun: Token) -> bool:
    return any(word.lower_ in _JOINT for child in noun.lefts for word in child.subtree)


def _demand(arguments: Frame) -> Token | None:
    """Return what says that a crowd acts to demand or oppose something: its purpose, or "in protest"."""
    crowd = any(is_a(quantified(subject), term) for subject in arguments.subjects for term in _CROWD)
    verb = arguments.head
    protest = next((noun for noun in after("in", verb, *arguments.objects) if is_a(noun, "protest")), None)
    if protest is not None and arguments.subjects:
        return protest
    plural = any(is_plural(token) for token in arguments.subjects)
    if not crowd or not plural:
        return None
    # What is done "to protest" is told by that verb itself.
    clauses = (child for child in verb.rights if child.dep_ in ("advcl", "xcomp") and child.lemma_ != "protest")
    return next((child for child in clauses if is_a(child, "@demanding") and _is_aim(child)), None)


def _is_aim(clause: Token) -> bool:
    return (clause.tag_ == "VB" and has_to(clause)) or clause.tag_ == "VBG"


def _against(demand: Token) -> tuple[Token, ...]:
    """Return whom a demand or a protest is against, as far as a party is named."""
    brought = (found for word in ("against", "at", "over", "of") for found in after(word, demand))
    objects = (child for child in demand.children if child.dep_ == "dobj")
    return tuple(party for party in (*brought, *objects) if is_agent(party))
