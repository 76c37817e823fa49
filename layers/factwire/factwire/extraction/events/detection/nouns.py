"""Event nouns: alone ("Israeli raids on Gaza") and with a light verb ("launched an attack on", "came under fire")."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act, Rejection, act_of
from factwire.extraction.events.grammar.arguments import Frame, after, is_opposed, owners
from factwire.extraction.events.lexicon.classes import is_a, is_agent
from factwire.extraction.events.lexicon.knowledge import Light, Sense, light_verbs, noun_senses
from factwire.extraction.events.lexicon.nations import is_city
from factwire.extraction.events.lexicon.words import kernel, noun_keys

_WHERE = frozenset({"in", "at", "near", "outside"})
_HURT = ("@people", "@place", "@vehicle", "@craft", "@armed")
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def noun_sense(noun: Token) -> Sense | None:
    """The event sense of a noun, by its longest spelling."""
    senses = noun_senses()
    if noun.tag_ == "VBG" and noun.pos_ == "VERB" and noun.dep_ in _NOMINAL:  # "fighting broke out"
        return senses.get(noun.lower_)
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return next((senses[key] for key in noun_keys(noun) if key in senses), None)


def noun_act(noun: Token, sense: Sense) -> Act:
    """The act an event noun reports by itself, with the participants its modifiers name."""
    between = after("between", noun)
    if between:
        return act_of(sense, noun, actors=between, targets=(), pattern="noun")
    owning = owners(noun)
    if "both" in sense.flags:  # in "coast guard exercises" the guard is a kind of exercise
        owning = tuple(owner for owner in owning if owner.dep_ == "poss" or owner.ent_type_)
    actors = (*owning, *after("by", noun))
    if sense.of == "actor":
        actors = actors or after("of", noun)
    opposed = tuple(child for child in noun.lefts if child.ent_type_ and child.lower_ != "anti" and is_opposed(child))
    slots = (slot for slot in sense.targets if slot != "of" or sense.of == "target")
    fillers = (
        tuple(token for token in after(slot, noun) if token not in actors and _can_be_target(token, sense, slot))
        for slot in slots
    )
    targets = opposed or next((found for found in fillers if found), ())
    if "suffered" in sense.flags and not targets:  # "his arrest"
        targets = tuple(owner for owner in actors if owner.dep_ == "poss")
        actors = tuple(actor for actor in actors if actor not in targets)
    return act_of(sense, noun, actors=tuple(dict.fromkeys(actors)), targets=targets, pattern="noun")


def _can_be_hurt(token: Token) -> bool:
    about = kernel(token)
    return is_agent(about) or token.pos_ in ("NUM", "PRON") or any(is_a(about, term) for term in _HURT)


def _can_be_target(token: Token, sense: Sense, slot: str) -> bool:
    """Whether what a preposition of place brings is more than where or when: of protests no spot, of force no thing."""
    if slot not in _WHERE:
        return True
    if sense.type == "PROTEST":
        return not _is_spot(token)
    return sense.type != "ASSAULT" or sense.mode is not None or _can_be_hurt(token) or bool(token.ent_type_)


def _is_spot(token: Token) -> bool:
    """Whether a place name says only where a crowd is: a country can be what it is about, a city is not."""
    return is_city(token) or (is_a(token, "@territory") and not is_agent(token))


def act_by_light_verb(arguments: Frame, keys: list[str], *, rejections: list[Rejection]) -> Act | None:
    """The act of a light verb with its event noun, or None."""
    if arguments.predicatives and arguments.objects:  # "called the attack a mistake"
        return None
    for key in keys:
        for light in light_verbs().get(key, ()):
            for noun in _candidates(light, key, arguments):
                sense = noun_sense(noun)
                if sense is None or not _goes_with(light, sense):
                    continue
                if light.role == "harm" and not any(map(_can_be_hurt, arguments.objects)):
                    rejections.append(Rejection(arguments.head, f"{key} {sense.key}", "its object cannot be hurt"))
                    return None
                if not _has_doer(light, arguments):
                    rejections.append(Rejection(arguments.head, f"{key} {sense.key}", "its subject is nobody"))
                    return None
                act = _joined(light, key, arguments, noun_act(noun, sense), sense)
                if "needs" not in sense.flags or act.targets:
                    return act
                rejections.append(Rejection(arguments.head, act.rule, "nobody is said to be its target"))
    return None


def _candidates(light: Light, key: str, arguments: Frame) -> tuple[Token, ...]:
    if light.role == "copula":
        return arguments.predicatives
    if light.role in ("occur", "harm"):
        return arguments.subjects or arguments.objects
    return after(key.split("+")[1], arguments.head) if "+" in key else arguments.objects


def _goes_with(light: Light, sense: Sense) -> bool:
    if (light.role == "copula") != ("copula" in sense.flags):
        return False
    if light.role in ("occur", "harm") and "with" in sense.flags:
        return False
    return not light.types or sense.type in light.types


def _has_doer(light: Light, arguments: Frame) -> bool:
    if light.role not in ("do", "copula") or not arguments.subjects:
        return True
    return any(is_agent(kernel(subject)) for subject in arguments.subjects)


def _joined(light: Light, key: str, arguments: Frame, named: Act, sense: Sense) -> Act:
    """The noun's act with what the light verb adds: its subject, its object, its prepositions."""
    subjects = arguments.subjects
    elsewhere = tuple(
        token
        for slot in sense.targets
        if slot != "clause"
        for token in after(slot, arguments.head)
        if is_agent(token) and token not in subjects
    )
    drawn_in = arguments.objects if "+" in key else ()  # "engaged the army in a firefight"
    parties = {
        "do": (subjects or named.actors, named.targets or arguments.indirect or drawn_in or elsewhere),
        "copula": (subjects, named.targets),
        "undergo": (named.actors or after("from", arguments.head), subjects),
        "harm": (named.actors, arguments.objects),
        "occur": (named.actors, named.targets or elsewhere),
    }
    actors, targets = parties[light.role]
    return replace(
        named,
        head=arguments.head,
        actors=actors,
        targets=targets,
        rule=f"{key} {sense.key}: {light.role}",
        covered=named.covered | {arguments.head.i},
    )
