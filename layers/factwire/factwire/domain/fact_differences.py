"""What two versions of the extraction find differently in the same text, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from factwire.domain.listing.projections import entity_names, project_events, range_of
from factwire.domain.wording.sentences import attribution_clause, count_of
from factwire.model import Facts, Incident, Place, Quantity
from factwire.model.base import Frozen

FactKind = Literal["event", "incident", "quantity", "quote", "entity", "place", "time", "answer", "summary"]
ChangeKind = Literal["added", "lost", "changed"]


class Difference(Frozen):
    """One fact that is in only one of two documents, or is another in the second; in words, and the words it is of."""

    kind: FactKind
    change: ChangeKind
    before: str | None = None
    after: str | None = None
    text: str


@dataclass(frozen=True)
class _Stated:
    """A fact in words, at its place in the text; answers, the summary and places of the title are told by name."""

    kind: FactKind
    value: str
    text: str
    start: int
    end: int
    name: str = ""

    def is_where(self, other: _Stated) -> bool:
        """Return whether both are of one kind and of the same words, or of words that overlap."""
        same_kind = (self.kind, self.name) == (other.kind, other.name)
        return same_kind and self.start < other.end and other.start < self.end


def differences(before: Facts, after: Facts) -> tuple[Difference, ...]:
    """Return how the facts of one text differ in two documents; none where only local ids or spans of parts do.

    Facts at the same words are one fact that changed; what is left is lost or added. Both documents must be of the
    same text.
    """
    old, new = list(_stated(before)), list(_stated(after))
    old, new = _without(old, new), _without(new, old)
    found = []
    for fact in old:
        match = next((other for other in new if fact.is_where(other)), None)
        if match is not None:
            new.remove(match)
        change: ChangeKind = "lost" if match is None else "changed"
        found.append(_difference(fact, change, before=fact.value, after=match.value if match else None))
    return (*found, *(_difference(fact, "added", before=None, after=fact.value) for fact in new))


def _difference(fact: _Stated, change: ChangeKind, *, before: str | None, after: str | None) -> Difference:
    return Difference(kind=fact.kind, change=change, before=before, after=after, text=fact.text)


def _without(facts: Sequence[_Stated], known: Sequence[_Stated]) -> list[_Stated]:
    same = {(fact.kind, fact.name, fact.start, fact.value) for fact in known}
    return [fact for fact in facts if (fact.kind, fact.name, fact.start, fact.value) not in same]


def _stated(facts: Facts) -> Iterator[_Stated]:
    yield from _events(facts)
    yield from _incidents(facts)
    for quantity in facts.quantities:
        yield _Stated("quantity", _amount(quantity), quantity.text, quantity.start, quantity.end)
    names = entity_names(facts)
    for quote in facts.quotes:
        speaker = names.get(quote.speaker or "") or quote.speaker_text or "?"
        yield _Stated("quote", f"{speaker} ({quote.kind}): {quote.text}", quote.text, quote.start, quote.end)
    for entity in facts.entities:
        for mention in entity.mentions[:1]:
            yield _Stated("entity", f"{entity.name}, {entity.type}", mention.text, mention.start, mention.end)
    for place in facts.places:
        yield _place(place, title=facts.article.title or "")
    for time in facts.times:
        yield _Stated("time", f"{time.type} {time.value}", time.text, time.start, time.end)
    yield from _answers(facts)
    yield _Stated("summary", facts.summary.text, facts.summary.headline or "", 0, 1)


def _place(place: Place, *, title: str) -> _Stated:
    """Return a place at its first mention; one that only the title names is told by its name."""
    if not place.mentions:
        return _Stated("place", _located(place), title, 0, 1, name=place.name)
    first = place.mentions[0]
    return _Stated("place", _located(place), first.text, first.start, first.end)


def _events(facts: Facts) -> Iterator[_Stated]:
    for projected in project_events(facts, facts.events):
        event = projected.event
        actors, targets = (
            ", ".join(each.name for each in side) or "?" for side in (projected.actors, projected.targets)
        )
        parts = [f"{event.type}{f'/{event.mode}' if event.mode else ''}: {actors} -> {targets}"]
        parts += [f"in {projected.place.name}"] if projected.place else []
        parts += [f"on {_days(event.earliest, event.latest)}"] if event.earliest else []
        parts += [f"killed {count_of(projected.killed)}"] if projected.killed else []
        parts += [f"wounded {count_of(projected.wounded)}"] if projected.wounded else []
        parts += [f"({event.assertion})"] if event.assertion != "asserted" else []
        parts += [attribution_clause(projected.attribution)] if projected.attribution else []
        yield _Stated("event", " ".join(parts), event.evidence.text, event.trigger.start, event.trigger.end)


def _incidents(facts: Facts) -> Iterator[_Stated]:
    places = {place.id: place for place in facts.places}
    triggers = {event.id: event.trigger for event in facts.events}
    for incident in facts.incidents:
        spans = [triggers[id] for id in incident.events] + [claim.evidence for claim in incident.claims]
        place = places.get(incident.place or "")
        value = f"{incident.kind}{f' in {place.name}' if place else ''}{_tolls(incident)}"
        for span in spans[:1]:
            yield _Stated("incident", value, span.text, span.start, span.end)


def _tolls(incident: Incident) -> str:
    tolls = [f"{claim.of} {count_of(range_of(claim))} ({claim.scope})" for claim in incident.claims]
    return f": {', '.join(tolls)}" if tolls else ""


def _answers(facts: Facts) -> Iterator[_Stated]:
    for question in ("who", "what", "when", "where", "why", "how"):
        for answer in getattr(facts.w5h, question)[:1]:
            yield _Stated("answer", f"{question}: {answer.text}", answer.text, 0, 1, name=question)


def _amount(quantity: Quantity) -> str:
    number = count_of(range_of(quantity))
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{quantity.kind} {number}{unit}{f' of {quantity.of}' if quantity.of else ''}"


def _days(earliest: str | None, latest: str | None) -> str:
    first, last = (earliest or "?")[:10], (latest or "?")[:10]
    return first if first == last else f"{first} to {last}"


def _located(place: Place) -> str:
    region = ", ".join(filter(None, (place.name, place.admin1, place.country)))
    return f"{region} ({place.kind})"
