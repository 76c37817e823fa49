"""Which sense a verb has here: decided by its object, its subject and the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import WILLED, Act, Outcome, Rejection, act_of
from factwire.extraction.events.detection.checks.sense_checks import (
    WHERE,
    Candidate,
    is_posting,
    is_self,
    speaks_against,
)
from factwire.extraction.events.detection.nouns import noun_act, noun_sense
from factwire.extraction.events.grammar.argument_frames import Frame, after, owners
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.nominalizations import nominal_frame, verbs_of
from factwire.extraction.events.grammar.parties import mentioned, resolve_agent
from factwire.extraction.events.grammar.relations import OBJECTS, children
from factwire.extraction.events.lexicon.classes import fits, is_a, is_agent
from factwire.extraction.events.lexicon.event_lexicons import Sense, verb_senses
from factwire.extraction.events.lexicon.nations import is_city
from factwire.extraction.events.lexicon.predicate_words import quantified
from factwire.model.facts import EventType

_MOST_STEPS = 4
_WIDE = frozenset({"@agent", "@body", "@people", "@person", "@place", "@state", "@territory", "@armed", "@money"})
_VAGUE = frozenset({"clause", "obj", "in", "outside"})  # slots of a verb that a purpose tells better than
_GIVEN = frozenset({"CONCEDE", "RETREAT"})
_MEASURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def outcomes_by_sense(
    arguments: Frame, keys: list[str], *, genre: TextGenre, restricted: bool, any_party: bool = False
) -> Iterator[Outcome]:
    """Yield a rejection for each sense that nearly fits, and last the act of the first that fits.

    Args:
        arguments: of the verb.
        keys: the ways the lexicon may spell the verb, longest first.
        genre: of the text.
        restricted: look at the senses that the object decides, or at the others.
        any_party: let any public party be the subject where a certain word as object tells enough.
    """
    arguments = _with_authors(arguments)
    senses = (sense for key in keys for sense in verb_senses().get(key, ()) if sense.restricted == restricted)
    for sense in senses:
        arguments = _with_particle_object(sense, arguments)
        if not fits(sense.object, _decisive(sense, arguments)):
            continue
        attacks = _attacks(sense, arguments)
        targets = _targets(sense, arguments, attacks)
        reason = speaks_against(
            Candidate(sense, arguments, targets, genre, any_party and _tells_enough(sense, arguments))
        )
        if reason is None:
            pattern = "passive" if arguments.passive else "verb"
            actors = _actors(sense, arguments, attacks)
            act = act_of(sense, arguments.head, actors=actors, targets=targets, pattern=pattern)
            yield replace(act, covered=act.covered | {attack.head.i for attack in attacks})
            return
        yield Rejection(arguments.head, sense.key, reason)


def nominalized_act(noun: Token, *, genre: TextGenre) -> Act | None:
    """Return the act that a noun of a verb reports with the parties that `by`, a possessor and `of` name, or None."""
    verbs = verbs_of(noun)
    arguments = nominal_frame(noun) if verbs else None
    if arguments is None:
        return None
    keys = [key for verb in verbs for key in (*(f"{verb}+{child.lower_}" for child in noun.rights), verb)]
    for restricted in (True, False):
        for outcome in outcomes_by_sense(arguments, keys, genre=genre, restricted=restricted):
            if isinstance(outcome, Act) and (outcome.targets or restricted or outcome.both):
                return outcome
    return None


def _with_authors(arguments: Frame) -> Frame:
    """Return the arguments with the author of a statement that is the subject ("the mayor's letter accused ...")."""
    subjects = tuple(
        resolve_agent(subject, acting=True) if is_a(subject, "@statement") else subject
        for subject in arguments.subjects
    )
    return arguments if subjects == arguments.subjects else replace(arguments, subjects=subjects)


def _with_particle_object(sense: Sense, arguments: Frame) -> Frame:
    """Return the arguments with the object of a particle that the parse takes for a preposition ("cordoned off it")."""
    _, _, particle = sense.key.partition("_")
    if not particle or arguments.objects or arguments.passive:
        return arguments
    found = after(particle.partition("+")[0], arguments.head)
    return replace(arguments, objects=found) if found else arguments


def _actors(sense: Sense, arguments: Frame, attacks: tuple[Act, ...]) -> tuple[Token, ...]:
    """Return the subjects, or whose weapons or attacks they are; else whose the attack is in which it was done."""
    if is_posting(sense, arguments):
        return arguments.objects  # "six warships were sent to the gulf": whose they are
    suffers = sense.targets == ("subj",)  # "nine soldiers died in the raid"
    own = () if suffers or "found" in sense.flags else _doers(sense, arguments)
    return own or tuple(actor for attack in attacks for actor in attack.actors)


def _doers(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return the subjects; of a weapon or an event ("Taliban rockets hit", "an Israeli raid killed"), its owners."""
    return tuple(
        doer
        for subject in arguments.subjects
        for doer in (_behind(subject) if _is_no_doer(subject, sense) else (subject,))
    )


