"""What an operator makes of its complement: another act, with the parties of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act, Outcome, Reason, Rejection
from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.detection.operators.complements import (
    WITH_INFINITIVE,
    complement_of,
    expected_doers,
    suits,
)
from factwire.extraction.events.detection.peace import opponent_of
from factwire.extraction.events.grammar.argument_frames import Frame, after, frame
from factwire.extraction.events.grammar.parties import is_alone, mentioned, resolve_agent
from factwire.extraction.events.grammar.relations import has_to, with_conjuncts
from factwire.extraction.events.grammar.voice import is_imperative
from factwire.extraction.events.lexicon.classes import is_a, is_agent
from factwire.extraction.events.lexicon.event_lexicons import (
    COPULAS,
    Composition,
    Operator,
    compose,
    compositions,
    operators,
)
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS
from factwire.model.facts import EventType

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TELLING = frozenset({"give", "provide", "offer", "release", "grant"})
_ASKING = ("on", "upon", "with", "to", "from")
_POWERS = frozenset({"power", "country", "state", "government", "bloc"})
_KINDS_OF_CLAUSE = ("@hostile", "@constructive", "@promised")


@dataclass(frozen=True)
class Operation:
    """An operator with its complement; `at` is the verb, or the word beside `be` or `have`."""

    operator: Operator
    complement: Token
    at: Token
    arguments: Frame

    @property
    def rule(self) -> str:
        """The operator and its entry, as rejections name them."""
        return f"{self.operator.name} {self.operator.key}"


def outcomes_by_operator(
    arguments: Frame, keys: list[str], *, read: Callable[[Token], Act | None]
) -> Iterator[Outcome]:
    """Yield a rejection for each operator that makes no event, and last the act of the first that makes one.

    Args:
        arguments: of the verb.
        keys: the ways the lexicon may spell the verb, longest first.
        read: codes the complement.
    """
    for operation in _operations(arguments, keys):
        outcome = _outcome(operation, read(operation.complement))
        yield outcome
        if isinstance(outcome, Act):
            return


def _operations(arguments: Frame, keys: list[str]) -> Iterator[Operation]:
    for key, at in (*((key, arguments.head) for key in keys), *_bearers(arguments.head)):
        for operator in operators().get(key, ()):
            unfit = _is_wish(at, operator) or ("passive" in operator.flags and not arguments.passive)
            complement = None if unfit else complement_of(at, operator, arguments)
            if complement and suits(operator, complement):
                yield Operation(operator, complement, at, arguments)


def _is_wish(verb: Token, operator: Operator) -> bool:
    """Return whether nobody allows anything (“Let them talk,” she said)."""
    return operator.name == "allow" and is_imperative(verb)


def _outcome(operation: Operation, inner: Act | None) -> Outcome:
    arguments = operation.arguments
    against = opponent_of(operation.complement, arguments.subjects) if "peace" in operation.operator.flags else ()
    if against:
        return _peace(operation, against)
    result = _result(operation.operator, inner, operation.complement)
    act = _composed(operation, result, inner) if result else None
    return act or Rejection(arguments.head, operation.rule, Reason.NO_AGENT if result else Reason.NO_COMPOSITION)


def is_no_comment(arguments: Frame, keys: list[str]) -> bool:
    """Return whether a party only refuses to talk about something, or wants to know ("declined to comment")."""
    found = (operator for key in keys for operator in operators().get(key, ()))
    operator = next((operator for operator in found if "comment" in operator.flags), None)
    complement = complement_of(arguments.head, operator, arguments) if operator else None
    if complement is None or complement.pos_ != "VERB":  # "declined requests for an interview"
        return complement is not None and any(is_a(thing, "@detail") for thing in after("for", complement))
    told = complement.lemma_ in _TELLING and any(is_a(child, "@detail") for child in complement.rights)
    return told or is_a(complement, "@comment")


def compose_clause(operator: str, verb: Token) -> Composition | None:
    """Return what an operator makes of a clause that is no event itself, by the kind of its verb, or None."""
    natural = any(is_a(subject, "@disaster") for subject in frame(verb).subjects)  # "could be hit by floods"
    rows = ((operator, kind) for kind in _KINDS_OF_CLAUSE if is_a(verb, kind) and not natural)
    return next((compositions()[row] for row in rows if row in compositions()), None) or compose(operator, "-")


def _bearers(verb: Token) -> list[tuple[str, Token]]:
    """Return the words beside `be` and `have` that operate ("is willing to", "has plans to"), with their keys."""
    if verb.lemma_ == "have" or is_a(verb, "@voicing"):
        return [(f"have_{child.lemma_.lower()}", child) for child in verb.children if child.dep_ == "dobj"]
    if verb.lemma_ not in COPULAS:
        return []
    return [
        (key, child)
        for child in verb.children
        if child.dep_ in ("acomp", "attr")
        for key in (
            *(f"be_{child.lower_}+{grand.lower_}" for grand in child.children if grand.dep_ == "prep"),
            f"be_{child.lower_}",
        )
    ]


def _result(operator: Operator, inner: Act | None, complement: Token) -> Composition | None:
    """Return what the operator makes of its complement; an event noun may count otherwise than a verb."""
    name = _name(operator, complement)
    if inner is not None:
        by_noun = compositions().get((name, f"{inner.type}:noun")) if inner.head.pos_ == "NOUN" else None
        return by_noun or compose(name, inner.type)
    if complement.pos_ in _NOMINAL and "thing" not in operator.flags:
        return None
    return compose_clause(name, complement)


def _name(operator: Operator, complement: Token) -> str:
    """Return the operator's name: who decides not to do something forgoes it, who warns a power not to deters it."""
    negated = has_to(complement) and any(child.dep_ == "neg" for child in complement.lefts)
    if negated and operator.name == "warn" and any(map(_is_foreign, expected_doers(complement))):
        return "deter"
    return "forgo" if negated and operator.name in WITH_INFINITIVE else operator.name


