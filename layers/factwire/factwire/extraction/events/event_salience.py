"""Salience: how much of the article an event is, as a sum of what news says of its main event.

News puts its main event into the headline and tells it in the main clause of its lead (the inverted pyramid); what
follows tells it again. From `MAIN_SALIENCE` on an event is what the article reports; below, it is background.

The weights were set by hand on 69 articles of many kinds, and then tried on 120 others: of these, 86 of 100 had the
right main event, or rightly none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from factwire.extraction.events.grammar.relations import is_pointed
from factwire.extraction.events.headline import Headline, read_headline
from factwire.extraction.text.document import Document
from factwire.model import DAY, Entity, Event, Participant, Place
from factwire.model.facts import EventType

# What counts for an event, and how much.
_POSITION, _MATCH, _PROMINENCE, _THEME, _RETELLINGS, _TOLL = 0.3, 0.42, 0.12, 0.1, 0.1, 0.05
_TRIGGER, _PARTIES, _WORDS = 0.55, 0.2, 0.25  # of a match: the same trigger, the same parties, words of its sentence
_OWN_WORD: Final = 0.7  # of a trigger of the same word family, whatever the parties are called there ("man held")
_LATER: Final = 0.8  # of what a headline says behind its first words, or by another word of the same type
_OF_LEAD: Final = 0.7  # of a match with the headline
_QUOTED, _OLD = 0.8, 0.7  # of an event in somebody's words, of one long past
_RESCUE: Final = 0.7  # of help in the sentence of the disaster or accident that called for it
_INQUIRY: Final = 0.7  # of an inquiry or a search in the sentence of what happened lately
_TRIED: Final = 0.75  # of a crime in the sentence of the charge or the verdict for it
_VIOLENT: Final[frozenset[EventType]] = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})
_STATUS: Final = {"negated": 0.5, "conditional": 0.6, "possible": 0.8}
_DECAY: Final = 2.0  # sentences
_MOST_RETELLINGS: Final = 3
_MOST_SENTENCES: Final = 60  # of the article, in which it may be told again
_LONG_AGO: Final = timedelta(days=10)
_CAPTION_DISTANCE: Final = 3  # sentences below the lead
_DATELINE_REACH: Final = 1200  # code points
_STEM: Final = 5  # letters
_ENDING: Final = re.compile(r"(?<=\w\w\w)(?:ations?|ions?|ures?|ments?|ings?|als?|ers?|ors?|ed|e|s|y)$")
_SHORT: Final = 2  # letters
_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_VERBS: Final = frozenset({"VERB", "AUX"})

Stems = frozenset[str]


@dataclass(frozen=True)
class _EventWords:
    """The words of an event, as stems: its trigger, each of its sides, its place, and its sentence."""

    type: EventType
    trigger: str
    sides: tuple[Stems, ...]
    place: Stems
    sentence: Stems


@dataclass(frozen=True)
class _Opening:
    """The headline or the lead: its words and their first half, as stems, and the types of the events in it."""

    words: Stems
    first_half: Stems
    types: frozenset[EventType]

    def match(self, event: _EventWords) -> float:
        """Return how far it tells of an event, from 0 to 1: its trigger, its parties, the words of its sentence."""
        if not self.words:
            return 0.0
        sides = [not side.isdisjoint(self.words) for side in event.sides]
        sides += [True] * (not event.place.isdisjoint(self.words))
        parties = sum(sides) / len(sides) if sides else 0.5
        shared = len(self.words & event.sentence) / len(self.words)
        return _TRIGGER * self._match_of_trigger(event, parties) + _PARTIES * parties + _WORDS * shared

    def _match_of_trigger(self, event: _EventWords, parties: float) -> float:
        """Return how far it reports the event, from 0 to 1: by the trigger, first, or by another word of the type."""
        if event.trigger in self.words:
            rank = 1.0 if event.trigger in self.first_half else _LATER
            return rank * (_OWN_WORD + (1 - _OWN_WORD) * parties)
        return _LATER * parties if event.type in self.types else 0.0


def with_salience(
    document: Document, *, events: tuple[Event, ...], entities: tuple[Entity, ...], places: tuple[Place, ...]
) -> tuple[Event, ...]:
    """Return the events with their salience in the article, from 0 to 1.

    Args:
        document: the article.
        events: its events, each with its prominence in its sentence for its salience.
        entities: the entities of the article.
        places: the places of the article.
    """
    if not events:
        return ()
    salience = _Salience(document, events=events, entities=entities, places=places)
    return tuple(event.model_copy(update={"salience": salience.of(event)}) for event in events)


class _Salience:
    """Weighs the events of one article."""

    def __init__(
        self, document: Document, *, events: tuple[Event, ...], entities: tuple[Entity, ...], places: tuple[Place, ...]
    ) -> None:
        self._document = document
        self._entities = {entity.id: entity for entity in entities}
        self._places = {place.id: _stems(place.name.split()) for place in places}
        self._starts = [sentence.start_char for sentence in document.sentences]
        self._words = _words_of_sentences(document)
        self._headline = _opening_of(read_headline(document))
        self._lead_at = self._lead_sentence()
        words = self._words_at(self._lead_at)
        types = frozenset(event.type for event in events if self._sentence_at(event) == self._lead_at)
        self._lead = _Opening(words, words, types)
        self._of_hazards = {self._sentence_at(event) for event in events if event.type in ("DISASTER", "ACCIDENT")}
        self._inquired = self._inquired_into(events)
        self._of_law = {self._sentence_at(event): event for event in events if _is_of_law(event)}

    def of(self, event: Event) -> float:
        """Return the salience of an event, from 0 to 1."""
        prominence, at, words = self._prominence(event), self._sentence_at(event), self._words_of(event)
        position = 1.0 / (1.0 + self._distance(at) / _DECAY)
        in_headline = self._headline.match(words) * (1 + prominence) / 2
        in_lead = _OF_LEAD * self._lead.match(words) * prominence
        known = [self._entities[party.entity].salience for party in event.parties if party.entity in self._entities]
        total = (
            _POSITION * position * prominence
            + _MATCH * max(in_headline, in_lead)
            + _PROMINENCE * prominence
            + _THEME * max(known, default=0.0)
            + _RETELLINGS * min(1.0, self._retellings(words, at) / _MOST_RETELLINGS)
            + _TOLL * bool(event.quantities)
        )
        return round(min(1.0, total * self._certainty(event)), 4)

    def _prominence(self, event: Event) -> float:
        """Return the prominence of an event; what is inquired into has that of the inquiry, for it is the news."""
        if event.type not in _VIOLENT:
            return event.salience
        return max(event.salience, self._inquired.get(self._sentence_at(event), 0.0))

    def _inquired_into(self, events: Sequence[Event]) -> dict[int, float]:
        """Return the prominence of the inquiry in each sentence that tells, too, what happened lately to whom.

        "Police were searching for two gunmen who opened fire on a bus stop."
        """
        recent = {self._sentence_at(each) for each in events if each.type in _VIOLENT and self._is_news(each)}
        inquiries = ((self._sentence_at(each), each.salience) for each in events if each.mode == "investigate")
        return {at: prominence for at, prominence in inquiries if at in recent}

    def _is_news(self, event: Event) -> bool:
        """Return whether an event is neither long past nor known to the reader: "this weekend's attacks"."""
        head = self._document.head_of(event.trigger.start, event.trigger.end)
        known = head is not None and (is_pointed(head) or any(child.dep_ == "poss" for child in head.lefts))
        return not known and not self._is_long_past(event)

    def _distance(self, at: int) -> int:
        """Return how many sentences below the lead one stands; what stands above it is its heading, or a caption."""
        if at >= self._lead_at:
            return at - self._lead_at
        heading = self._document.heading
        return 0 if heading is not None and self._starts[at] < heading.end_char else _CAPTION_DISTANCE

    def _retellings(self, event: _EventWords, at: int) -> int:
        """Return how many sentences but the event's own (`at`) have its trigger and a word of a party."""
        parties = frozenset().union(*event.sides)
        others = (words for number, words in enumerate(self._words) if number != at)
        return sum(event.trigger in words and (not parties or not parties.isdisjoint(words)) for words in others)

    def _certainty(self, event: Event) -> float:
        """Return the factor, at most 1, for what did not surely happen, is told by somebody, helps, or is long past."""
        factor = _STATUS.get(event.assertion, 1.0)
        if any(quoted.start <= event.trigger.start < quoted.end for quoted in self._document.quotations):
            factor *= _QUOTED
        if event.type == "AID" and self._sentence_at(event) in self._of_hazards:
            factor *= _RESCUE
        if event.type in _VIOLENT and self._is_tried(event):
            factor *= _TRIED
        if event.mode == "investigate" and self._sentence_at(event) in self._inquired:
            factor *= _INQUIRY
        return factor * (_OLD if self._is_long_past(event) else 1.0)

    def _is_tried(self, event: Event) -> bool:
        """Return whether a crime is what a charge or a sentence before it is for, or stands below one in the parse."""
        step = self._of_law.get(self._sentence_at(event))
        return step is not None and (event.trigger.start > step.trigger.start or event.salience < step.salience)

    def _is_long_past(self, event: Event) -> bool:
        published = self._document.article.published_at
        if not published or not event.latest:
            return False
        return date.fromisoformat(published[:DAY]) - date.fromisoformat(event.latest[:DAY]) > _LONG_AGO

    def _words_of(self, event: Event) -> _EventWords:
        head = self._document.head_of(event.trigger.start, event.trigger.end)
        return _EventWords(
            type=event.type,
            trigger=_stem(head.lemma_ if head is not None else event.trigger.text),
            sides=tuple(self._names_of(side) for side in (event.actors, event.targets) if side),
            place=self._places.get(event.place or "", frozenset()),
            sentence=self._words_at(self._sentence_at(event)),
        )

    def _names_of(self, side: tuple[Participant, ...]) -> Stems:
        """Return the words by which the article names the parties of one side, their aliases among them."""
        texts = [party.text for party in side]
        for party in side:
            entity = self._entities.get(party.entity or "")
            texts += (entity.name, *entity.aliases) if entity else ()
        words = (word for text in texts for word in text.replace("-", " ").replace("’s", "").split())
        return _stems(word for word in words if len(word) > _SHORT)

    def _sentence_at(self, event: Event) -> int:
        """Return the number of the sentence that tells of an event."""
        return bisect_right(self._starts, event.trigger.start) - 1

    def _words_at(self, number: int) -> Stems:
        return self._words[number] if number < len(self._words) else frozenset()

    def _lead_sentence(self) -> int:
        """Return the number of the lead's first sentence: the one behind the dateline.

        Where none stands near the top, it is the first that has a verb, is no heading, and does not repeat the title.
        """
        dateline = self._document.dateline
        if dateline is not None and dateline[1] < _DATELINE_REACH:
            return bisect_right(self._starts, dateline[1]) - 1
        heading, title = self._document.heading, self._headline.words
        for number, sentence in enumerate(self._document.sentences[:_MOST_SENTENCES]):
            inside = heading is not None and sentence.start < heading.end
            told = any(token.pos_ in _VERBS for token in sentence)
            if told and not inside and not (title and self._words_at(number) <= title):
                return number
        return 0


