"""Whose words a stretch of text is: the one place where events and quantities get their source.

A fact inside a speaker's words takes the assertion of the innermost quote around it: `reported` in plain
speech, thought and writing; `negated` in a denial; `planned` in a promise, vow or threat; `possible` in a
wish, request, fear or suspicion. Cues of mere stance ("praised", "supports") make no speech of what
they govern. A component with a finer reading of its own (an event's modality) puts `stronger` over both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from factwire.extraction.quotes.cues import quote_assertion
from factwire.extraction.quotes.toll_sources import TollSources
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import Entity, Quantity, Quote
from factwire.model.facts import CASUALTY_KINDS, Assertion

# From the plainest claim to the one that most changes what a fact says.
_STRENGTH: Final[tuple[Assertion, ...]] = ("asserted", "reported", "possible", "conditional", "planned", "negated")


@dataclass(frozen=True)
class Speech:
    """The status that words have from being a speaker's: how far they are claimed, and by whom."""

    assertion: Assertion
    attribution: str | None
    attribution_text: str | None


def stronger(own: Assertion, speech: Speech | None) -> Assertion:
    """Return the assertion of a fact from its own modality and the speech it stands in; the stronger one wins.

    The order is asserted < reported < possible < conditional < planned < negated: "might" inside a
    statement stays possible, a plain past inside a denial becomes negated.
    """
    return max(own, speech.assertion, key=_STRENGTH.index) if speech else own


class SpeechScopes:
    """The stretches of a document that are a speaker's words."""

    def __init__(self, document: Document, quotes: Iterable[Quote]) -> None:
        self._scopes: Lookup[Speech] = Lookup(
            (quote.start, quote.end, Speech(assertion, quote.speaker, quote.speaker_text))
            for quote in quotes
            if (assertion := quote_assertion(document.doc, quote)) is not None
        )

    def at(self, start: int, end: int) -> Speech | None:
        """Return whose words `[start, end)` (code points) are, or None if they are the article's own."""
        return self._scopes.covering(start, end)


def attribute_quantities(
    document: Document, quantities: tuple[Quantity, ...], *, quotes: tuple[Quote, ...], entities: tuple[Entity, ...]
) -> tuple[Quantity, ...]:
    """Return the quantities with `assertion` and `attribution` filled from the speech they stand in.

    A toll belongs to whom its own clause names as counting, if any, rather than to the speaker of the whole.
    """
    scopes, sources = SpeechScopes(document, quotes), TollSources(document, entities=entities)
    return tuple(_attributed(quantity, _speech_of(quantity, scopes, sources)) for quantity in quantities)


def _speech_of(quantity: Quantity, scopes: SpeechScopes, sources: TollSources) -> Speech | None:
    speech = scopes.at(quantity.start, quantity.end)
    counted = sources.of(quantity) if quantity.kind in CASUALTY_KINDS else None
    if counted is None:
        return speech
    return Speech(speech.assertion if speech else "reported", counted.entity, counted.text)


def _attributed(quantity: Quantity, speech: Speech | None) -> Quantity:
    if speech is None:
        return quantity
    return quantity.model_copy(
        update={
            "assertion": stronger(quantity.assertion, speech),
            "attribution": speech.attribution,
            "attribution_text": speech.attribution_text,
        }
    )
