"""What a revision changed: facts added, withdrawn and changed, as an editor would say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from factwire.model import Change, Facts, Quantity

_TEXT = 300


def changes_between(before: Facts, after: Facts) -> tuple[Change, ...]:
    """The changes from one revision's facts to the next one's.

    Facts of one subject (tolls of one kind, events of one type, quotes of one speaker) are compared with
    each other: what both have is no change, and what is left is paired in the order of the articles, so
    that a toll from 12 to 15 is one change and not two facts.
    """
    old, new = _by_subject(before), _by_subject(after)
    return tuple(
        Change(fact=subject, before=was, after=now)
        for subject in dict.fromkeys((*old, *new))
        for was, now in zip_longest(
            _without(old.get(subject, ()), new.get(subject, ())), _without(new.get(subject, ()), old.get(subject, ()))
        )
    )


def _by_subject(facts: Facts) -> dict[str, list[str]]:
    subjects: dict[str, list[str]] = {}
    for subject, value in (*_quantities(facts), *_events(facts), *_quotes(facts)):
        subjects.setdefault(subject, []).append(value[:_TEXT])
    return subjects


def _quantities(facts: Facts) -> Iterator[tuple[str, str]]:
    for quantity in facts.quantities:
        if quantity.kind != "other":
            subject = quantity.kind if quantity.kind not in {"money", "percent"} else f"{quantity.kind} {quantity.of}"
            yield subject, _amount(quantity)


def _events(facts: Facts) -> Iterator[tuple[str, str]]:
    names = {entity.id: entity.name for entity in facts.entities}
    places = {place.id: place.name for place in facts.places}
    for event in facts.events:
        actors, targets = (
            ", ".join(names.get(each.entity or "", each.text) for each in side)
            for side in (event.actors, event.targets)
        )
        place = f" in {places[event.place]}" if event.place else ""
        said = "" if event.assertion == "asserted" else f" ({event.assertion})"
        yield f"event {event.type}", f"{actors or '?'} -> {targets or '?'}{place}{said}"


def _quotes(facts: Facts) -> Iterator[tuple[str, str]]:
    names = {entity.id: entity.name for entity in facts.entities}
    for quote in facts.quotes:
        yield f"quote {names.get(quote.speaker or '') or quote.speaker_text or '?'}", quote.text


def _amount(quantity: Quantity) -> str:
    low = quantity.value if quantity.value is not None else quantity.min
    high = quantity.value if quantity.value is not None else quantity.max
    number = " to ".join(dict.fromkeys("?" if bound is None else f"{bound:,.10g}" for bound in (low, high)))
    return f"{number} {quantity.unit}" if quantity.unit else number


def _without(values: list[str] | tuple[str, ...], known: list[str] | tuple[str, ...]) -> list[str]:
    """The values that are not among the known ones, each of which accounts for one."""
    left = Counter(known)
    rest = []
    for value in values:
        if left[value]:
            left[value] -= 1
        else:
            rest.append(value)
    return rest
