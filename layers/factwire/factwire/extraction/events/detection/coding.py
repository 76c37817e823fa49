"""From predicates and their arguments to coded acts: operators, senses, light verbs, and the mood over them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial

from spacy.tokens import Doc, Token

from factwire.extraction.events.detection.acts import Act, Rejection, recoded
from factwire.extraction.events.detection.nouns import act_by_light_verb, noun_act, noun_sense
from factwire.extraction.events.detection.operations import act_by_operator, compose_clause, is_no_comment
from factwire.extraction.events.detection.senses import act_by_sense
from factwire.extraction.events.grammar.arguments import Frame, frame
from factwire.extraction.events.grammar.modality import has_condition, is_negated, mood_of, reporter_of
from factwire.extraction.events.grammar.parties import mentioned
from factwire.extraction.events.grammar.setting import Setting
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, sector_word
from factwire.extraction.events.lexicon.knowledge import COPULAS, Composition, compose, is_predicate, verb_senses
from factwire.extraction.events.lexicon.nations import is_city
from factwire.extraction.events.lexicon.words import lemma, verb_keys

_MOST_DEPTH = 6
_OPEN = frozenset({"planned", "possible"})
_POWERS = frozenset({"GOV", "LEG", "MIL"})
_BECOMING = COPULAS | {"become", "go", "come", "look", "get"}
_ONLY_SAID = defaultdict(
    lambda: "its mood makes no event",
    can="it is what somebody is able to do",
    must="it is only what ought to be",
)
_LAST = 8  # rejections to look back on for one of the same verb
_SELF = frozenset({"it", "they", "he", "she"})


class Coder:
    """Codes the predicates of one parsed text; remembers each, since operators ask for their complements."""

    def __init__(self, doc: Doc) -> None:
        self.setting = Setting(doc)
        self._acts: dict[int, Act | None] = {}
        self.rejections: list[Rejection] = []

    def act(self, verb: Token, *, depth: int = 0) -> Act | None:
        """The act that a verb (or an adjective with `be`) reports, or None."""
        if verb.i not in self._acts:
            self._acts[verb.i] = None
            self._acts[verb.i] = self._read(verb, depth) if depth < _MOST_DEPTH else None
        return self._acts[verb.i]

    def reject(self, token: Token, rule: str, reason: str) -> None:
        """Take down a predicate that made no event, and why."""
        self.rejections.append(Rejection(token, rule, reason))

    def _read(self, verb: Token, depth: int) -> Act | None:
        keys, operator = list(dict.fromkeys(verb_keys(verb))), mood_of(verb)
        if any(child.dep_ == "det" for child in verb.lefts):  # "an accused", "the killed"
            return None
        if operator is None and not any(is_predicate(key) for key in keys):
            return None
        arguments = frame(verb)
        if is_no_comment(arguments, keys):
            self.reject(verb, keys[-1], "it is a refusal to talk")
            return None
        act = (
            act_by_operator(arguments, keys, read=partial(self._inner, depth=depth), rejections=self.rejections)
            or self._by_sense(arguments, keys, restricted=True)
            or act_by_light_verb(arguments, keys, rejections=self.rejections)
            or self._by_sense(arguments, keys, restricted=False)
        )
        if act is None:
            self._reject_unfit(verb, keys)
        act = self._moody(act, arguments, operator) if operator else act
        if act is not None and act.status in _OPEN and has_condition(verb):
            return replace(act, status="conditional")
        return act

    def _moody(self, act: Act | None, arguments: Frame, operator: str) -> Act | None:
        result = _in_mood(act, arguments, operator)
        if act is not None and result is None:
            self.reject(act.trigger, f"{operator} < {act.rule}", _ONLY_SAID[operator])
        return result

    def _reject_unfit(self, verb: Token, keys: list[str]) -> None:
        """Take down a verb that the lexicon has, but in other senses."""
        key = next((key for key in keys if key in verb_senses()), None)
        if key and not any(rejection.token == verb for rejection in self.rejections[-_LAST:]):
            self.reject(verb, key, "no sense of it goes with what stands beside it")

    def _by_sense(self, arguments: Frame, keys: list[str], *, restricted: bool) -> Act | None:
        return act_by_sense(arguments, keys, setting=self.setting, restricted=restricted, rejections=self.rejections)

    def _inner(self, complement: Token, *, depth: int) -> Act | None:
        if complement.pos_ in ("NOUN", "PROPN"):
            sense = noun_sense(complement)
            act = noun_act(complement, sense) if sense else None
            return None if sense and act and "needs" in sense.flags and not act.targets else act
        return self.act(complement, depth=depth + 1)


def _in_mood(act: Act | None, arguments: Frame, operator: str) -> Act | None:
    """What the auxiliaries and the negation of its clause make of an act, or of a clause that reports none."""
    if operator == "can":  # what one is able to do is no event
        return None
    if operator == "must":
        if act is not None and is_negated(arguments.head):  # what ought not to be is no event either
            return None
        return _demanded(act, arguments)
    result = compose(operator, act.type) if act else compose_clause(operator, arguments.head)
    exists = any(child.dep_ == "expl" for child in arguments.head.children)  # "there would be no charges"
    if result is None or (act is None and (exists or not _is_own_statement(arguments))):
        return act
    return _modal(result, act, arguments, operator)


def _demanded(act: Act | None, arguments: Frame) -> Act | None:
    """Somebody says that somebody must: a demand, if the one who must is named or governs."""
    speaker = reporter_of(arguments.head)
    asked = arguments.objects if arguments.passive else arguments.subjects
    result = compose("must", act.type if act else "-")
    power = _is_power if act else partial(_governs, verb=arguments.head)
    if not speaker or result is None or not any(map(power, asked)):
        return None  # what ought to be is no event
    demand = _modal(result, act, arguments, "must")
    return demand and replace(demand, actors=speaker, targets=asked)


def _modal(result: Composition, act: Act | None, arguments: Frame, operator: str) -> Act | None:
    if act is not None:
        if result.type == "THREATEN" and not act.actors:  # a threat needs somebody who threatens
            return replace(act, status=result.status or act.status)
        return recoded(act, result, operator)
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
        rule=operator,
        covered=frozenset({arguments.head.i}),
        status=result.status,
    )


def _is_power(token: Token) -> bool:
    return token.ent_type_ in AGENT_TYPES or sector_word(lemma(token)) in _POWERS


def _governs(token: Token, *, verb: Token) -> bool:
    """Whether a country or a government is to do something, not to be something or somewhere."""
    country = token.ent_type_ == "GPE" and not is_city(token)
    return verb.lemma_ not in _BECOMING and (country or sector_word(lemma(token)) in _POWERS)


def _is_own_statement(arguments: Frame) -> bool:
    """Whether the clause is its own subject's statement ("said it would not ...")."""
    speaker = reporter_of(arguments.head)
    same = any(token.lower_ in _SELF or token in speaker for token in arguments.subjects)
    return bool(speaker) and same and not arguments.passive
