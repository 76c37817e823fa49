"""What the event lexicons know, as typed and indexed values."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import cast

from factwire.extraction.text.lexicon import Entry, load_lexicon
from factwire.model.facts import EventType

COPULAS = frozenset({"be", "remain", "stand", "seem", "appear"})


@dataclass(frozen=True)
class Restriction:
    """Which nouns may fill a slot: classes and words, wanted (any of them) and excluded (none of them)."""

    wanted: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @classmethod
    def of(cls, cell: str) -> Restriction:
        """Return the restriction a lexicon cell states."""
        wanted, _, excluded = cell.partition("!")
        return cls(wanted=tuple(wanted.split()), excluded=tuple(excluded.replace("!", " ").split()))


@dataclass(frozen=True)
class Sense:
    """One way in which a verb or noun reports an event."""

    key: str
    type: EventType
    mode: str | None
    cameo: str | None
    targets: tuple[str, ...]
    subject: Restriction = Restriction()
    object: Restriction = Restriction()
    of: str = ""
    flags: frozenset[str] = frozenset()

    @property
    def restricted(self) -> bool:
        """Whether the object decides the sense."""
        return bool(self.object.wanted)


@dataclass(frozen=True)
class Light:
    """A light verb: what its subject is to the event noun beside it."""

    role: str
    types: frozenset[str]


@dataclass(frozen=True)
class Operator:
    """What a predicate does with the event in its complement; `flags` say which complements it takes, and how."""

    key: str
    name: str
    addressee: str
    flags: frozenset[str]

    @property
    def preposition(self) -> str:
        """The preposition that brings the complement, or an empty string."""
        return self.key.partition("+")[2]


@dataclass(frozen=True)
class Composition:
    """The event that an operator and its inner event make together."""

    type: EventType | None
    mode: str | None
    cameo: str | None
    status: str | None
    parties: str


@cache
def verb_senses() -> dict[str, tuple[Sense, ...]]:
    """Return the senses of each verb, those that the object decides first."""
    senses: dict[str, list[Sense]] = defaultdict(list)
    for entry in load_lexicon("events/verbs"):
        for key in entry["verbs"].split():
            senses[key].append(_verb_sense(key, entry))
    return {key: tuple(sorted(found, key=lambda sense: not sense.restricted)) for key, found in senses.items()}


def is_predicate(key: str) -> bool:
    """Return whether a lexicon has the verb: a sense, a light verb, an operator, or the copula of an adjective."""
    return key in verb_senses() or key in light_verbs() or key in operators() or key in COPULAS


def is_transitive(verb: str) -> bool:
    """Return whether a sense of the verb has its target as object first."""
    return any(sense.targets[:1] == ("obj",) for sense in verb_senses().get(verb, ()))


def _verb_sense(key: str, entry: Entry) -> Sense:
    return Sense(
        key=key,
        type=cast("EventType", entry["type"]),
        mode=entry["mode"] or None,
        cameo=entry["cameo"] or None,
        targets=tuple(entry["target"].replace("-", "").split()),
        subject=Restriction.of(entry["subject"]),
        object=Restriction.of(entry["object"]),
        flags=frozenset(entry["flags"].split()),
    )


@cache
def noun_senses() -> dict[str, Sense | None]:
    """Return the sense of each event noun; None where a compound is no event ("heart attack")."""
    return {
        key: None if entry["type"] == "NONE" else _noun_sense(key, entry)
        for entry in load_lexicon("events/nouns")
        for key in entry["nouns"].split()
    }


@cache
def noun_heads() -> frozenset[str]:
    """Return the single words of the keys of `noun_senses`: a noun that is none of them has no sense."""
    return frozenset(word for key in noun_senses() for word in re.split("[_+]", key))


def _noun_sense(key: str, entry: Entry) -> Sense:
    return Sense(
        key=key,
        type=cast("EventType", entry["type"]),
        mode=entry["mode"] or None,
        cameo=entry["cameo"] or None,
        targets=tuple(entry["target"].split()),
        of=entry["of"],
        flags=frozenset(entry["flags"].split()),
    )


@cache
def light_verbs() -> dict[str, tuple[Light, ...]]:
    """Return the roles of each light verb."""
    lights: dict[str, list[Light]] = defaultdict(list)
    for entry in load_lexicon("events/light"):
        for key in entry["verbs"].split():
            lights[key].append(Light(role=entry["role"], types=frozenset(entry["nouns"].split())))
    return {key: tuple(found) for key, found in lights.items()}


@cache
def operators() -> dict[str, tuple[Operator, ...]]:
    """Return the operators of each predicate that takes an event as its complement, in order of preference."""
    flags = {entry["operator"]: entry["flags"].split() for entry in load_lexicon("events/operations")}
    table: dict[str, list[Operator]] = defaultdict(list)
    for entry in load_lexicon("events/operators"):
        for key in entry["predicates"].split():
            table[key].append(
                Operator(
                    key=key,
                    name=entry["operator"],
                    addressee=entry["addressee"].strip("-"),
                    flags=frozenset((*entry["flags"].split(), *flags.get(entry["operator"], ()))),
                )
            )
    return {key: tuple(found) for key, found in table.items()}


@cache
def compositions() -> dict[tuple[str, str], Composition]:
    """Return the result of each operator on each inner type (`-`: no event inside)."""
    table: dict[tuple[str, str], Composition] = {}
    for entry in load_lexicon("events/composition"):
        for inner in entry["inner"].split():
            table.setdefault((entry["operator"], inner), _composition(entry))
    return table


def _composition(entry: Entry) -> Composition:
    kept = entry["type"] == "="
    return Composition(
        type=None if kept else cast("EventType", entry["type"]),
        mode=entry["mode"].replace("=", "") or None,
        cameo=entry["cameo"].replace("=", "") or None,
        status=entry["status"] or None,
        parties=entry["parties"],
    )


def compose(operator: str, inner: str) -> Composition | None:
    """Return what an operator makes of an inner event type, or None where it makes no event."""
    table = compositions()
    found = table.get((operator, inner))
    return found if found or inner == "-" else table.get((operator, "*"))


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Return the classes each noun belongs to."""
    classes: dict[str, set[str]] = defaultdict(set)
    for entry in load_lexicon("events/classes"):
        for noun in entry["nouns"].split():
            classes[noun].add(entry["class"])
    return {noun: frozenset(found) for noun, found in classes.items()}
