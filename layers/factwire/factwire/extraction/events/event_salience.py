"""Salience: how much of the article an event is, as a sum of what news says of its main event.

News puts its main event into the headline and tells it in the main clause of its lead (the inverted pyramid); what
follows tells it again. An event of `MAIN_SALIENCE` or more is what the article reports; below, it is background.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from factwire.extraction.events.headline import deeds_of_headline
from factwire.extraction.text.document import Document
from factwire.model import Entity, Event, Participant

_POSITION, _HEADLINE, _CLAUSE, _THEME, _RETOLD, _TOLL = 0.28, 0.37, 0.1, 0.1, 0.1, 0.05  # weights; their sum is 1
_DECAY: Final = 2.0  # sentences
_ENOUGH: Final = 3  # sentences that tell it again
_READ: Final = 60  # sentences of the article in which it may be told again
_LONG_AGO: Final = timedelta(days=10)
_STATUS: Final = {"negated": 0.5, "conditional": 0.6, "possible": 0.8}
_QUOTED, _OLD = 0.8, 0.7
_LEAD: Final = 0.7  # of what a headline weighs
_VERBS: Final = frozenset({"VERB", "AUX"})
_SHORT: Final = 2  # letters
_FAMILY: Final = 5  # letters that words of one family begin with: "accuse", "accusation"
_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_DAY: Final = len("2024-01-31")

Words = frozenset[str]


@dataclass(frozen=True)
class _Told:
    """The words of an event: for what was done, and for the parties of each side that has any."""

    deed: str
    sides: tuple[Words, ...]


def weighed(document: Document, *, events: tuple[Event, ...], entities: tuple[Entity, ...]) -> tuple[Event, ...]:
    """Return the events with their salience; what they come with is the prominence in their sentence."""
    if not events:
        return ()
    news = _News(document, entities)
    return tuple(event.model_copy(update={"salience": news.salience(event)}) for event in events)


class _News:
    """What an article says of its main event."""

    def __init__(self, document: Document, entities: tuple[Entity, ...]) -> None:
        self._document = document
        self._entities = {entity.id: entity for entity in entities}
        self._words = _words_of_sentences(document)
        self._headline = deeds_of_headline(document)
        self._title = _families(
            token.lemma_ for token in self._headline.words if token.pos_ in _CONTENT and not token.is_stop
        )
        self._lead = self._first_sentence()
        self._starts = [sentence.start_char for sentence in document.sentences]
        self._lead_words = self._words[self._lead] if self._lead < len(self._words) else frozenset()

    def salience(self, event: Event) -> float:
        """Return the salience of an event, from 0 to 1."""
        clause = event.salience
        at = bisect_right(self._starts, event.trigger.start) - 1
        told = self._told(event)
        position = 1.0 / (1.0 + max(0, at - self._lead) / _DECAY)
        known = [self._entities[p.entity].salience for p in _parties(event) if p.entity in self._entities]
        total = (
            _POSITION * position * clause
            + _HEADLINE * max(self._agreement(event, told, at), _LEAD * self._leads(told, at)) * clause
            + _CLAUSE * clause
            + _THEME * max(known, default=0.0)
            + _RETOLD * min(1.0, self._retellings(told, at) / _ENOUGH)
            + _TOLL * bool(event.quantities)
        )
        return round(min(1.0, total * self._standing(event)), 4)

    def _agreement(self, event: Event, told: _Told, at: int) -> float:
        """Return how far the headline tells of the event, from 0 to 1: its deed, its parties, its sentence's words."""
        if not self._title:
            return 0.0
        deed = told.deed in self._title or event.type in self._headline.types
        sides = [not side.isdisjoint(self._title) for side in told.sides]
        parties = sum(sides) / len(sides) if sides else 0.5
        sentence = self._words[at] if at < len(self._words) else frozenset()
        shared = len(self._title & sentence) / len(self._title)
        return (0.5 * deed * (0.4 + 0.6 * parties) + 0.2 * parties) + 0.3 * shared

    def _leads(self, told: _Told, at: int) -> float:
        """Return how far the lead tells of the event, from 0 to 1."""
        if at == self._lead:
            return 1.0
        sides = [not side.isdisjoint(self._lead_words) for side in told.sides]
        parties = sum(sides) / len(sides) if sides else 0.5
        return parties if told.deed in self._lead_words else 0.0

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
        try:
            days = date.fromisoformat(published[:_DAY]) - date.fromisoformat(event.latest[:_DAY])
        except ValueError:
            return False
        return days > _LONG_AGO

    def _told(self, event: Event) -> _Told:
        head = self._document.head_of(event.trigger.start, event.trigger.end)
        deed = _family(head.lemma_ if head is not None else event.trigger.text)
        sides = (self._names(side) for side in (event.actors, event.targets) if side)
        return _Told(deed, tuple(sides))

    def _names(self, side: tuple[Participant, ...]) -> Words:
        texts = [party.text for party in side]
        for party in side:
            entity = self._entities.get(party.entity or "")
            texts += (entity.name, *entity.aliases) if entity else ()
        return _families(
            word for text in texts for word in text.replace("-", " ").replace("’s", "").split() if len(word) > 2
        )

    def _first_sentence(self) -> int:
        """Return the number of the first sentence that has a verb, is no heading, and does not repeat the title."""
        heading = self._document.heading
        for number, sentence in enumerate(self._document.sentences[:_READ]):
            inside = heading is not None and sentence.start < heading.end
            words = self._words[number]
            told = any(token.pos_ in _VERBS for token in sentence)
            if told and not inside and not (self._title and words <= self._title):
                return number
        return 0


def _parties(event: Event) -> tuple[Participant, ...]:
    return (*event.actors, *event.targets)


def _words_of_sentences(document: Document) -> list[Words]:
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


def _family(word: str) -> str:
    return word.lower()[:_FAMILY]
