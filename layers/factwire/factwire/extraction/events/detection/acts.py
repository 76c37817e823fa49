"""An act: an event while it is still in tokens of the parse; and a rejection: a predicate that made none, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from spacy.tokens import Token

from factwire.extraction.events.lexicon.event_lexicons import Composition, Sense
from factwire.model.facts import EventType

WILLED: frozenset[EventType] = frozenset(
    {"AGREE", "AID", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"}
)
"""The types that need an intentional actor: words, gifts, meetings; not an arrest or a killing."""

PHYSICAL: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""The types of what is done with bodies and weapons, at some place and time."""

_ONE_SIDED: frozenset[EventType | None] = frozenset({"REJECT", "THREATEN", "SANCTION"})  # who will not meet is one


class Reason(StrEnum):
    """Why a predicate that an entry of the lexicon fits makes no event."""

    TOO_LONG = "the sentence is too long to parse"
    NO_COMMENT = "it is a refusal to comment"
    NO_SENSE = "no sense of the lexicon fits its arguments"
    NO_NEAR_WORD = "the sentence lacks the words that this sense needs"
    ASKS_QUESTION = "it asks a question"
    SUBJECT = "its subject does not fit"
    NO_DOER = "no actor is named"
    ONE_PARTY = "only one party takes part"
    NO_OBJECT = "it has no object"
    OBJECT = "it has an object"
    FIGURATIVE_OBJECT = "its object cannot be hurt"
    NO_TARGET = "no target is named"
    TARGET = "its target does not fit"
    NAMES_OBJECT = "it calls its object something"
    STATES = "it states that something is so"
    REFLEXIVE = "it is done to oneself"
    OWN = "it is done to one's own property"
    DISASTER = "the text is about a disaster"
    NO_VIOLENCE = "no word of violence stands near it"
    NO_AGENT = "its subject cannot act"
    NO_COMPOSITION = "its operator makes no event of its complement"
    NEEDS_VERB = "the noun is an event only with a verb"
    PART_OF_NAME = "it is a part of a name"
    ABILITY = "it is what somebody is able to do"
    OBLIGATION = "it is what ought to be done"
    MOOD = "its mood makes no event"
    CONTENT = "it is the content of another event"
    NO_PARTY = "no party takes part in it"
    CONDITION = "it is a condition"
    QUESTION = "it is a question"
    OPINION = "it is an opinion"
    GENERIC = "it is what people in general do"
    SPORT = "it is part of a game"
    CAMPAIGN = "it is part of an election campaign"
    FICTION = "it is part of a work of fiction"
    FIGURATIVE = "it is a figure of speech"
    PURPOSE = "it is only a purpose"
    PRIVATE = "it concerns nobody but private people"
    INCOMPLETE = "it lacks a party and is in the background of another event"
    DOUBTFUL = "more speaks against it than for it as an event of the news"
    UNRESOLVED = "its parties cannot be resolved"
    REPEATED = "it repeats an earlier event"


@dataclass(frozen=True)
class Act:
    """A coded act.

    `head` carries the clause, `trigger` names the event; `actors` and `targets` are heads of noun phrases;
    `covered` are the positions of the predicates it is made of; in an act with `both`, all parties do it to each other.
    `late` are modifiers that hang on the act around it, `ceded` the positions of those that it leaves to one inside it.
    """

    head: Token
    trigger: Token
    type: EventType
    mode: str | None
    cameo: str | None
    actors: tuple[Token, ...]
    targets: tuple[Token, ...]
    rule: str
    covered: frozenset[int]
    status: str | None = None
    both: bool = False
    late: tuple[Token, ...] = ()
    ceded: frozenset[int] = frozenset()

    @property
    def parties(self) -> tuple[Token, ...]:
        """The heads of the noun phrases of all who take part in it: the actors, then the targets."""
        return (*self.actors, *self.targets)

    @property
    def predicates(self) -> tuple[Token, ...]:
        """The words the act is made of, whose modifiers are its own: the clause's first."""
        doc = self.head.doc
        return tuple(dict.fromkeys((self.head, self.trigger, *(doc[i] for i in sorted(self.covered)))))

    @property
    def modifiers(self) -> tuple[Token, ...]:
        """What hangs on the act's words, and what the parse hangs elsewhere though it is the act's own."""
        own = (child for head in self.predicates for child in head.children if child.i not in self.ceded)
        return (*own, *self.late)


@dataclass(frozen=True)
class Rejection:
    """A predicate that made no event by one entry of the lexicon, and why."""

    token: Token
    rule: str
    reason: Reason


Outcome: TypeAlias = Act | Rejection


def act_of(sense: Sense, token: Token, *, actors: tuple[Token, ...], targets: tuple[Token, ...], pattern: str) -> Act:
    """Return the act that a verb or an event noun reports in one of its senses."""
    return Act(
        head=token,
        trigger=token,
        type=sense.type,
        mode=sense.mode,
        cameo=sense.cameo,
        actors=actors,
        targets=targets,
        rule=f"{sense.key}: {pattern}",
        covered=frozenset({token.i}),
        both="both" in sense.flags,
    )


def recoded(act: Act, result: Composition, rule: str) -> Act:
    """Return the act as an operator or a mood leaves it: of another type, or of another status."""
    return replace(
        act,
        type=result.type or act.type,
        mode=result.mode if result.type else act.mode,
        cameo=result.cameo if result.type else act.cameo,
        status=result.status or act.status,
        both=act.both and result.type not in _ONE_SIDED,
        rule=f"{rule} < {act.rule}",
    )
