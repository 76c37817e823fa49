"""What the headline tells: it makes no event, for spans are of the text, but says which event is the main one."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.events.detection.coding import Coder
from factwire.extraction.events.detection.event_selection import acts_of
from factwire.extraction.text.document import Document
from factwire.model.facts import EventType


@dataclass(frozen=True)
class HeadlineDeeds:
    """The types of the acts that a headline tells of, and its words; nothing where an article has none."""

    types: frozenset[EventType] = frozenset()
    words: tuple[Token, ...] = ()


def deeds_of_headline(document: Document) -> HeadlineDeeds:
    """Return what the article's title, or else the heading in its text, tells."""
    if document.title is not None:
        coder = Coder(document.title)
        acts = [act for sentence in document.title.sents for act in acts_of(sentence, coder)]
        return HeadlineDeeds(frozenset(act.type for act in acts), tuple(document.title))
    if document.heading is not None:
        return HeadlineDeeds(words=tuple(document.heading))
    return HeadlineDeeds()