def _behind(thing: Token) -> tuple[Token, ...]:
    """Return who is behind a weapon or an event: its owner, or who used it ("a bomb planted by rebels")."""
    used = (child for child in thing.rights if child.dep_ == "acl" and is_a(child, "@planting"))
    return owners(thing) or after("by", *used)


def _is_no_doer(subject: Token, sense: Sense) -> bool:
    relative = sense.type == "ASSAULT" and subject.dep_ == "pobj"  # the noun of a relative clause
    if relative and _attack_above(subject) is not None:
        return True
    if is_agent(subject):
        return is_a(subject, "@unmanned") and bool(owners(subject))
    return is_a(subject, "@missile") or is_a(subject, "@weapon") or noun_sense(subject) is not None


def _attacks(sense: Sense, arguments: Frame) -> tuple[Act, ...]:
    """Return the attacks that a clause of violence names as its doer or setting ("was killed in a drone strike")."""
    if sense.type != "ASSAULT":
        return ()
    nouns = (quantified(noun) for noun in (*arguments.subjects, *after("in", arguments.head)))
    found = (_attack_above(noun) for noun in nouns)
    return tuple(attack for attack in found if attack is not None)


def _attack_above(noun: Token) -> Act | None:
    """Return the attack that a noun is, or that it stands in a phrase of ("an attack on a church which killed")."""
    for _ in range(_MOST_STEPS):
        if is_agent(noun) and not noun.ent_type_ and not _is_scene(noun):
            return None
        attack = _noun_act_of(noun, "ASSAULT")
        if attack is not None:
            return attack
        if noun.dep_ != "pobj" or noun.head.head.pos_ not in ("NOUN", "PROPN"):
            return None
        noun = noun.head.head
    return None


def _is_scene(noun: Token) -> bool:
    """Return whether a body is only where something was ("a massacre at a church that left nine dead")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in WHERE and is_a(noun, "@place")


def _noun_act_of(noun: Token, kind: EventType) -> Act | None:
    """Return the act that a noun reports if it is of a type, or None."""
    sense = noun_sense(noun)
    return noun_act(noun, sense) if sense is not None and sense.type == kind else None


def _decisive(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return what decides the sense: the preposition's object where the entry names one, else the verb's."""
    if sense.restricted and "+" in sense.key:
        preposition = sense.key.split("+")[1]
        return (*arguments.slot(preposition), *_adjectives_after(preposition, arguments.head))
    return (*map(_counted_thing, arguments.objects), *arguments.predicatives)


def _adjectives_after(preposition: str, verb: Token) -> tuple[Token, ...]:
    """Return the adjectives that a preposition brings ("described it as illegal")."""
    brought = (child for child in verb.children if child.lower_ == preposition)
    return tuple(word for child in brought for word in child.children if word.pos_ == "ADJ")


def _counted_thing(token: Token) -> Token:
    """Return what a bare number counts, named by the verb before ("attacked 90 ships and hijacked 40")."""
    verb = token.head
    if token.pos_ != "NUM" or verb.dep_ != "conj" or any(child.dep_ == "prep" for child in token.children):
        return token
    return next((child for child in verb.head.children if child.dep_ == "dobj"), token)


def _targets(sense: Sense, arguments: Frame, attacks: tuple[Act, ...]) -> tuple[Token, ...]:
    """Return the fillers of the first slot that has any."""
    if sense.targets == ("subj",):  # "nine soldiers died in the raid"
        return arguments.subjects
    if sense.type == "CONSULT" and (met := _met(arguments)):
        return met
    aimed = _aimed_at(arguments.head, sense)
    found = _filled(sense, arguments, attacks, without=_VAGUE if aimed else frozenset())
    attacked = tuple(target for attack in attacks for target in attack.targets)  # "went off in a raid on a market"
    return found or attacked or aimed or _owning(sense, arguments)


