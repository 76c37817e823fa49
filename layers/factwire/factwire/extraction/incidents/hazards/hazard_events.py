"""From mentions of disasters and accidents to events, each happening once, with place, day and tolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from factwire.extraction.events.detection.prominence import prominence_at
from factwire.extraction.events.slots.article_setting import Setting
from factwire.extraction.incidents.happening import Days, days_of, narrower, same_days, same_place
from factwire.extraction.incidents.hazards.detection import TOLLS, Mention
from factwire.extraction.incidents.hazards.hazard_lexicons import is_of
from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.quotes.attribution import SpeechScopes, stronger
from factwire.extraction.text.document import Document
from factwire.model import Event, Place, Quantity, Quote, Timex

_NEAR: Final = 1  # paragraphs
_WITH_TOLL: Final = 0.75  # prominence
_OF_VERB: Final = frozenset({"nsubj", "nsubjpass", "dobj"})
_MOST: Final = 50  # events looked back at: work stays linear


@dataclass
class _Draft:
    """One disaster or accident while its mentions are gathered."""

    mentions: list[Mention]
    place: Place | None
    time: Timex | None
    tolls: list[str] = field(default_factory=list)

    @property
    def days(self) -> Days | None:
        return days_of(self.time.earliest, self.time.latest) if self.time else None

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def mode(self) -> str | None:
        return next((mention.hazard.mode for mention in self.mentions if mention.hazard.mode), None)


def build(
    document: Document,
    mentions: Sequence[Mention],
    *,
    places: tuple[Place, ...],
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
    plover_events: tuple[Event, ...],
    around: Surroundings,
) -> tuple[Event, ...]:
    """Return the events that the mentions tell of, in the order of their first mention."""
    drafts = _gathered(mentions, around)
    if not drafts:
        return ()
    drafts[0].time = drafts[0].time or around.time_of_dateline()
    _add_tolls(drafts, quantities, plover_events, around)
    setting = Setting(document, around.mentions, places=places)
    speech = SpeechScopes(document, quotes)
    return tuple(_event(document, draft, speech, setting, number=n) for n, draft in enumerate(drafts, start=1))


def _gathered(mentions: Sequence[Mention], around: Surroundings) -> list[_Draft]:
    """Return the happenings: mentions of one kind whose places and days do not speak against each other."""
    drafts: list[_Draft] = []
    for mention in mentions:
        place, time = around.place_beside(mention.token), _day(mention, around)
        days = days_of(time.earliest, time.latest) if time else None
        same = (
            each
            for each in reversed(drafts[-_MOST:])
            if _may_be_one(each, mention, place, days)
            or _points_back(each, mention, days)
            or _is_course(each.mentions[-1], mention)
        )
        draft = next(same, None)
        if draft is None:
            drafts.append(_Draft([mention], place, time))
        else:
            draft.mentions.append(mention)
            if same_place(draft.place, place):
                draft.place = narrower(draft.place, place)
            draft.time = draft.time or time
    return drafts


def _day(mention: Mention, around: Surroundings) -> Timex | None:
    """Return the first time of the sentence that says on which days it happened, or None.

    A day on which somebody speaks of it, searches or mourns is not its own ("rescuers searched on Saturday after a dam
    burst"). A weekday that an article without a date leaves open is one, where no other is named.
    """
    counted = around.time_at_distance(mention.token)
    if counted is not None:
        return counted
    named = [
        time
        for time in around.times(mention.token.idx)
        if not _is_of_aftermath(around.governor(time), mention) and not around.names_thing(time, but=mention.token)
    ]
    dated = next((time for time in named if time.earliest and time.latest), None)
    return dated or next((time for time in named if time.value is None), None)


def _is_of_aftermath(verb: Token | None, mention: Mention) -> bool:
    """Return whether a verb tells what people did after the happening, and the clause of the happening hangs on it."""
    if verb is None or not is_of(verb, "aftermath"):
        return False
    is_subject = mention.token.pos_ == "NOUN" and mention.is_main and mention.anchor.head == verb
    return verb in mention.token.ancestors and not is_subject


def _points_back(draft: _Draft, mention: Mention, days: Days | None) -> bool:
    """Return whether a mention is of a happening told before ("the quake was felt in Oman"), on no other day."""
    hazard = mention.hazard
    modes = {hazard.mode, draft.mode} - {None}
    return (
        mention.is_definite
        and hazard.type == draft.first.hazard.type
        and len(modes) < 2
        and same_days(draft.days, days)
    )


def _is_course(earlier: Mention, later: Mention) -> bool:
    """Return whether one sentence tells two stages of an accident ("caught fire and exploded")."""
    kinds = {earlier.hazard.type, later.hazard.type}
    return kinds == {"ACCIDENT"} and earlier.token.sent.start == later.token.sent.start


def _may_be_one(draft: _Draft, mention: Mention, place: Place | None, days: Days | None) -> bool:
    hazard = mention.hazard
    if hazard.type != draft.first.hazard.type or (hazard.mode and draft.mode and hazard.mode != draft.mode):
        return False
    return same_place(draft.place, place) and same_days(draft.days, days)


def _add_tolls(
    drafts: Sequence[_Draft], quantities: tuple[Quantity, ...], plover_events: tuple[Event, ...], around: Surroundings
) -> None:
    """Add each toll to the happening that its sentence tells of, else to the last one mentioned nearby."""
    sentences = {around.sentence(m.token.idx): draft for draft in drafts for m in draft.mentions}
    violent = {
        around.sentence(event.trigger.start)
        for event in plover_events
        if event.type in ("ASSAULT", "COERCE", "PROTEST")
    }
    for quantity in quantities:
        if quantity.kind not in TOLLS:
            continue
        sentence = around.sentence(quantity.start)
        draft = sentences.get(sentence)
        if draft is None and sentence not in violent:
            draft = _mentioned_nearby(drafts, quantity, around)
        if draft is not None:
            draft.tolls.append(quantity.id)


def _mentioned_nearby(drafts: Sequence[_Draft], quantity: Quantity, around: Surroundings) -> _Draft | None:
    """Return the happening mentioned last before a figure, in its paragraph or the previous one, on no other day."""
    paragraph, days = around.paragraph(quantity.start), around.days(quantity.start)
    mentioned = [
        (mention.token.idx, at)
        for at, draft in enumerate(drafts)
        for mention in draft.mentions
        if mention.token.idx < quantity.start
        and paragraph - around.paragraph(mention.token.idx) <= _NEAR
        and same_days(draft.days, days)
    ]
    return drafts[max(mentioned)[1]] if mentioned else None


def _event(document: Document, draft: _Draft, speech: SpeechScopes, setting: Setting, *, number: int) -> Event:
    token, hazard = draft.first.token, draft.first.hazard
    start, end = token.idx, token.idx + len(token)
    sentence = token.sent
    speech_status = speech.at(start, end)
    told = draft.place or (setting.of_article() if number == 1 else None)
    place = told and setting.town_around(told)
    return Event(
        id=f"v{number}",
        type=hazard.type,
        mode=draft.mode,
        trigger=document.span(start, end),
        place=place.id if place else None,
        time=draft.time.id if draft.time else None,
        earliest=draft.time.earliest if draft.time else None,
        latest=draft.time.latest if draft.time else None,
        quantities=tuple(dict.fromkeys(draft.tolls)),
        assertion=stronger("asserted", speech_status),
        attribution=speech_status.attribution if speech_status else None,
        attribution_text=speech_status.attribution_text if speech_status else None,
        evidence=document.span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip())),
        rule=f"{hazard.word}: {'noun' if token.pos_ != 'VERB' else 'verb'}",
        salience=_prominence(draft),
    )


def _prominence(draft: _Draft) -> float:
    """Return the prominence of a hazard in its sentence; a verb tells of its subject and its object ("caught fire").

    Of a hazard with a toll the sentence tells even by a clause of circumstance ("79 drowned after a boat sank").
    """
    word = draft.first.anchor
    found = prominence_at(word.head if word.dep_ in _OF_VERB else word)
    return max(found, _WITH_TOLL) if draft.tolls else found
