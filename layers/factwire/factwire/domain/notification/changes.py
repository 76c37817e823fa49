"""What a revision changed: facts added, withdrawn and changed, as an editor would say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from factwire.domain.listing.projections import entity_names, project_events
from factwire.model import Change, Facts, Participant, Quantity

_TEXT = 300


def changes_between(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Return the changes from one revision's facts to the next one's.

    Facts of one subject (tolls of one kind, events of one type, quotes of one speaker) are compared with
    each other: what both have is no change, and what is left is paired in the order of the articles, so
    that a toll from 12 to 15 is one change and not two facts.
    """
    # Of one text, a figure that only one document has is its own change, not also one of who took part.
    same = before.article.text == after.article.text
    both = {quantity.start: quantity for quantity in (*before.quantities, *after.quantities)} if same else {}
    old, new = _by_subject(before, both), _by_subject(after, both)
    return tuple(
        Change(fact=subject, before=was, after=now)
        for subject in dict.fromkeys((*old, *new))
        for was, now in zip_longest(
            _without(old.get(subject, ()), new.get(subject, ())), _without(new.get(subject, ()), old.get(subject, ()))
        )
    )


def _by_subject(facts: Facts, counts: Mapping[int, Quantity]) -> dict[str, list[str]]:
    subjects: dict[str, list[str]] = {}
    for subject, value in (*_quantities(facts), *_events(facts, counts), *_quotes(facts)):
        subjects.setdefault(subject, []).append(value[:_TEXT])
    return subjects


def _quantities(facts: Facts) -> Iterator[tuple[str, str]]:
    for quantity in facts.quantities:
        if quantity.kind != "other":
            subject = quantity.kind if quantity.kind not in {"money", "percent"} else f"{quantity.kind} {quantity.of}"
            yield subject, _amount(quantity)


def _events(facts: Facts, counts: Mapping[int, Quantity]) -> Iterator[tuple[str, str]]:
    counts = {**counts, **{quantity.start: quantity for quantity in facts.quantities}}
    for projected in project_events(facts, facts.events):
        event = projected.event
        actors, targets = (
            ", ".join(each.entity or _uncounted(each.participant, counts) for each in side)
            for side in (projected.actors, projected.targets)
        )
        place = f" in {projected.place.name}" if projected.place else ""
        assertion = "" if event.assertion == "asserted" else f" ({event.assertion})"
        yield f"event {event.type}", f"{actors or '?'} -> {targets or '?'}{place}{assertion}"


def _uncounted(participant: Participant, counts: Mapping[int, Quantity]) -> str:
    """Return who took part without how many they were: that is a fact of its own, and its change is listed once."""
    count = counts.get(participant.start)
    if count is None or count.of is None or count.end > participant.end:
        return participant.text
    return f"{count.of}{participant.text[count.end - participant.start :]}"


def _quotes(facts: Facts) -> Iterator[tuple[str, str]]:
    names = entity_names(facts)
    for quote in facts.quotes:
        yield f"quote {names.get(quote.speaker or '') or quote.speaker_text or '?'}", quote.text


def _amount(quantity: Quantity) -> str:
    low, high = quantity.limits
    bounds = [f"{bound:,.10g}" for bound in dict.fromkeys((low, high)) if bound is not None]
    number = " to ".join(bounds) or "?"
    if low is None or high is None:
        number = f"at most {number}" if low is None else f"at least {number}"
    return f"{number} {quantity.unit}" if quantity.unit else number


def _without(values: list[str] | tuple[str, ...], known: list[str] | tuple[str, ...]) -> list[str]:
    """Return the values that are not among the known ones, each of which accounts for one."""
    left = Counter(known)
    rest = []
    for value in values:
        if left[value]:
            left[value] -= 1
        else:
            rest.append(value)
    return rest
