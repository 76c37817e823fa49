"""An act: an event while it is still in tokens of the parse."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from factwire.extraction.events.lexicon.knowledge import Composition, Sense
from factwire.model.facts import EventType

WILLED: frozenset[EventType] = frozenset(
    {"AGREE", "AID", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"}
)
"""The types of what is nothing without somebody who wills it: words, gifts, meetings; not an arrest or a killing."""

PHYSICAL: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""The types of what is done with bodies and weapons, at some place and time."""


@dataclass(frozen=True)
class Act:
    """A coded act.

    `head` carries the clause, `trigger` names the event; `actors` and `targets` are heads of noun phrases;
    `covered` are the positions of the predicates it is made of; in an act with `both`, all parties do it to each other.
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

    @property
    def predicates(self) -> tuple[Token, ...]:
        """The words the act is made of, whose modifiers are its own: the clause's first."""
        doc = self.head.doc
        return tuple(dict.fromkeys((self.head, self.trigger, *(doc[i] for i in sorted(self.covered)))))


@dataclass(frozen=True)
class Rejection:
    """A predicate that made no event by one entry of the lexicon, and why."""

    token: Token
    rule: str
    reason: str


def act_of(sense: Sense, token: Token, *, actors: tuple[Token, ...], targets: tuple[Token, ...], pattern: str) -> Act:
    """The act that a verb or an event noun reports in one of its senses."""
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
    """The act as an operator or a mood leaves it: of another type, or of another status."""
    return replace(
        act,
        type=result.type or act.type,
        mode=result.mode if result.type else act.mode,
        cameo=result.cameo if result.type else act.cameo,
        status=result.status or act.status,
        rule=f"{rule} < {act.rule}",
    )