def _is_of_law(event: Event) -> bool:
    """Return whether an event is a charge or a sentence, by a court, by police, or in a passive by nobody named."""
    step = event.type == "SANCTION" or event.mode == "allege"
    return step and all(actor.sector in ("COP", "JUD") for actor in event.actors)


def _opening_of(headline: Headline) -> _Opening:
    words = [token.lemma_ for token in headline.words if token.pos_ in _CONTENT and not token.is_stop]
    return _Opening(_stems(words), _stems(words[: (len(words) + 1) // 2]), headline.types)


def _words_of_sentences(document: Document) -> Sequence[Stems]:
    """Return the content words of the first sentences, as stems."""
    tokens = document.tokens
    words: list[set[str]] = []
    for lemma, pos, number in zip(tokens.lemma, tokens.pos, tokens.sentence, strict=True):
        if number >= _MOST_SENTENCES:
            break
        while len(words) <= number:
            words.append(set())
        if pos in _CONTENT:
            words[number].add(_stem(lemma))
    return [frozenset(each) for each in words]


def _stems(words: Iterable[str]) -> Stems:
    return frozenset(map(_stem, words))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Return what words of one family begin with: "accuse" and "accusation", "seize" and "seizure"."""
    word = word.lower()
    return (_ENDING.sub("", word) or word)[:_STEM]