def _is_foreign(party: Token) -> bool:
    """Return whether a party is a state or a power, to whom a warning is no advice."""
    return party.ent_type_ in ("GPE", "NORP") or is_a(party, "@faction") or party.lemma_ in _POWERS


def _composed(operation: Operation, result: Composition, inner: Act | None) -> Act | None:
    arguments = operation.arguments
    actors = arguments.subjects
    if actors and not any(is_agent(actor) and not is_a(actor, "@disaster") for actor in actors):
        return None
    if arguments.passive and "raised" in operation.operator.flags:  # "is committed to", "is expected to"
        actors = tuple(filter(is_agent, arguments.objects))
    if result.type is None:
        return _restated(operation, result, inner, actors) if inner else None
    return _made(operation, result, inner, actors)


def _restated(operation: Operation, result: Composition, inner: Act, actors: tuple[Token, ...]) -> Act:
    """Return the inner act with the operator's parties and status."""
    sent = operation.operator.name == "via" and is_a(operation.at, "@sending")  # "sent its envoy to mediate"
    addressed = () if sent else _addressed(operation)
    subjects = (child for child in operation.complement.children if child.dep_ in ("nsubj", "nsubjpass"))
    own = any(child.lower_ not in PRONOUNS for child in subjects)  # "announced it was pausing": it is who announced
    own = own or (operation.operator.name == "stage" and _is_of_another(inner))
    return replace(
        inner,
        # What is made known has its own time and place ("revealed Tuesday that he was killed last week").
        head=inner.head if own and operation.operator.name == "stage" else operation.arguments.head,
        trigger=operation.at if operation.operator.name == "order" else inner.trigger,  # the order tells it
        actors=inner.actors if own else actors or inner.actors,
        targets=addressed
        if addressed and not any(map(is_agent, inner.targets))
        else inner.targets or _beside(operation),
        status=result.status or inner.status,
        rule=f"{operation.rule} < {inner.rule}",
        covered=inner.covered | {operation.arguments.head.i, operation.at.i},
    )


