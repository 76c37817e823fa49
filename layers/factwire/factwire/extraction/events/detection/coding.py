"""From predicates and their arguments to coded acts: operators, senses, light verbs, and the mood over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.events.detection.acts import Act, Outcome, Reason, Rejection, recoded
from factwire.extraction.events.detection.constructions import (
    has_construction,
    outcomes_by_construction,
    shared_between_states,
)
from factwire.extraction.events.detection.nouns import noun_act, noun_sense, outcomes_by_light_verb
from factwire.extraction.events.detection.operators.composition import (
    compose_clause,
    is_no_comment,
    outcomes_by_operator,
)
from factwire.extraction.events.detection.peace import outcomes_by_refusal
from factwire.extraction.events.detection.senses import outcomes_by_sense
from factwire.extraction.events.detection.verdicts import outcomes_by_verdict
from factwire.extraction.events.grammar.argument_frames import Frame, frame
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.modality import conditions_of, has_condition, is_negated, mood_of, reporter_of
from factwire.extraction.events.grammar.parties import mentioned
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, is_a, is_agent, sector_word
from factwire.extraction.events.lexicon.event_lexicons import COPULAS, Composition, compose, is_predicate, verb_senses
from factwire.extraction.events.lexicon.nations import country_of, is_city
from factwire.extraction.events.lexicon.predicate_words import SUBJECT_PRONOUNS, lemma, verb_keys

_MOST_DEPTH = 6
_OPEN = frozenset({"planned", "possible"})
_POWERS = frozenset({"GOV", "LEG", "MIL"})
_BECOMING = COPULAS | {"become", "go", "come", "look", "get"}
_NO_EVENT_IN_MOOD: Final[Mapping[str, Reason]] = MappingProxyType({"can": Reason.ABILITY, "must": Reason.OBLIGATION})
_CONDITIONS = frozenset({"if", "unless", "until"})
_OWNERS = frozenset({"his", "her", "the", "our", "its", "their"})


class Coder:
    """Codes the predicates of one parsed text.

    It remembers the act of each verb, since operators ask for their complements, and what it rejected.
    """

    def __init__(self, doc: Doc) -> None:
        self.genre = TextGenre(doc)
        self.rejections: list[Rejection] = []
        self._acts: dict[int, Act | None] = {}

    def act(self, verb: Token, *, depth: int = 0) -> Act | None:
        """Return the act that a verb (or an adjective with `be`) reports, or None."""
        if verb.i not in self._acts:
            self._acts[verb.i] = None
            self._acts[verb.i] = self._coded(verb, depth) if depth < _MOST_DEPTH else None
        return self._acts[verb.i]

    def reject(self, token: Token, rule: str, reason: Reason) -> None:
        """Keep a predicate that made no event, and why."""
        self.rejections.append(Rejection(token, rule, reason))

    def _coded(self, verb: Token, depth: int) -> Act | None:
        if any(child.dep_ == "det" for child in verb.lefts):  # "an accused", "the killed"
            return None
        keys, mood = list(dict.fromkeys(verb_keys(verb))), mood_of(verb)
        if mood is None and not any(map(is_predicate, keys)) and not has_construction(verb):
            return None
        arguments = frame(verb)
        if is_no_comment(arguments, keys):
            self.reject(verb, keys[-1], Reason.NO_COMMENT)
            return None
        act = self._first(self._outcomes(arguments, keys, depth), verb, keys)
        told_by_denial = act is not None and act.rule.startswith("not_")
        act = self._in_mood(act, arguments, mood) if mood and not told_by_denial else act
        if act is not None and act.status in _OPEN and has_condition(verb):
            return replace(act, status="conditional")
        return act

    def _outcomes(self, arguments: Frame, keys: list[str], depth: int) -> Iterator[Outcome]:
        """Yield what the ways of coding a verb make of it: the surest way first."""
        yield from outcomes_by_operator(arguments, keys, read=partial(self._complement, depth=depth))
        yield from outcomes_by_sense(arguments, keys, genre=self.genre, restricted=True)
        yield from outcomes_by_refusal(arguments, self.genre)
        yield from outcomes_by_verdict(arguments)
        yield from outcomes_by_light_verb(arguments, keys)
        yield from outcomes_by_sense(arguments, keys, genre=self.genre, restricted=False)
        yield from outcomes_by_construction(arguments)
        yield from outcomes_by_sense(arguments, keys, genre=self.genre, restricted=True, any_party=True)

    def _first(self, outcomes: Iterator[Outcome], verb: Token, keys: list[str]) -> Act | None:
        """Return the first act; keep the rejections before it, and that no sense fits where there is neither."""
        rejected = False
        for outcome in outcomes:
            if isinstance(outcome, Act):
                return shared_between_states(outcome)
            self.rejections.append(outcome)
            rejected = True
        key = next((key for key in keys if key in verb_senses()), None)
        if key and not rejected:
            self.reject(verb, key, Reason.NO_SENSE)
        return None

    def _in_mood(self, act: Act | None, arguments: Frame, mood: str) -> Act | None:
        result = _in_mood(act, arguments, mood)
        if act is not None and result is None:
            self.reject(act.trigger, f"{mood} < {act.rule}", _NO_EVENT_IN_MOOD.get(mood, Reason.MOOD))
        return result

    def _complement(self, complement: Token, *, depth: int) -> Act | None:
        """Return the act that an operator's complement reports, or None."""
        if complement.pos_ in ("NOUN", "PROPN"):
            sense = noun_sense(complement)
            act = noun_act(complement, sense) if sense else None
            return None if sense and act and "needs" in sense.flags and not act.targets else act
        return self.act(complement, depth=depth + 1)


