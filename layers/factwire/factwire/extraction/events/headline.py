"""What the headline tells: it makes no event, for spans are of the text, but says which event is the main one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.events.detection.coding import Coder
from factwire.extraction.events.detection.event_selection import acts_of
from factwire.extraction.text.document import Document
from factwire.model.facts import EventType


@dataclass(frozen=True)
class Headline:
    """The words of a headline and the types of the events that it tells of; empty where an article has none."""

    types: frozenset[EventType] = frozenset()
    words: tuple[Token, ...] = ()


def read_headline(document: Document) -> Headline:
    """Return the article's title with the types of its events, else the words of the heading in its text."""
    if document.title is not None:
        coder = Coder(document.title)
        acts = [act for sentence in document.title.sents for act in acts_of(sentence, coder)]
        return Headline(frozenset(act.type for act in acts), tuple(document.title))
    if document.heading is not None:
        return Headline(words=tuple(document.heading))
    return Headline()
