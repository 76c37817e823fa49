"""Participants: from the head of a noun phrase to its words, its entity, its country and its sector."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Token

from factwire.extraction.document import Document
from factwire.extraction.events.classes import sector_word
from factwire.extraction.events.modality import reporter_of
from factwire.extraction.events.nations import country_of, group_of
from factwire.extraction.events.parties import somebody
from factwire.extraction.events.words import PRONOUNS, lemma
from factwire.extraction.lookup import Lookup
from factwire.extraction.quotes.attribution import SpeechScopes
from factwire.model import Entity, Participant
from factwire.model.facts import Sector

_DASHES = frozenset({"-", "--", "—", "–"})
_LONGEST_DATELINE = 14
_SPEAKING = frozenset({"i", "we", "me", "us"})
_LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "quantmod", "advmod", "predet"})
_BREAKS = frozenset({"--", "—", "–", ":", ")", " - "})
_ROLE_PREPOSITIONS = frozenset({"of"})


class Participants:
    """Finds the public participants of one document."""

    def __init__(self, document: Document, entities: tuple[Entity, ...], speech: SpeechScopes) -> None:
        self._document = document
        self._speech = speech
        self._entities = {entity.id: entity for entity in entities}
        self._mentions = Lookup(
            (mention.start, mention.end, entity) for entity in entities for mention in entity.mentions
        )

    def of(self, heads: tuple[Token, ...]) -> tuple[Participant, ...]:
        """The participants that noun phrase heads stand for, each once, in order."""
        found: dict[tuple[int, int], Participant] = {}
        for head in heads:
            participant = self._participant(head)
            if participant:
                found.setdefault((participant.start, participant.end), participant)
        return tuple(found.values())

    def _participant(self, head: Token) -> Participant | None:
        past = past_dateline(head)
        if past is None:
            return None
        head = somebody(past)
        if head.lower_ in _SPEAKING and head.text != "US":
            return self._speaker(head)
        if head.pos_ == "PRON" or lemma(head) in PRONOUNS or head.lower_ in PRONOUNS:
            return self._antecedent(head)
        words = phrase(head)
        if not words:
            return None
        span = self._document.span(words[0].idx, words[-1].idx + len(words[-1]))
        entity = self._mentions.covering(head.idx, head.idx + len(head))
        country, sector = describe(words, head)
        if entity and country is None:
            country = entity.country
        return Participant(
            start=span.start,
            end=span.end,
            text=span.text,
            entity=entity.id if entity else None,
            country=country,
            sector=cast("Sector | None", sector),
        )

    def _antecedent(self, pronoun: Token) -> Participant | None:
        """Whom a pronoun stands for: the one who says the clause, else the entity it is known to mention."""
        speaker = reporter_of(pronoun.head)
        subject = pronoun.dep_ in ("nsubj", "nsubjpass")
        if speaker and subject and speaker[0] is not pronoun and lemma(speaker[0]) not in PRONOUNS:
            return self._participant(speaker[0])
        entity = self._mentions.covering(pronoun.idx, pronoun.idx + len(pronoun))
        return self._named(entity, before=pronoun.idx) if entity else None

    def _speaker(self, pronoun: Token) -> Participant | None:
        """Who says "I" or "we": the one whose words they are."""
        speech = self._speech.at(pronoun.idx, pronoun.idx + len(pronoun))
        entity = self._entities.get(speech.attribution) if speech and speech.attribution else None
        return self._named(entity, before=pronoun.idx) if entity else None

    def _named(self, entity: Entity, *, before: int) -> Participant:
        """The entity where it was last named before a point of the text, else where it is first mentioned."""
        named = [m for m in entity.mentions if m.kind == "name" and m.start < before]
        mention = named[-1] if named else entity.mentions[0]
        return Participant(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            entity=entity.id,
            country=entity.country,
            sector=None,
        )


def past_dateline(head: Token) -> Token | None:
    """The head itself; where the parse took the dateline for it ("OSLO (AP) -- Police ..."), the noun behind."""
    sentence = head.sent
    opening = head.doc[sentence.start : min(sentence.start + _LONGEST_DATELINE, sentence.end)]
    if not opening[0].is_upper or len(opening[0]) < 2:
        return head
    dash = next((token.i for token in opening if token.text in _DASHES and token.whitespace_), None)
    if dash is None or head.i > dash:
        return head
    return next((token for token in head.subtree if token.i > dash and token.pos_ in ("NOUN", "PROPN")), None)


def phrase(head: Token) -> list[Token]:
    """The words of a noun phrase around its head: modifiers before, an `of` phrase after it, no article or clause."""
    doc, start, end = head.doc, head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ in _LEFT:
            start = min(start, child.left_edge.i)
            break
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _ROLE_PREPOSITIONS:
            for grand in child.children:
                if grand.dep_ == "pobj":
                    end = max(end, grand.i + 1)
    words = list(doc[start:end])
    opened = any(word.text == "(" for word in words)
    breaks = [
        i
        for i, word in enumerate(words[:-1])
        if word.i < head.i and word.text in _BREAKS and not (opened and word.text == ")")
    ]
    words = words[breaks[-1] + 1 :] if breaks else words
    while words and (words[0].is_punct or words[0].lower_ in ("the", "a", "an") or words[0].is_space):
        words.pop(0)
    return words


def describe(words: list[Token], head: Token) -> tuple[str | None, str | None]:
    """The country and sector of a noun phrase, by its names and by the words for what somebody is."""
    group = group_of(words)
    country = country_of(words)
    sector = next((found for found in (sector_word(lemma(token)) for token in (head, *reversed(words))) if found), None)
    if group:
        return country or group[0] or None, sector if sector and not is_name(head) else group[1]
    return country, sector


def is_name(token: Token) -> bool:
    """Whether the token is part of a name."""
    return token.pos_ == "PROPN"