def _in_mood(act: Act | None, arguments: Frame, mood: str) -> Act | None:
    """Return what the auxiliaries and the negation of its clause make of an act, or of a clause that reports none."""
    if mood == "can":  # what one is able to do is no event
        return None
    if mood == "must":
        if act is not None and is_negated(arguments.head):  # what ought not to be is no event either
            return None
        return _demanded(act, arguments)
    result = compose(mood, act.type) if act else compose_clause(mood, arguments.head)
    exists = any(child.dep_ == "expl" for child in arguments.head.children)  # "there would be no charges"
    if result is None or (act is None and (exists or not _is_own_statement(arguments))):
        return act
    return _modal(result, act, arguments, mood)


def _demanded(act: Act | None, arguments: Frame) -> Act | None:
    """Return the demand of a speaker who says that a party must act, if that party is named or governs."""
    speaker = reporter_of(arguments.head)
    obliged = arguments.objects if arguments.passive else arguments.subjects
    result = compose("must", act.type if act else "-")
    power = _is_power if act else partial(_governs, verb=arguments.head)
    if not speaker or result is None or not any(map(power, obliged)):
        return None
    demand = _modal(result, act, arguments, "must")
    return demand and replace(demand, actors=speaker, targets=obliged)


def _modal(result: Composition, act: Act | None, arguments: Frame, mood: str) -> Act | None:
    if act is not None:
        if result.type == "THREATEN" and not act.targets:
            act = replace(act, targets=_who_can_avert(arguments.head))
        if result.type == "THREATEN" and not act.actors:  # a threat needs a party that threatens
            speakers = tuple(speaker for speaker in reporter_of(arguments.head) if is_a(speaker, "@armed"))
            if not speakers:
                return replace(act, status=result.status or act.status)
            act = replace(act, actors=speakers)
        return recoded(act, result, mood)
    targets = mentioned(arguments.head, arguments.subjects)
    if result.type is None or not targets:
        return None
    return Act(
        head=arguments.head,
        trigger=arguments.head,
        type=result.type,
        mode=result.mode,
        cameo=result.cameo,
        actors=arguments.subjects,
        targets=targets,
        rule=mood,
        covered=frozenset({arguments.head.i}),
        status=result.status,
    )


def _who_can_avert(verb: Token) -> tuple[Token, ...]:
    """Return who is to do what would avert a threat ("will strike unless the government pays")."""
    words = (word for clause in conditions_of(verb, _CONDITIONS) for word in clause.lefts)
    return tuple(word for word in words if word.dep_ == "nsubj" and is_agent(word))


def _is_power(token: Token) -> bool:
    return token.ent_type_ in AGENT_TYPES or sector_word(lemma(token)) in _POWERS


def _is_force(token: Token) -> bool:
    """Return whether a subject is armed forces, for which their commanders and governments speak."""
    return sector_word(lemma(token)) == "MIL"


def _governs(token: Token, *, verb: Token) -> bool:
    """Return whether a country or a government is to do something, not to be something or somewhere."""
    country = token.ent_type_ == "GPE" and not is_city(token)
    return verb.lemma_ not in _BECOMING and (country or sector_word(lemma(token)) in _POWERS)


def _speaks_for(speakers: tuple[Token, ...], party: Token) -> bool:
    """Return whether a speaker says what his own side will do: his forces, his country by its name or as "his"."""
    if not any(map(_is_power, speakers)):
        return False
    owned = any(child.lower_ in _OWNERS for child in party.lefts)
    own = owned and (is_a(party, "@home") or is_a(party, "@armed"))
    state = country_of([party]) if party.ent_type_ == "GPE" else None
    same = state is not None and any(_is_of(speaker, state) for speaker in speakers)
    return _is_force(party) or own or same


def _is_of(speaker: Token, state: str) -> bool:
    """Return whether a speaker is of a state: by its name, or as an office for which no country is named."""
    country = country_of(list(speaker.subtree))
    return country == state or (country is None and is_a(speaker, "@official"))


def _is_own_statement(arguments: Frame) -> bool:
    """Return whether the clause is its own subject's statement ("said it would not ...")."""
    speaker = reporter_of(arguments.head)
    same = any(
        token.lower_ in SUBJECT_PRONOUNS or token in speaker or _speaks_for(speaker, token)
        for token in arguments.subjects
    )
    return bool(speaker) and same and not arguments.passive
