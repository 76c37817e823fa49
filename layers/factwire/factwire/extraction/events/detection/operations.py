"""Operators: predicates that make another event of the one in their complement ("agreed to withdraw")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act, Rejection
from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.detection.peace import other_side
from factwire.extraction.events.grammar.arguments import Frame
from factwire.extraction.events.grammar.parties import is_alone, mentioned
from factwire.extraction.events.grammar.relations import with_conjuncts
from factwire.extraction.events.lexicon.classes import is_a, is_agent
from factwire.extraction.events.lexicon.knowledge import (
    COPULAS,
    Composition,
    Operator,
    compose,
    compositions,
    operators,
)

_INFINITIVE = frozenset({"bid", "via", "begin", "seek"})
_CLAUSE_ONLY = frozenset({"bid", "via", "seek"})
_OF_THINGS_TOO = frozenset({"demand", "rally", "agree"})
_ONE_SIDED = frozenset({"intend", "offer"})
_WISHES = frozenset({"hope", "expect", "aim", "mean", "want"})
_KINDS_OF_CLAUSE = ("@hostile", "@constructive")


def act_by_operator(
    arguments: Frame, keys: list[str], *, read: Callable[[Token], Act | None], rejections: list[Rejection]
) -> Act | None:
    """The act of an operator and its complement, or None; `read` codes the complement."""
    for key, at in (*((key, arguments.head) for key in keys), *_adjectives(arguments.head)):
        operator = operators().get(key)
        complement = _complement(at, operator, arguments) if operator else None
        if operator is None or complement is None or not _suits(operator, complement):
            continue
        inner = read(complement)
        against = other_side(complement, arguments.subjects) if operator.name in ("rally", "demand") else ()
        if against:
            return _peace(arguments, key, against)
        result = _result(operator, inner, complement)
        if result is not None:
            act = _composed(operator, result, inner=inner, complement=complement, at=at, arguments=arguments)
            if act is not None:
                return act
        reason = "its subject is nobody" if result else "what it governs makes no event with it"
        rejections.append(Rejection(arguments.head, f"{operator.name} {key}", reason))
    return None


def _peace(arguments: Frame, key: str, against: tuple[Token, ...]) -> Act:
    head = arguments.head
    return Act(
        head=head,
        trigger=head,
        type="AGREE",
        mode=None,
        cameo="03",
        actors=arguments.subjects,
        targets=against,
        rule=f"peace {key} < end",
        covered=frozenset({head.i}),
    )


def is_no_comment(arguments: Frame, keys: list[str]) -> bool:
    """Whether somebody only refuses to talk about something, or wants to know ("declined to comment")."""
    found = (operators().get(key) for key in keys)
    operator = next((operator for operator in found if operator and operator.name in ("refuse", "demand")), None)
    complement = _complement(arguments.head, operator, arguments) if operator else None
    return complement is not None and complement.pos_ == "VERB" and is_a(complement, "@comment")


def _adjectives(verb: Token) -> list[tuple[str, Token]]:
    """Adjectives that `be` joins to the subject ("is willing to"), as the lexicon spells them."""
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


def _complement(at: Token, operator: Operator, arguments: Frame) -> Token | None:
    """The clause or event noun that an operator takes: infinitive or that-clause, after its preposition, or object."""
    for child in at.children:
        follows = child.i > at.i and child.pos_ in ("VERB", "AUX", "NOUN")
        purpose = operator.name == "via" and child.dep_ == "advcl" and child.tag_ == "VB"
        if follows and (child.dep_ in ("xcomp", "ccomp") or purpose):
            return child
    if "+" in operator.key:
        preposition = operator.key.split("+")[1]
        for child in at.children:
            if child.lower_ == preposition and child.dep_ == "prep":
                return next((inner for inner in child.children if inner.dep_ in ("pcomp", "pobj")), None)
    called = bool(arguments.predicatives)  # "considers the offer fair"
    if at is not arguments.head or called or (arguments.passive and operator.addressee):  # the object is who was asked
        return None
    return next(iter(arguments.objects), None)


def _suits(operator: Operator, complement: Token) -> bool:
    """Whether the complement has the form the operator asks for: some take an infinitive only."""
    if complement.pos_ not in ("VERB", "AUX"):  # who campaigns for somebody calls for nothing
        return operator.name not in _CLAUSE_ONLY and not _is_beside(operator, complement)
    if any(_is_beyond(operator, child) for child in complement.children):
        return False
    if operator.name == "agree" and complement.dep_ == "ccomp":  # who agrees that something is so promises nothing
        return complement.tag_ == "VB"
    if operator.name not in _INFINITIVE:
        return True
    if operator.name == "bid":
        return any(child.lower_ == "to" and child.dep_ == "aux" for child in complement.children)
    return complement.tag_ in ("VB", "VBG") and not any(child.tag_ == "MD" for child in complement.children)


def _is_beside(operator: Operator, noun: Token) -> bool:
    """Whether a noun is not what an operator is about: who campaigns for somebody or asks a thing seeks nothing."""
    for_somebody = operator.name == "rally" and (noun.ent_type_ == "PERSON" or noun.pos_ in ("PRON", "DET"))
    return for_somebody or (operator.key == "ask" and noun_sense(noun) is None and not is_a(noun, "@sought"))


def _is_beyond(operator: Operator, child: Token) -> bool:
    """Whether a word of the complement puts it beyond the operator.

    Who asks whether somebody will asks for nothing; who hopes that somebody else does it plans nothing.
    """
    asks = child.dep_ == "mark" and child.lower_ in ("if", "whether")
    return asks or (operator.key in _WISHES and child.dep_ == "nsubj")


def _result(operator: Operator, inner: Act | None, complement: Token) -> Composition | None:
    """What the operator makes of its complement; an event noun may count otherwise than a verb."""
    if inner is not None:
        by_noun = compositions().get((operator.name, f"{inner.type}:noun")) if inner.head.pos_ == "NOUN" else None
        return by_noun or compose(operator.name, inner.type)
    if complement.pos_ in ("NOUN", "PROPN", "PRON") and operator.name not in _OF_THINGS_TOO:
        return None
    return compose_clause(operator.name, complement)


def compose_clause(operator: str, verb: Token) -> Composition | None:
    """What an operator makes of a clause that is no event itself, by the kind of its verb."""
    rows = ((operator, kind) for kind in _KINDS_OF_CLAUSE if is_a(verb, kind))
    return next((compositions()[row] for row in rows if row in compositions()), None) or compose(operator, "-")


def _composed(
    operator: Operator, result: Composition, *, inner: Act | None, complement: Token, at: Token, arguments: Frame
) -> Act | None:
    actors = arguments.subjects
    if actors and not any(map(is_agent, actors)):
        return None
    if arguments.passive and operator.name in ("intend", "plan"):  # "is committed to", "is expected to"
        actors = tuple(filter(is_agent, arguments.objects))
    addressed = _addressed(operator, arguments)
    covered = (inner.covered if inner else frozenset()) | {arguments.head.i, at.i}
    rule = f"{operator.name} {operator.key} < {inner.rule if inner else 'clause'}"
    if result.type is None:  # the inner act, in another light
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in complement.children)
        return inner and replace(
            inner,
            head=arguments.head,
            actors=inner.actors if own else actors or inner.actors,
            targets=addressed if addressed and not any(map(is_agent, inner.targets)) else inner.targets,
            status=result.status or inner.status,
            rule=rule,
            covered=covered,
        )
    targets = (inner.targets if inner else ()) or (addressed if operator.name == "offer" else ())
    targets = targets or mentioned(complement, actors) or mentioned(arguments.head, actors)
    if result.parties == "both":
        targets = addressed or _asked(complement, inner) or targets
    one_sided = operator.name in _ONE_SIDED and is_alone(actors)
    return Act(
        head=arguments.head,
        trigger=at,
        type=result.type,
        mode=result.mode,
        cameo=result.cameo,
        actors=actors,
        targets=tuple(token for token in targets if token not in actors),
        rule=rule,
        covered=covered,
        status=result.status,
        both=bool(inner and inner.both and result.type == "AGREE" and not one_sided),
    )


def _asked(complement: Token, inner: Act | None) -> tuple[Token, ...]:
    """Who is to do what is asked for: the subject of the complement, or the actor of its event noun."""
    subjects = tuple(
        token
        for child in complement.children
        if child.dep_ == "nsubj" and child.tag_ != "WDT"
        for token in with_conjuncts(child)
    )
    return subjects or (inner.actors if inner and complement.pos_ == "NOUN" else ())


def _addressed(operator: Operator, arguments: Frame) -> tuple[Token, ...]:
    """Whom the speaker turns to."""
    if not operator.addressee:
        return ()
    if operator.name == "offer" and arguments.indirect:
        return arguments.indirect
    others = ("on", "upon", "with", "to", "from") if operator.name in ("demand", "order") else ()
    own = operator.key.split("+")[1:]  # of "call on the minister" the preposition says whom
    for slot in (*(slot for slot in own if slot in others), operator.addressee, *others):
        found = tuple(token for token in arguments.slot(slot) if is_agent(token))
        if found:
            return found
    return ()
