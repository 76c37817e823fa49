"""Event nouns: alone ("Israeli raids on Gaza") and with a light verb ("launched an attack on", "came under fire")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act, Outcome, Reason, Rejection, act_of
from factwire.extraction.events.grammar.argument_frames import Frame, after, is_opposed, owners
from factwire.extraction.events.grammar.parties import is_plural, resolve_agent
from factwire.extraction.events.grammar.relations import OBJECTS, PREMODIFIERS, children
from factwire.extraction.events.lexicon.classes import is_a, is_agent
from factwire.extraction.events.lexicon.event_lexicons import (
    Light,
    Sense,
    light_verbs,
    noun_heads,
    noun_senses,
    verb_senses,
)
from factwire.extraction.events.lexicon.nations import is_city, is_seat
from factwire.extraction.events.lexicon.predicate_words import lemma, noun_keys, quantified

_WHERE = frozenset({"in", "at", "near", "outside"})
_HURT = ("@people", "@place", "@vehicle", "@craft", "@armed")
_STRIKE = _STOPPAGE = "strike"
_BLOW = "strike+on"
_GIVEN = frozenset({"AID", "SUPPORT", "ACCUSE", "THREATEN", "REQUEST"})
_LASTING = frozenset({"hour", "day", "week", "month", "indefinite"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "pobj"})

Parties = tuple[tuple[Token, ...], tuple[Token, ...]]  # actors and targets


def noun_sense(noun: Token) -> Sense | None:
    """Return the event sense of a noun, by its longest spelling, or None."""
    senses = noun_senses()
    if noun.tag_ == "VBG" and noun.pos_ == "VERB" and noun.dep_ in _NOMINAL:  # "fighting broke out"
        return senses.get(noun.lower_)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if noun.lemma_.lower() not in noun_heads() and lemma(noun) not in noun_heads():
        return None
    sense = next((senses[key] for key in noun_keys(noun) if key in senses), None)
    if sense is not None and noun.lemma_ == _STRIKE:
        sense = _strike_sense(noun, sense)
    many = sense is not None and "singular" in sense.flags and is_plural(noun)
    return None if many else sense


def _strike_sense(strike: Token, sense: Sense) -> Sense | None:
    """Return the sense of a strike, a blow or a stoppage, by who strikes and whom it hurts."""
    of_labour = _is_of_labour(strike)
    if sense.type == "ASSAULT" and of_labour:
        return noun_senses()[_STOPPAGE]
    if sense.type == "PROTEST" and not of_labour and _does_harm(strike):
        return noun_senses()[_BLOW]
    return sense


def _does_harm(strike: Token) -> bool:
    """Return whether people are killed or hurt by or in a strike, so that it is no stoppage."""
    above = strike.head.head if strike.dep_ == "pobj" and strike.head.lower_ in ("in", "by") else strike.head
    own = [child for child in strike.rights if child.dep_ == "relcl"]
    return any(is_a(verb, "@harming") for verb in (above, *own))


def _is_of_labour(strike: Token) -> bool:
    """Return whether a strike is a stoppage: of a union or workers, or one that lasts ("a six-week strike")."""
    before = [child for child in strike.lefts if child.dep_ in PREMODIFIERS]
    lasting = any(child.lemma_ in _LASTING for child in before)
    verb = next((token for token in strike.ancestors if token.pos_ == "VERB"), None)
    holders = [*owners(strike), *after("by", strike), *(child for child in strike.lefts if child.dep_ == "poss")]
    holders += [child for child in verb.lefts if child.dep_ == "nsubj"] if verb is not None else []
    words = (word for holder in holders for word in (holder, *holder.lefts))
    return lasting or any(is_a(word, "@labour") and word.text != "Union" for word in words)  # no African Union


def noun_act(noun: Token, sense: Sense) -> Act:
    """Return the act an event noun reports by itself, with the participants its modifiers name."""
    between = after("between", noun)
    if between:
        return act_of(sense, noun, actors=between, targets=(), pattern="noun")
    actors = _actors(noun, sense)
    targets = _opponents(noun) or _targets(noun, sense, actors)
    if "suffered" in sense.flags and not targets:  # "his arrest"
        targets = tuple(actor for actor in actors if actor.dep_ == "poss")
        actors = tuple(actor for actor in actors if actor not in targets)
    return act_of(sense, noun, actors=tuple(dict.fromkeys(actors)), targets=targets, pattern="noun")


def _actors(noun: Token, sense: Sense) -> tuple[Token, ...]:
    """Return who the noun says did it: its owner, whom `by` names, or whom `of` names where the sense has it so."""
    owning = owners(noun)
    if sense.type == "ASSAULT":  # of "the Paris attacks", the capital says where they were
        owning = tuple(owner for owner in owning if owner.dep_ == "poss" or not is_seat(owner))
    if "both" in sense.flags:  # in "coast guard exercises" the guard is a kind of exercise
        owning = tuple(owner for owner in owning if owner.dep_ == "poss" or owner.ent_type_)
    actors = (*owning, *after("by", noun))
    if sense.type in _GIVEN and not actors:  # "aid worth a million dollars from Norway", "criticism from Chile"
        actors = after("from", noun, *(child for child in noun.children if child.dep_ in ("amod", "prep", "acl")))
    return actors or (after("of", noun) if sense.of == "actor" else ())


def _opponents(noun: Token) -> tuple[Token, ...]:
    """Return whom a prefix of the noun names as opposed ("anti-Japan protests")."""
    return tuple(child for child in noun.lefts if child.ent_type_ and child.lower_ != "anti" and is_opposed(child))


def _targets(noun: Token, sense: Sense, actors: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the fillers of the first preposition of the sense that brings a target."""
    slots = (slot for slot in sense.targets if slot != "of" or sense.of == "target")
    heads = (noun, *after("by", noun), *(after("of", noun) if sense.type == "ACCUSE" else ()), *_counting(noun))
    fillers = (
        tuple(
            token
            for token in (*after(slot, *heads), *(_who_is_to(noun) if slot == "for" else ()))
            if token not in (*actors, noun) and _can_be_target(token, sense, slot)
        )
        for slot in slots
    )
    found = next(filter(None, fillers), ())
    accused = tuple(filter(is_agent, found)) if sense.type == "ACCUSE" else ()  # "crimes against humanity against X"
    return accused or found or (_to_be_taken(noun) if sense.type == "ASSAULT" else ())


