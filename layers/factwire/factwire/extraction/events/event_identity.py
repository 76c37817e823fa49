"""Identity: whether two tellings are of one event, by their parties, place, day, figures and words."""

from __future__ import annotations

from collections.abc import Iterator

from factwire.extraction.events.event_tellings import (
    HAPPENING,
    NEAR,
    OPENING,
    Telling,
    are_factual,
    are_headline_and_lead,
    has_same_parties,
    is_headline,
    is_of_one_status,
    is_retold,
    is_same_day,
    lead_tells_headline,
    overlap,
    strikes_back,
)
from factwire.extraction.events.party_identity import (
    Parties,
    agree_by_name,
    are_one_nation,
    countries_of,
    entities_of,
    may_act_together,
    may_be_same_parties,
    names_of,
)
from factwire.extraction.events.reference import Reference
from factwire.model import Entity, Event, Place, Quantity, Span, Timex

_TOLLS = frozenset({"killed", "wounded", "detained"})

PLACED = frozenset({"ASSAULT", "DISASTER", "ACCIDENT"})
"""The happenings of which one town and day has one, told of several victims and by several modes."""

Tolls = dict[str, float | None]  # how many, by kind of casualty


class Identity:
    """Compares the tellings of one document; its places and figures say which of them contradict each other."""

    def __init__(
        self,
        *,
        entities: tuple[Entity, ...],
        places: tuple[Place, ...],
        times: tuple[Timex, ...],
        quantities: tuple[Quantity, ...],
    ) -> None:
        self._people = frozenset(entity.id for entity in entities if entity.type == "PERSON")
        self._places = {place.id: place for place in places}
        self._times = {time.id: time for time in times}
        self._figures = {quantity.id: quantity for quantity in quantities}

    def telling(self, event: Event, reference: Reference, *, paragraph: int) -> Telling:
        """Return an event as one place of the text tells it."""
        place, time = self._places.get(event.place or ""), self._times.get(event.time or "")
        return Telling(
            event,
            reference,
            paragraph=paragraph,
            placed=place is not None and any(_is_inside(mention, event.evidence) for mention in place.mentions),
            dated=time is not None and _is_inside(time, event.evidence),
        )

    def is_same(self, earlier: Telling, later: Telling) -> bool:
        """Return whether a later telling is of the same event as an earlier one.

        It is where type and status agree, no mode, time or place contradicts the other's, and they have a party in
        common on each side that both name, at least one of them by the same entity; or the article has their sentence
        twice; or the first is a headline in the text, and the second, in the lead, has a word of its parties; or both
        tell of one happening; or the second describes what the first told: see `is_retold`.
        """
        first, second = earlier.event, later.event
        if (first.trigger.text, first.evidence.text) == (second.trigger.text, second.evidence.text):
            return first.evidence != second.evidence  # the article has the sentence twice
        if self._is_one_fate(earlier, later):
            return True
        if strikes_back(first, second) or self._contradict(first, second) or not is_of_one_status(earlier, later):
            return False
        if first.evidence == second.evidence and not later.reference.anaphoric:
            return self._is_one_blow(earlier, later)
        if first.type in HAPPENING and self._is_one_happening(earlier, later):
            return True
        return lead_tells_headline(first, second) or has_same_parties(first, second) or is_retold(earlier, later)

    def _is_one_fate(self, earlier: Telling, later: Telling) -> bool:
        """Return whether both tell how one named person was killed or hurt, which an article tells of one once.

        What the text around each says of the place and the day sets them no further apart.
        """
        first, second = earlier.event, later.event
        if first.type != second.type or first.type not in PLACED or later.reference.apart:
            return False
        victims = entities_of(first.targets) & entities_of(second.targets) & self._people
        words = earlier.reference.words & later.reference.words
        if not victims or not words or not may_act_together(first.actors, second.actors):
            return False
        return not (earlier.dated and later.dated and not overlap(first, second)) and are_factual(first, second)

    def narrower(self, first: str | None, second: str | None) -> str | None:
        """Return the town that lies in the country or region of the other, else the first place that is known."""
        one, other = self._places.get(first or ""), self._places.get(second or "")
        if one is None or other is None:
            return first or second
        return second if other.kind == "city" and _holds(one, other) else first

    def _is_one_happening(self, earlier: Telling, later: Telling) -> bool:
        """Return whether both tell of one happening: the second points back, has its toll, or its place and day.

        Of one town and day, each telling may name other victims and a part of the toll.
        """
        first, second = earlier.event, later.event
        if not self._may_be_one_deed(earlier, later):
            return False
        tolls, others = self._tolls(first), self._tolls(second)
        together = self._is_together(earlier, later)
        town = self.narrower(first.place, second.place)
        if together and first.type in PLACED and self._is_town(town) and not _outgrow(others, tolls):
            return True
        if self._hurt_others(earlier, later):
            return False
        if self._names_the_victim(earlier, later):
            return True
        alike = first.mode is not None and first.mode == second.mode and is_same_day(first, second)
        placed = first.type in PLACED and first.place is not None and second.place is not None
        located = (placed and alike) or (together and is_same_day(first, second))
        return (
            are_headline_and_lead(first, second)
            or located
            or self._names_place_only(first, second)
            or later.reference.anaphoric
            or any(count != 1 for _, count in tolls.items() & others.items())  # of one there are many
        )

    def _may_be_one_deed(self, earlier: Telling, later: Telling) -> bool:
        """Return whether nothing in the words or the doers of the two speaks against one deed."""
        first, second = earlier.event, later.event
        if later.reference.apart:
            return False
        if later.reference.introduced and not is_headline(first):
            return False
        if later.reference.anaphoric:
            return may_act_together(first.actors, second.actors) or are_one_nation(first.actors, second.actors)
        return may_act_together(first.actors, second.actors) and not self._is_other_blow(first, second)

    def _is_other_blow(self, first: Event, second: Event) -> bool:
        """Return whether two with no target in common are blows of two doers, though only one of them is named.

        Who attacked shops is not the police whom the next sentence names; and what a party hits in another country is
        not at the place that the text told before.
        """
        if not names_of(first.targets).isdisjoint(names_of(second.targets)):
            return False
        if not entities_of(first.actors) and self._is_abroad(second):
            return True
        unnamed, named = (second, first) if first.actors else (first, second)
        policed = not unnamed.actors and any(actor.sector == "COP" for actor in named.actors)
        return policed and self._tolls(unnamed).keys().isdisjoint({"killed", "wounded"})

    def _is_abroad(self, event: Event) -> bool:
        """Return whether a named party hits what is another country's than the event's place."""
        place, hit = self._places.get(event.place or ""), countries_of(event.targets)
        country = place.country if place else None
        return bool(entities_of(event.actors)) and country is not None and bool(hit) and country not in hit

    def _is_one_blow(self, earlier: Telling, later: Telling) -> bool:
        """Return whether two clauses of one sentence tell of one blow; as a rule they tell two things.

        They name the same target ("who was shot was ambushed"), or the same doers and one of them no target, or how
        many were killed and how many were hurt.
        """
        first, second = earlier.event, later.event
        if first.type not in PLACED or later.reference.apart or not agree_by_name(first.actors, second.actors):
            return False
        if not first.targets or not second.targets:
            return not names_of(first.actors).isdisjoint(names_of(second.actors))
        tolls, others = self._tolls(first).keys(), self._tolls(second).keys()
        counted = bool(tolls) and bool(others) and tolls.isdisjoint(others)
        return counted or any(one == other for one in first.targets for other in second.targets)

    def _hurt_others(self, earlier: Telling, later: Telling) -> bool:
        """Return whether the two name other targets, or count them otherwise.

        A whole may be told after a part of it: "50 people were killed in the shooting".
        """
        first, second = earlier.event, later.event
        if not may_be_same_parties(self._victims(first), self._victims(second)):
            return True
        if first.type not in PLACED and earlier.reference.describes_others(later.reference):
            return True
        tolls, others = self._tolls(first), self._tolls(second)
        return any(_differing(tolls, others)) and not (later.reference.anaphoric and _outgrow(others, tolls))

    def _victims(self, event: Event) -> Parties:
        """Return the targets without the place where it happened ("the bombing in Nairobi")."""
        place = self._places.get(event.place or "")
        return tuple(target for target in event.targets if place is None or target.text != place.name)

    def _names_place_only(self, first: Event, second: Event) -> bool:
        """Return whether the second names nobody, and has the first one's place, or one around or within it."""
        if first.type not in PLACED or not first.place or not second.place or second.actors or second.quantities:
            return False
        place = self._places.get(second.place)
        return all(place is not None and target.text in place.name for target in second.targets)

    def _names_the_victim(self, earlier: Telling, later: Telling) -> bool:
        """Return whether the lead describes who was hurt, and the later telling, near it, names one of them.

        So does news: "A policeman was killed and two were hurt. Jonas Lund, 34, was shot." Where the two are dated,
        they have a day in common.
        """
        first, second = earlier.event, later.event
        near = first.evidence.start < OPENING and later.paragraph - earlier.paragraph <= NEAR
        if first.type not in PLACED or not near or not first.targets or len(second.targets) != 1:
            return False
        named = second.targets[0].entity in self._people and later.reference.number in (None, 1)
        return named and not entities_of(first.targets) & self._people and self._is_located_alike(first, second)

    def _is_located_alike(self, first: Event, second: Event) -> bool:
        """Return whether neither place is known to be another, and one of the two is the first's."""
        return first.place is not None and (second.place is None or self._is_within(first.place, second.place))

    def _is_together(self, earlier: Telling, later: Telling) -> bool:
        """Return whether two deeds have one place and no other day, or one day and a town in the other's region.

        What has its own day, and names others than those told of before, is not of the undated deed.
        """
        first, second = earlier.event, later.event
        if first.type not in (*PLACED, "COERCE") or not first.place or not second.place:
            return False
        if is_same_day(first, second):
            return first.place == second.place or self._is_in_region(first.place, second.place)
        others = bool(first.targets) and bool(second.targets) and not agree_by_name(first.targets, second.targets)
        return first.place == second.place and not (second.time and (first.time or (later.dated and others)))

    def _is_in_region(self, first: str, second: str) -> bool:
        """Return whether one is a place and the other the region around it."""
        kinds = {place.kind for i in (first, second) if (place := self._places.get(i))}
        return "country" not in kinds and self._is_within(first, second)

    def _is_town(self, place: str | None) -> bool:
        known = self._places.get(place or "")
        return known is not None and known.kind in ("city", "other")

    def _tolls(self, event: Event) -> Tolls:
        """Return how many were killed, wounded and detained; "at least 46" and "46" are one toll."""
        figures = (self._figures[i] for i in event.quantities if i in self._figures)
        return {figure.kind: figure.min for figure in figures if figure.kind in _TOLLS}

    def _contradict(self, first: Event, second: Event) -> bool:
        if first.mode and second.mode and first.mode != second.mode and first.type not in PLACED:
            return True
        dated = bool(first.earliest and first.latest and second.earliest and second.latest)
        if dated and not overlap(first, second):
            return True
        if not first.place or not second.place or self._is_within(first.place, second.place):
            return False
        return not (is_headline(first) and self._may_lie_in(first.place, second.place))

    def _may_lie_in(self, town: str, wider: str) -> bool:
        """Return whether the gazetteer lacks a headline's town, so that the lead may put it into a country."""
        inner, outer = self._places.get(town), self._places.get(wider)
        unknown = inner is not None and inner.country is None
        return unknown and outer is not None and outer.kind in ("country", "region")

    def _is_within(self, first: str, second: str) -> bool:
        """Return whether one place is the other, or the country or region around it."""
        one, other = self._places.get(first), self._places.get(second)
        if first == second or one is None or other is None:
            return first == second
        return _holds(one, other) or _holds(other, one)


def _holds(outer: Place, inner: Place) -> bool:
    """Return whether a country or a region is the one around a place.

    A part of a region that is called after it may hold every place in it ("Southern California").
    """
    if outer.country != inner.country:
        return False
    if outer.kind == "other":
        return inner.admin1 is not None and outer.name.endswith(f" {inner.admin1}")
    return outer.kind == "country" or (outer.kind == "region" and outer.name == inner.admin1)


def _is_inside(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _differing(tolls: Tolls, others: Tolls) -> Iterator[str]:
    """Yield the kinds of which both tell another number."""
    return (kind for kind in tolls.keys() & others.keys() if tolls[kind] != others[kind])


def _outgrow(others: Tolls, tolls: Tolls) -> bool:
    """Return whether the second telling counts more than the first: what counts less may be a part of it."""
    return any((others[kind] or 0) > (tolls[kind] or 0) for kind in _differing(tolls, others))
