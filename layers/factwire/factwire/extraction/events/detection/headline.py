"""What the headline reports: it makes no event, for spans are of the text, but says which event is the main one."""

from __future__ import annotations

from dataclasses import dataclass

from factwire.extraction.events.detection.coding import Coder
from factwire.extraction.events.detection.event_selection import acts_of
from factwire.extraction.text.document import Document
from factwire.model import Event
from factwire.model.facts import EventType


@dataclass(frozen=True)
class Headline:
    """The types of the headline's events, and its words in lower case."""

    types: frozenset[EventType] = frozenset()
    words: frozenset[str] = frozenset()

    def reports(self, event: Event) -> bool:
        """Return whether the headline reports the event: one of its type, with a party that it names too."""
        if event.type not in self.types:
            return False
        return any(party.text.lower().split()[-1] in self.words for party in (*event.actors, *event.targets))


def headline_of(document: Document) -> Headline:
    """Return what the article's headline reports; nothing where there is none."""
    title = document.title
    if title is None:
        return Headline()
    coder = Coder(title)
    acts = [act for sentence in title.sents for act in acts_of(sentence, coder)]
    return Headline(frozenset(act.type for act in acts), frozenset(token.lower_ for token in title))
