"""Salience: how much of the article an event is, as a sum of what news says of its main event.

News puts its main event into the headline and tells it in the main clause of its lead (the inverted pyramid); what
follows tells it again. From `MAIN_SALIENCE` on an event is what the article reports; below, it is background.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from factwire.extraction.events.headline import HeadlineDeeds, deeds_of_headline
from factwire.extraction.text.document import Document
from factwire.model import Entity, Event, Participant, Place
from factwire.model.facts import EventType

# What counts for an event, and how much.
_POSITION, _GIST, _CLAUSE, _THEME, _RETOLD, _TOLL = 0.3, 0.42, 0.12, 0.1, 0.1, 0.05
_DEED, _PARTIES, _WORDS = 0.55, 0.2, 0.25  # of a gist: the same deed, the same parties, words of its sentence
_OWN_WORD: Final = 0.7  # of a deed in the gist's own word, whatever it calls the parties ("man held")
_LATER: Final = 0.8  # of what a headline says behind its first words, or by another word of the same type
_OF_LEAD: Final = 0.7  # of a headline
_QUOTED, _OLD = 0.8, 0.7  # of an event in somebody's words, of one long past
_STATUS: Final = {"negated": 0.5, "conditional": 0.6, "possible": 0.8}
_DECAY: Final = 2.0  # sentences
_ENOUGH: Final = 3  # sentences that tell it again
_READ: Final = 60  # sentences of the article in which it may be told again
_LONG_AGO: Final = timedelta(days=10)
_DAY: Final = len("2024-01-31")
_CAPTION: Final = 3  # sentences below the lead that a caption above it counts as
_TOP: Final = 1200  # code points
_FAMILY: Final = 5  # letters
_ENDING: Final = re.compile(r"(?<=\w\w\w)(?:ations?|ions?|ures?|ments?|ings?|als?|ers?|ors?|ed|e|s|y)$")
_SHORT: Final = 2  # letters
_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_VERBS: Final = frozenset({"VERB", "AUX"})

Words = frozenset[str]


@dataclass(frozen=True)
class _Told:
    """An event as it is told: the word for the deed, the words of each side, of its place, and of its sentence."""

    type: EventType
    deed: str
    sides: tuple[Words, ...]
    place: Words
    sentence: Words


@dataclass(frozen=True)
class _Gist:
    """What an article says first: its words, those it begins with, and the types of the deeds that it names."""

    words: Words
    opening: Words
    types: frozenset[EventType]

    def tells(self, told: _Told) -> float:
        """Return how far it tells of an event, from 0 to 1: its deed, its parties, the words of its sentence."""
        if not self.words:
            return 0.0
        sides = [not side.isdisjoint(self.words) for side in told.sides]
        sides += [True] * (not told.place.isdisjoint(self.words))
        parties = sum(sides) / len(sides) if sides else 0.5
        shared = len(self.words & told.sentence) / len(self.words)
        return _DEED * self._names(told, parties) + _PARTIES * parties + _WORDS * shared

    def _names(self, told: _Told, parties: float) -> float:
        """Return how far it names the deed, from 0 to 1: by its own word, first, or by another of the same type."""
        if told.deed in self.words:
            return (1.0 if told.deed in self.opening else _LATER) * (_OWN_WORD + (1 - _OWN_WORD) * parties)
        return _LATER * parties if told.type in self.types else 0.0


def weighed(
    document: Document, *, events: tuple[Event, ...], entities: tuple[Entity, ...], places: tuple[Place, ...]
) -> tuple[Event, ...]:
    """Return the events with their salience; what they come with is the prominence in their sentence."""
    if not events:
        return ()
    news = _News(document, events=events, entities=entities, places=places)
    return tuple(event.model_copy(update={"salience": news.salience(event)}) for event in events)


class _News:
    """What an article says of its main event."""

    def __init__(
        self, document: Document, *, events: tuple[Event, ...], entities: tuple[Entity, ...], places: tuple[Place, ...]
    ) -> None:
        self._document = document
        self._entities = {entity.id: entity for entity in entities}
        self._places = {place.id: _families(place.name.split()) for place in places}
        self._starts = [sentence.start_char for sentence in document.sentences]
        self._words = _words_of_sentences(document)
        self._headline = _gist_of(deeds_of_headline(document))
        self._lead_at = self._first_sentence()
        lead = self._words_at(self._lead_at)
        types = frozenset(event.type for event in events if self._sentence_at(event) == self._lead_at)
        self._lead = _Gist(lead, lead, types)

    def salience(self, event: Event) -> float:
        """Return the salience of an event, from 0 to 1."""
        clause, at, told = event.salience, self._sentence_at(event), self._told(event)
        position = 1.0 / (1.0 + self._distance(at) / _DECAY)
        gist = max(self._headline.tells(told) * (1 + clause) / 2, _OF_LEAD * self._lead.tells(told) * clause)
        known = [self._entities[p.entity].salience for p in event.parties if p.entity in self._entities]
        total = (
            _POSITION * position * clause
            + _GIST * gist
            + _CLAUSE * clause
            + _THEME * max(known, default=0.0)
            + _RETOLD * min(1.0, self._retellings(told, at) / _ENOUGH)
            + _TOLL * bool(event.quantities)
        )
        return round(min(1.0, total * self._standing(event)), 4)

    def _distance(self, at: int) -> int:
        """Return how many sentences below the lead one stands; what stands above it is its heading, or a caption."""
        if at >= self._lead_at:
            return at - self._lead_at
        heading = self._document.heading
        return 0 if heading is not None and self._starts[at] < heading.end_char else _CAPTION

    def _retellings(self, told: _Told, at: int) -> int:
        """Return how many other sentences have the word for the deed and a word of a party."""
        parties = frozenset().union(*told.sides)
        others = (words for number, words in enumerate(self._words) if number != at)
        return sum(told.deed in words and (not parties or not parties.isdisjoint(words)) for words in others)

    def _standing(self, event: Event) -> float:
        """Return what is left of an event that did not surely happen, is somebody's words, or is long past."""
        left = _STATUS.get(event.assertion, 1.0)
        if any(quoted.start <= event.trigger.start < quoted.end for quoted in self._document.quotations):
            left *= _QUOTED
        return left * (_OLD if self._is_long_past(event) else 1.0)

    def _is_long_past(self, event: Event) -> bool:
        published = self._document.article.published_at
        if not published or not event.latest:
            return False
        return date.fromisoformat(published[:_DAY]) - date.fromisoformat(event.latest[:_DAY]) > _LONG_AGO

    def _told(self, event: Event) -> _Told:
        head = self._document.head_of(event.trigger.start, event.trigger.end)
        return _Told(
            type=event.type,
            deed=_family(head.lemma_ if head is not None else event.trigger.text),
            sides=tuple(self._names(side) for side in (event.actors, event.targets) if side),
            place=self._places.get(event.place or "", frozenset()),
            sentence=self._words_at(self._sentence_at(event)),
        )

    def _names(self, side: tuple[Participant, ...]) -> Words:
        texts = [party.text for party in side]
        for party in side:
            entity = self._entities.get(party.entity or "")
            texts += (entity.name, *entity.aliases) if entity else ()
        words = (word for text in texts for word in text.replace("-", " ").replace("’s", "").split())
        return _families(word for word in words if len(word) > _SHORT)

    def _sentence_at(self, event: Event) -> int:
        """Return the number of the sentence that tells of an event."""
        return bisect_right(self._starts, event.trigger.start) - 1

    def _words_at(self, number: int) -> Words:
        return self._words[number] if number < len(self._words) else frozenset()

    def _first_sentence(self) -> int:
        """Return the number of the sentence behind the dateline.

        Where none stands near the top, it is the first that has a verb, is no heading, and does not repeat the title.
        """
        dateline = self._document.dateline
        if dateline is not None and dateline[1] < _TOP:
            return bisect_right(self._starts, dateline[1]) - 1
        heading, title = self._document.heading, self._headline.words
        for number, sentence in enumerate(self._document.sentences[:_READ]):
            inside = heading is not None and sentence.start < heading.end
            told = any(token.pos_ in _VERBS for token in sentence)
            if told and not inside and not (title and self._words_at(number) <= title):
                return number
        return 0


def _gist_of(headline: HeadlineDeeds) -> _Gist:
    words = [token.lemma_ for token in headline.words if token.pos_ in _CONTENT and not token.is_stop]
    return _Gist(_families(words), _families(words[: (len(words) + 1) // 2]), headline.types)


def _words_of_sentences(document: Document) -> Sequence[Words]:
    """Return the content words of the first sentences, each by its family."""
    tokens = document.tokens
    words: list[set[str]] = []
    for lemma, pos, number in zip(tokens.lemma, tokens.pos, tokens.sentence, strict=True):
        if number >= _READ:
            break
        while len(words) <= number:
            words.append(set())
        if pos in _CONTENT:
            words[number].add(_family(lemma))
    return [frozenset(each) for each in words]


def _families(words: Iterable[str]) -> Words:
    return frozenset(map(_family, words))


@lru_cache(maxsize=20_000)
def _family(word: str) -> str:
    """Return what words of one family begin with: "accuse" and "accusation", "seize" and "seizure"."""
    word = word.lower()
    return (_ENDING.sub("", word) or word)[:_FAMILY]