def _is_of_another(act: Act) -> bool:
    """Return whether a noun names who does what somebody else makes known ("announced the premier's resignation")."""
    return act.head.pos_ == "NOUN" and any(actor.dep_ == "poss" and actor.tag_ != "PRP$" for actor in act.actors)


def _beside(operation: Operation) -> tuple[Token, ...]:
    """Return the parties that the verb's prepositions bring to its event noun ("extended the loan to Peru")."""
    sense = noun_sense(operation.complement)
    slots = (slot for slot in (sense.targets if sense else ()) if slot != "clause")
    found = (tuple(filter(is_agent, operation.arguments.slot(slot))) for slot in slots)
    return next(filter(None, found), ())


def _made(operation: Operation, result: Composition, inner: Act | None, actors: tuple[Token, ...]) -> Act:
    """Return the new act that the operator makes of its complement."""
    head = operation.arguments.head
    one_sided = "alone" in operation.operator.flags and is_alone(actors)
    return Act(
        head=head,
        trigger=operation.at,
        type=cast("EventType", result.type),
        mode=result.mode,
        cameo=result.cameo,
        actors=actors,
        targets=tuple(token for token in _targets(operation, result, inner, actors) if token not in actors),
        rule=f"{operation.rule} < {inner.rule if inner else 'clause'}",
        covered=(inner.covered if inner else frozenset()) | {head.i, operation.at.i},
        status=result.status,
        both=bool(inner and inner.both and result.type == "AGREE" and not one_sided),
    )


def _targets(
    operation: Operation, result: Composition, inner: Act | None, actors: tuple[Token, ...]
) -> tuple[Token, ...]:
    """Return whom the new act concerns: the addressee, the inner targets, or whom the clause mentions."""
    complement, head, addressed = operation.complement, operation.arguments.head, _addressed(operation)
    if result.parties == "both":
        requested = addressed or _requested_of(complement, inner)
        if requested:
            return requested
    given = "given" in operation.operator.flags
    targets = (
        tuple(filter(is_agent, operation.arguments.indirect))
        or (inner.targets if inner else ())
        or (addressed if given else ())
    )
    return targets or mentioned(complement, actors) or mentioned(head, actors)


def _requested_of(complement: Token, inner: Act | None) -> tuple[Token, ...]:
    """Return who is to do what is requested: the subject of the complement, or the actor of its event noun."""
    subjects = tuple(
        token
        for child in complement.children
        if child.dep_ == "nsubj" and child.tag_ != "WDT"
        for token in with_conjuncts(child)
        if is_agent(resolve_agent(token))
    )
    return subjects or (inner.actors if inner and complement.pos_ == "NOUN" else ())


def _addressed(operation: Operation) -> tuple[Token, ...]:
    """Return the addressees of the speaker."""
    operator, arguments = operation.operator, operation.arguments
    if not operator.addressee:
        return ()
    if "given" in operator.flags and arguments.indirect:
        return arguments.indirect
    others = _ASKING if "asking" in operator.flags else ()
    own = (operator.preposition,) if operator.preposition in others else ()  # "call on the minister"
    fillers = [arguments.slot(slot) for slot in (*own, operator.addressee) if slot]
    noun = (operation.complement,) if operation.complement.pos_ == "NOUN" else ()
    fillers += [after(slot, arguments.head, *noun) for slot in others]
    if "asking" in operator.flags and arguments.head.dep_ in ("advcl", "xcomp"):  # "wrote to the union asking for"
        fillers.append(after("to", arguments.head.head))
    return next(filter(None, (tuple(filter(is_agent, found)) for found in fillers)), ())


def _peace(operation: Operation, against: tuple[Token, ...]) -> Act:
    """Return the offer of peace that a call for an end to one's own fighting is."""
    head = operation.arguments.head
    return Act(
        head=head,
        trigger=head,
        type="AGREE",
        mode=None,
        cameo="03",
        actors=operation.arguments.subjects,
        targets=against,
        rule=f"peace {operation.operator.key} < end",
        covered=frozenset({head.i}),
    )