def _to_be_taken(attack: Token) -> tuple[Token, ...]:
    """Return what an attack is to take or destroy ("an offensive to retake the city")."""
    aims = (child for child in attack.rights if child.tag_ == "VB" and _is_of_force(child))
    things = (noun for aim in aims for noun in children(aim, OBJECTS))
    return tuple(thing for thing in things if is_a(thing, "@place") or is_a(thing, "@body") or is_a(thing, "@armed"))


def _is_of_force(verb: Token) -> bool:
    return any(sense.type == "ASSAULT" for sense in verb_senses().get(verb.lemma_, ())) or is_a(verb, "@hostile")


def _who_is_to(noun: Token) -> tuple[Token, ...]:
    """Return who is to do what a noun allows or asks ("gave permission for the union to march")."""
    clauses = (child for child in noun.rights if child.tag_ == "VB")
    return tuple(child for clause in clauses for child in clause.lefts if child.dep_ == "nsubj")


def _counting(noun: Token) -> tuple[Token, ...]:
    """Return the noun of quantity before an event noun ("a series of raids on"): the parse hangs prepositions on it."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return (above,) if above is not None and quantified(above) == noun else ()


def _can_be_hurt(token: Token) -> bool:
    about = quantified(token)
    return is_agent(about) or token.pos_ in ("NUM", "PRON") or any(is_a(about, term) for term in _HURT)


def _can_be_target(token: Token, sense: Sense, slot: str) -> bool:
    """Return whether what a preposition of place brings can be a target: of protests no spot, of force no thing."""
    if token.ent_type_ == "EVENT":  # "attacks on New Year's Eve"
        return False
    if slot not in _WHERE:
        return True
    if sense.type == "PROTEST":
        return not _is_spot(token) and (bool(token.ent_type_) or is_agent(token))
    return sense.type != "ASSAULT" or sense.mode is not None or _can_be_hurt(token) or bool(token.ent_type_)


def _is_spot(token: Token) -> bool:
    """Return whether a place name says only where a crowd is: a country can be what it is about, a city is not."""
    return is_city(token) or (is_a(token, "@territory") and not is_agent(token))


def outcomes_by_light_verb(arguments: Frame, keys: list[str]) -> Iterator[Outcome]:
    """Yield rejections of the light verb's event nouns, and last the act of the first that makes one."""
    if arguments.predicatives and arguments.objects:  # "called the attack a mistake"
        return
    for key, light, noun, sense in _pairs(arguments, keys):
        role = _ROLES[light.role]
        rule = f"{key} {sense.key}"
        reason = role.against(arguments)
        if reason:
            yield Rejection(arguments.head, rule, reason)
            return
        act = _joined(arguments, noun_act(noun, sense), sense, rule=f"{rule}: {light.role}", key=key, role=role)
        asked_for = sense.type == "REQUEST" and after("for", noun, arguments.head)
        if "needs" not in sense.flags or act.targets or asked_for:
            yield act
            return
        yield Rejection(arguments.head, act.rule, Reason.NO_TARGET)


def _pairs(arguments: Frame, keys: list[str]) -> Iterator[tuple[str, Light, Token, Sense]]:
    """Yield each light verb with each event noun that it goes with."""
    for key in keys:
        for light in light_verbs().get(key, ()):
            for noun in _ROLES[light.role].nouns(arguments, key):
                sense = noun_sense(noun)
                if sense is not None and _goes_with(light, sense, key, noun):
                    yield key, light, noun, sense


def _is_mutual(noun: Token) -> bool:
    """Return whether a noun names the parties that it is between ("talks between the parties resumed")."""
    return bool(after("between", noun))


