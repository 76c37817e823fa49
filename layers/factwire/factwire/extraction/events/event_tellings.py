"""Tellings: an event as the text tells it in one place, and what two of them have in common by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from factwire.extraction.events.party_identity import (
    Parties,
    agree_by_name,
    countries_of,
    entities_of,
    may_be_same_parties,
    names_of,
)
from factwire.extraction.events.reference import Reference
from factwire.model import DAY, Event

_SHORT = 2
_STOPS = frozenset({".", "!", "?", "”", '"', ""})
_VOWS = frozenset({"AGREE", "THREATEN"})

OPENING = 400
"""Code points from the start of a text: its first sentences."""

NEAR = 3
"""Paragraphs within which a description takes up what was told."""

LEAD = 800
"""Code points from the start of a text: a headline and what it is the headline of."""

HAPPENING = frozenset({"ASSAULT", "DISASTER", "ACCIDENT", "COERCE", "PROTEST"})
"""The types of what happens at one place and time, whoever the text names of those who took part."""


@dataclass(frozen=True)
class Telling:
    """An event as one place of the text tells it, or as several do.

    Attributes:
        event: its place and day may be those of the text around it.
        reference: how its words refer.
        paragraph: the number of the latest.
        placed: whether its own sentence tells its place.
        dated: whether its own sentence tells its day.
    """

    event: Event
    reference: Reference
    paragraph: int = 0
    placed: bool = False
    dated: bool = False


def is_of_one_status(earlier: Telling, later: Telling) -> bool:
    """Return whether both are facts, or have one status, or name the same parties of what is a fact in one only."""
    first, second = earlier.event, later.event
    kinds = {_kind(first), _kind(second)}
    if len(kinds) < 2:
        return True
    named = bool(first.actors) and bool(first.targets)
    same = named and has_same_parties(first, second) and not earlier.reference.words.isdisjoint(later.reference.words)
    if kinds == {"factual", "planned"}:  # a meeting told before and after
        return same and is_same_day(first, second)
    return same and kinds == {"factual", "possible"}


def are_factual(first: Event, second: Event) -> bool:
    """Return whether both are facts, or reports of them."""
    return _kind(first) == _kind(second) == "factual"


def _kind(event: Event) -> str:
    """Return the status of an event; a fact and a report of it share one, and so do a vow and what it says will be."""
    vowed = event.assertion == "planned" and event.type in _VOWS
    return "factual" if vowed or event.assertion in ("asserted", "reported") else event.assertion


def strikes_back(first: Event, second: Event) -> bool:
    """Return whether who did the one deed is hurt in the other: police who shoot an attacker do not do his deed."""
    if first.type != "ASSAULT" or first.actors == first.targets or second.actors == second.targets:
        return False
    sides = ((first.actors, second.targets), (second.actors, first.targets))
    return any(not names_of(doers).isdisjoint(names_of(hurt)) for doers, hurt in sides)


def are_headline_and_lead(first: Event, second: Event) -> bool:
    """Return whether the first stands in a headline of the text, and the second in the lead below it."""
    return is_headline(first) and second.evidence.start < LEAD


def lead_tells_headline(first: Event, second: Event) -> bool:
    """Return whether the first stands in a headline, and the second, in the lead, has a word of its parties."""
    same_type = first.type == second.type
    return same_type and are_headline_and_lead(first, second) and not _words(first).isdisjoint(_words(second))


def has_same_parties(first: Event, second: Event) -> bool:
    """Return whether the two have a party in common on each side that both name, or only their place is known."""
    if _is_with_another(first, second):
        return False
    if _shares_entity(first, second):
        return all(agree_by_name(one, other) for one, other in _sides(first, second))
    unknown = not any((first.actors, first.targets, second.actors, second.targets))
    return unknown and first.place is not None and first.place == second.place


def _is_with_another(first: Event, second: Event) -> bool:
    """Return whether each of two acts done together ("A and B met") names a party that the other does not."""
    if not all(event.actors and event.actors == event.targets for event in (first, second)):
        return False
    one, other = entities_of(first.actors), entities_of(second.actors)
    return bool(one - other) and bool(other - one)


def is_retold(earlier: Telling, later: Telling) -> bool:
    """Return whether the later telling describes the parties of the earlier one, and says the same of them.

    "A tanker was seized. The tanker was held in port." It has the same word for what was done, and an entity, a
    description, or a mode and day in common, or a definite description near the earlier one; or it is a blow to those
    described before; or both are of the same countries' people.
    """
    first, second, one, other = earlier.event, later.event, earlier.reference, later.reference
    if other.apart or one.describes_others(other):
        return False
    if not all(may_be_same_parties(side, beside) for side, beside in _sides(first, second)):
        return False
    described = not one.nouns.isdisjoint(other.nouns)
    near = later.paragraph - earlier.paragraph <= NEAR
    if not one.words.isdisjoint(other.words):
        alike = first.type in HAPPENING and bool(first.mode) and first.mode == second.mode
        return (
            described
            or _shares_entity(first, second)
            or (other.definite and near)
            or _introduces(earlier, later)
            or (alike and is_same_day(first, second))
        )
    if first.type in HAPPENING:
        return described and other.definite and near
    return first.cameo == second.cameo and all(
        countries_of(side) & countries_of(beside) for side, beside in _sides(first, second)
    )


def _introduces(earlier: Telling, later: Telling) -> bool:
    """Return whether the lead describes the one who is hurt or held, and the later telling, near it, names him.

    So does news: "A teenager was sentenced on Monday. Jonas Lund, 18, was sentenced for ..."
    """
    first, second = earlier.event.targets, later.event.targets
    described = len(first) == 1 and first[0].entity is None and earlier.event.evidence.start < OPENING
    return described and earlier.reference.number == 1 and len(second) == 1 and second[0].entity is not None


def overlap(first: Event, second: Event) -> bool:
    """Return whether the days of two events have one in common."""
    starts = max((first.earliest or "")[:DAY], (second.earliest or "")[:DAY])
    ends = min((first.latest or "")[:DAY], (second.latest or "")[:DAY])
    return starts <= ends


def is_same_day(first: Event, second: Event) -> bool:
    """Return whether both have one day, or one expression for it that the article leaves open ("Tuesday")."""
    if first.time and first.time == second.time:
        return True
    return bool(first.earliest) and (first.earliest or "")[:DAY] == (second.earliest or "")[:DAY]


def is_headline(event: Event) -> bool:
    """Return whether the event stands in a headline: the text's first line, without a full stop."""
    return event.evidence.start == 0 and event.evidence.text.rstrip()[-1:] not in _STOPS


def _words(event: Event) -> set[str]:
    """Return the words of the event's parties, without the short ones."""
    texts = (party.text.lower() for party in event.parties)
    words = (word.removesuffix("'s").removesuffix("’s") for text in texts for word in text.split())
    return {word for word in words if len(word) > _SHORT}


def _shares_entity(first: Event, second: Event) -> bool:
    """Return whether an entity has the same part in both."""
    return any(not entities_of(one).isdisjoint(entities_of(other)) for one, other in _sides(first, second))


def _sides(first: Event, second: Event) -> tuple[tuple[Parties, Parties], tuple[Parties, Parties]]:
    """Return the actors of both, and the targets of both."""
    return (first.actors, second.actors), (first.targets, second.targets)
