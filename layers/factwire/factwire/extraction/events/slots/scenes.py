"""Scenes: where and when acts happened, inherited from what was reported of a happening before.

An act of force has the place and day of its clause; else those of its sentence, its paragraph, the lead or the
dateline, until another place is named; never those where a speaker spoke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, Act
from factwire.extraction.events.detection.nouns import noun_sense
from factwire.extraction.events.grammar.argument_frames import after
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.slots.article_setting import Setting
from factwire.extraction.events.slots.event_places import Where
from factwire.extraction.events.slots.place_mentions import best, is_spot, lies_within, place_mentions
from factwire.extraction.events.slots.timing import Timing, is_reported_as_past
from factwire.extraction.text.document import Document
from factwire.model import Place, Timex
from factwire.model.facts import EventType

_LEAD = 1000  # code points: a headline, a dateline and two or three paragraphs
_IN = ("in", "across", "throughout")
_OTHER_TIME = frozenset({"after", "before", "since"})
_OPEN = frozenset({"planned", "conditional", "negated"})


@dataclass(frozen=True)
class Scene:
    """Where and when an act happened, as far as the text says."""

    place: Place | None = None
    time: Timex | None = None


class Scenes:
    """Finds the scenes of the acts of one document."""

    def __init__(self, document: Document, *, places: tuple[Place, ...], times: tuple[Timex, ...]) -> None:
        self._document = document
        mentions = place_mentions(document, places)
        self._where = Where(document, mentions)
        self._setting = Setting(document, mentions, places=places)
        self._timing = Timing(document, times=times)

    def of(self, acts: Sequence[Act]) -> tuple[Scene, ...]:
        """Return the scene of each act; the acts stand in text order."""
        stated = [self._stated(act) for act in acts]
        lead = self._lead(acts, stated)
        return tuple(map(self._in_town, self._inherited(acts, stated, lead)))

    def _in_town(self, scene: Scene) -> Scene:
        """Return the scene in the town of its street, building or district, where the article tells it."""
        return replace(scene, place=self._setting.town_around(scene.place)) if scene.place else scene

    def _stated(self, act: Act) -> Scene:
        """Return what the act's clause, sentence and paragraph say."""
        where, timing = self._where, self._timing
        if is_a(act.trigger, "@lasting"):  # a war is named as the cause or the background of what is told
            return Scene(where.in_clause(act) or where.invaded(act), timing.of_words(act))
        place, time = where.in_clause(act), timing.of_clause(act) or timing.of_sentence(act)
        if act.type not in PHYSICAL and act.mode != "visit":
            return Scene(place, time)
        place = best([found for found in (place, where.of_targets(act)) if found])
        if act.type not in PHYSICAL:
            return Scene(place, time)
        if place is None or is_spot(place):
            place = best([found for found in (place, where.in_sentence(act), where.in_paragraph(act)) if found])
        return Scene(place, time or timing.of_paragraph(act))

    def _lead(self, acts: Sequence[Act], stated: list[Scene]) -> Scene:
        """Return the scene of the happening that the lead reports: its first place, its first day."""
        reported = [told for told in zip(acts, stated, strict=True) if _is_reported_by_lead(told[0])]
        days = (scene.time for _, scene in reported if scene.time and self._timing.is_past_day(scene.time))
        day = next(days, None) or self._timing.of_occurrence(_LEAD) or self._timing.of_named_attack(_LEAD)
        placed = [
            (act, scene.place)
            for act, scene in reported
            if scene.place and not is_spot(scene.place) and not self._timing.is_long_before(scene.time, day)
        ]
        struck = next((act.type for act, _ in reported if not _is_arrest(act)), None)
        place = self._place_of_struck(struck, placed) or self._setting.of_article()
        place = place or next((place for _, place in placed), None)
        return Scene(place and self._setting.town_within(place), day)

    def _place_of_struck(self, type: EventType | None, placed: Sequence[tuple[Act, Place]]) -> Place | None:
        """Return where the first act of the type was, or in which town of it another was that is told beside it."""
        placed = [(act, place) for act, place in placed if act.type == type and not _is_arrest(act)]
        if not placed:
            return None
        first, place = placed[0]
        beside = self._document.paragraph_number(first.trigger.idx) + 1
        others = (other for act, other in placed if self._document.paragraph_number(act.trigger.idx) <= beside)
        return _narrowest(place, list(others))

    def _inherited(self, acts: Sequence[Act], stated: list[Scene], lead: Scene) -> Iterator[Scene]:
        """Yield each scene, with what is missing from the one before in its paragraph, or from the lead."""
        before, paragraph = lead, -1
        for act, scene in zip(acts, stated, strict=True):
            number = self._document.paragraph_number(act.trigger.idx)
            if number != paragraph:
                before, paragraph = lead, number
            decreed = before is lead and is_a(act.head, "@decreeing")
            if act.type not in PHYSICAL or act.status in _OPEN or decreed:
                yield scene
                continue
            completed = self._completed(act, scene, before, of_lead=before is lead)
            if not _is_background(act) and not _is_spread(act):
                before = Scene(completed.place or before.place, completed.time or before.time)
            yield completed

    def _completed(self, act: Act, scene: Scene, before: Scene, *, of_lead: bool) -> Scene:
        if is_a(act.trigger, "@lasting") or self._timing.is_long_before(scene.time, before.time):
            return scene
        place = self._narrowed(act, scene.place, before.place, of_lead=of_lead)
        if (place is None or is_spot(place)) and before.place and not self._where.names_place(act):
            place = before.place
        same = place is not None and before.place is not None and place.id == before.place.id
        continued = (
            is_reported_as_past(act)
            and not _is_aftermath(act)
            and (same or before.place is None)
            and not self._timing.is_vague(act)
        )
        return Scene(place, scene.time or (before.time if continued else None))

    def _narrowed(self, act: Act, place: Place | None, before: Place | None, *, of_lead: bool) -> Place | None:
        """Return the town that the lead or the title tells of an act's wider place, or of its street."""
        if place and before and act.trigger.idx < _LEAD:
            place = _narrowest(place, [before])
            place = place if _is_arrest(act) else self._setting.town_within(place)
        return self._setting.town_around(place) if place and is_spot(place) and of_lead else place