def _says_who(noun: Token, sense: Sense, light: Light) -> bool:
    """Return whether a noun that needs a verb names who does it ("a pullout of troops began")."""
    if sense.type == "CONSULT":
        return _is_mutual(noun)
    moving = sense.type in ("RETREAT", "MOBILIZE", "PROTEST") and light.role == "occur"
    return moving and any(is_agent(actor) or is_a(actor, "@troops") for actor in _actors(noun, sense))


def _goes_with(light: Light, sense: Sense, key: str, noun: Token) -> bool:
    if "under" in sense.flags and light.role == "undergo" and not key.endswith("+under"):
        return False
    if (light.role == "copula") != ("copula" in sense.flags):
        return False
    if light.role in ("occur", "harm") and "with" in sense.flags and not _says_who(noun, sense, light):
        return False
    return not light.types or sense.type in light.types


def _joined(arguments: Frame, named: Act, sense: Sense, *, rule: str, key: str, role: Role) -> Act:
    """Return the noun's act with what the light verb adds: its subject, its object, its prepositions."""
    actors, targets = role.parties(arguments, named, _Around(arguments, sense, key))
    return replace(
        named,
        head=arguments.head,
        actors=actors,
        targets=targets,
        rule=rule,
        covered=named.covered | {arguments.head.i},
    )


@dataclass(frozen=True)
class _Around:
    """The parties that stand around a light verb beside its subject and its event noun."""

    arguments: Frame
    sense: Sense
    key: str

    @property
    def elsewhere(self) -> tuple[Token, ...]:
        """The agents that the noun's prepositions bring to the verb."""
        slots = (slot for slot in self.sense.targets if slot != "clause")
        found = (token for slot in slots for token in after(slot, self.arguments.head))
        return tuple(
            token for token in found if is_agent(resolve_agent(token)) and token not in self.arguments.subjects
        )

    @property
    def drawn_in(self) -> tuple[Token, ...]:
        """The object of a verb whose preposition brings the noun ("engaged the army in a firefight")."""
        return self.arguments.objects if "+" in self.key else ()


@dataclass(frozen=True)
class Role:
    """What a light verb is to its event noun: where the noun stands, what speaks against it, who takes part."""

    nouns: Callable[[Frame, str], tuple[Token, ...]]
    against: Callable[[Frame], Reason | None]
    parties: Callable[[Frame, Act, _Around], Parties]


def _object_nouns(arguments: Frame, key: str) -> tuple[Token, ...]:
    found = after(key.split("+")[1], arguments.head) if "+" in key else arguments.objects
    return tuple(dict.fromkeys(noun for token in found for noun in (token, quantified(token))))


def _claimed_nouns(arguments: Frame, _key: str) -> tuple[Token, ...]:
    """Return what a party claims responsibility for ("claimed responsibility for the attack")."""
    responsibility = tuple(token for token in arguments.objects if is_a(token, "responsibility"))
    return after("for", *responsibility, arguments.head) if responsibility else ()


def _subject_nouns(arguments: Frame, _key: str) -> tuple[Token, ...]:
    return tuple(map(quantified, arguments.subjects or arguments.objects))


def _predicative_nouns(arguments: Frame, _key: str) -> tuple[Token, ...]:
    return arguments.predicatives


def _no_reason(_arguments: Frame) -> Reason | None:
    return None


def _lacks_agent(arguments: Frame) -> Reason | None:
    able = not arguments.subjects or any(is_agent(quantified(subject)) for subject in arguments.subjects)
    return None if able else Reason.NO_AGENT


def _harms_nobody(arguments: Frame) -> Reason | None:
    return None if any(map(_can_be_hurt, arguments.objects)) else Reason.FIGURATIVE_OBJECT


def _subject_acts(arguments: Frame, named: Act, around: _Around) -> Parties:
    targets = arguments.indirect or named.targets or around.drawn_in or around.elsewhere
    return arguments.subjects or named.actors, targets


def _subject_is_bearer(arguments: Frame, named: Act, _around: _Around) -> Parties:
    return arguments.subjects, named.targets


def _subject_suffers(arguments: Frame, named: Act, _around: _Around) -> Parties:
    return named.actors or after("from", arguments.head), arguments.subjects


def _object_suffers(arguments: Frame, named: Act, _around: _Around) -> Parties:
    if named.both and named.actors:  # "clashes between police and dockers wounded 14": the 14 fought nobody
        return named.actors, named.targets
    return named.actors, arguments.objects


def _noun_occurs(arguments: Frame, named: Act, around: _Around) -> Parties:
    between = after("between", arguments.head) if named.both else ()  # "fighting broke out between rivals"
    return named.actors or between, named.targets or around.elsewhere


_ROLES = {
    "do": Role(_object_nouns, _lacks_agent, _subject_acts),
    "claim": Role(_claimed_nouns, _lacks_agent, _subject_acts),
    "copula": Role(_predicative_nouns, _lacks_agent, _subject_is_bearer),
    "undergo": Role(_object_nouns, _no_reason, _subject_suffers),
    "harm": Role(_subject_nouns, _harms_nobody, _object_suffers),
    "occur": Role(_subject_nouns, _no_reason, _noun_occurs),
}