def _filled(sense: Sense, arguments: Frame, attacks: tuple[Act, ...], *, without: frozenset[str]) -> tuple[Token, ...]:
    """Return the fillers of the first slot of a sense that has any, those that can be the target before others."""
    about = _decisive(sense, arguments) if sense.restricted and "+" in sense.key else ()
    about = about or tuple(word for word in arguments.predicatives if word.pos_ == "NOUN")  # "became a member of"
    particle = sense.key.partition("+")[0].partition("_")[2]  # the "in" of "flew in firefighters" says not where
    slots = (slot for slot in sense.targets if slot not in without and slot != particle)
    found = [fillers for slot in slots if (fillers := _fillers(slot, arguments, about, attacks))]
    if sense.type in _GIVEN:  # of "let nine lorries into Gaza", who gets what is given counts
        found.sort(key=lambda fillers: not any(is_agent(resolve_agent(filler)) for filler in fillers))
    found.sort(key=lambda fillers: all(map(is_self, fillers)))  # "blew himself up in a market": the market
    if sense.type == "AID":  # of "flown to Lima for the refugees", the refugees are helped
        found.sort(key=lambda fillers: all(map(is_city, fillers)))
    return next(iter(found), ())


def _owning(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return whose the object is that a sense wants ("suspended the newspaper's licence")."""
    unowned = sense.type in WILLED and sense.type != "SUPPORT"
    if not sense.restricted or "+" in sense.key or "obj" in sense.targets or unowned:
        return ()
    owning = (owner for thing in arguments.objects for owner in owners(thing))
    return tuple(owner for owner in owning if is_agent(owner) and owner.pos_ != "PRON")


def _met(arguments: Frame) -> tuple[Token, ...]:
    """Return with whom the talks are that a journey is for ("flew to Lima for talks with the president")."""
    nouns = (quantified(noun) for noun in after("for", arguments.head))
    talks = (_noun_act_of(noun, "CONSULT") for noun in nouns)
    return tuple(target for act in talks if act is not None for target in act.targets if is_agent(target))


def _fillers(slot: str, arguments: Frame, about: tuple[Token, ...], attacks: tuple[Act, ...]) -> tuple[Token, ...]:
    """Return who fills a slot of the verb, or of the noun `about` which its preposition tells.

    What is done in an attack is not done to it.
    """
    if slot == "clause":
        return mentioned(arguments.head, arguments.subjects)
    found = arguments.slot(slot) or after(slot, *about) or _further(slot, about, arguments.objects)
    apart = (*arguments.subjects, *(attack.head for attack in attacks))
    found = tuple(token for token in found if token not in apart and token.ent_type_ not in _MEASURES)
    return tuple(filter(_can_be_within, found)) if slot == "in" else found


def _can_be_within(noun: Token) -> bool:
    """Return whether what `in` brings can suffer something: a place or a party, not "in an address on television"."""
    about = quantified(noun)
    return bool(about.ent_type_) or about.pos_ != "NOUN" or is_agent(about) or is_a(about, "@place")


def _further(slot: str, about: tuple[Token, ...], objects: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return who owns the noun `about` ("came to Peru's aid"), or whom an object is against further down.

    What a laden car is driven into hangs on its load in the parse ("a car packed with explosives into a wall").
    """
    if slot == "into":
        return after(slot, *(load for noun in objects for load in noun.rights if load.dep_ == "acl"))
    if slot == "of":
        return tuple(owner for noun in about for owner in noun.lefts if owner.dep_ == "poss" and is_agent(owner))
    if slot not in ("against", "on"):
        return ()
    clauses = (
        child for noun in (*about, *objects) for child in noun.rights if child.tag_ == "VB" or _is_relative(child)
    )
    return after(slot, *(word for clause in clauses for word in (clause, *clause.children)))


def _is_relative(clause: Token) -> bool:
    """Return whether a clause says what was done with its noun ("upheld a fine that the council imposed on")."""
    passive = clause.dep_ == "acl" and clause.tag_ == "VBN"
    return passive or (clause.dep_ == "relcl" and any(child.dep_ == "dobj" for child in clause.lefts))


def _aimed_at(verb: Token, sense: Sense) -> tuple[Token, ...]:
    """Return whom a purpose says that force or a protest is for.

    They are the people it is to do something to ("used water cannon to disperse dockers in Oslo"), or what a crowd
    demands or denounces ("thronged the square to denounce the law").
    """
    if sense.type not in ("ASSAULT", "PROTEST"):
        return ()
    purposes = (child for child in verb.rights if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB")
    if sense.type == "PROTEST":
        against = (purpose for purpose in purposes if is_a(purpose, "@demanding"))
        return tuple(noun for purpose in against for noun in (*children(purpose, OBJECTS), *after("against", purpose)))
    hurt = (noun for purpose in purposes for noun in children(purpose, OBJECTS))
    return tuple(noun for noun in hurt if is_agent(noun) or is_a(noun, "@workers"))


def _tells_enough(sense: Sense, arguments: Frame) -> bool:
    """Return whether the object is one of the words that a sense lists, and not only of a wide class."""
    words = [term for term in sense.object.wanted if term not in _WIDE]
    return any(is_a(token, term) for token in _decisive(sense, arguments) for term in words)