def _is_reported_by_lead(act: Act) -> bool:
    """Return whether the lead reports an act that was somewhere, and not after or before what."""
    told = act.type in PHYSICAL and act.status not in _OPEN and act.trigger.idx < _LEAD
    return told and not _is_spread(act) and not any(map(_is_other_time, (act.head, *act.head.ancestors)))


def _is_other_time(verb: Token) -> bool:
    """Return whether a clause tells what was before or after: "a man was shot, three days after rebels struck"."""
    return verb.dep_ == "advcl" and any(child.lower_ in _OTHER_TIME for child in verb.children)


def _is_arrest(act: Act) -> bool:
    """Return whether an act is an arrest: people are arrested elsewhere than where they struck."""
    return act.mode == "arrest"


def _is_background(act: Act) -> bool:
    """Return whether a clause beside a noun tells an act: what the text goes on to tell was not there and then."""
    return any(token.dep_ in ("relcl", "acl") for token in (act.head, *act.head.ancestors))


def _is_aftermath(act: Act) -> bool:
    """Return whether an arrest is told with what it is for, of which it has not the day ("held over a raid")."""
    causes = (token for token in act.head.subtree if token.dep_ == "pobj" and token is not act.trigger)
    return _is_arrest(act) and any(noun_sense(cause) is not None for cause in causes)


def _is_spread(act: Act) -> bool:
    """Return whether an act was in several places ("in other towns, including Gao"): none is where the rest was."""
    spots = (spot for word in _IN for spot in after(word, *act.predicates))
    return any(spot.tag_ == "NNS" and is_a(spot, "@territory") for spot in spots)


def _narrowest(place: Place, others: Sequence[Place]) -> Place:
    """Return the first town among the others that lies in a country or its region, else the place itself.

    A lead says "in northern Chad", and the next sentence in which town. A county is told for itself.
    """
    if place.kind != "country" and (place.kind != "region" or place.name != place.admin1):
        return place
    return next((town for town in others if lies_within(town, place)), place)
