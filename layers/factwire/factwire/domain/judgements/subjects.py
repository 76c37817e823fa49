"""What a fact is called in a judgement: by its words and not by its id, so that it is found again in a new extraction.

A target is a digest of kind, type, words, sentence and the number of the words in their sentence. It outlives another
revision of the article as long as the sentence stands, and another engine as long as that reads the same words as a
fact of the same kind. Names, places and claims do without their sentence: a claim is a kind of casualties and a number,
wherever the article gives it.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from factwire.domain.listing.entity_keys import entity_key
from factwire.model import CASUALTY_KINDS, Facts, Quantity, Span, Subject, SubjectKind
from factwire.stories.claims.headlines import headline_figures

# The end of a sentence as far as a target needs one: always at the same place of the same text.
_END: Final = re.compile(r"(?<=[.!?])[\"'”’)\]]{0,3}[ \t]+|\n+")
# Whose sentence is shown but does not count.
_WITHOUT_SENTENCE: Final = frozenset({"entity", "place", "claim", "names", "member", "stories"})


def target_of(subject: Subject) -> str:
    """Return the digest that judgements on this subject have in common."""
    sentence = None if subject.kind in _WITHOUT_SENTENCE else _normal(subject.sentence or "")
    words = entity_key(subject.words) if subject.kind in {"entity", "place", "names"} else _normal(subject.words)
    known = [subject.kind, subject.type, words, sentence, subject.nth, subject.other]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()[:20]


def names_subject(first: str, second: str, *, sentence: str | None = None) -> Subject:
    """Return the subject of two names, in whichever order they are given."""
    low, high = sorted((entity_key(first), entity_key(second)))
    return Subject(kind="names", words=low, other=high, sentence=sentence)


def stories_subject(first: str, second: str) -> Subject:
    """Return the subject of two stories, in whichever order they are given."""
    low, high = sorted((first, second))
    return Subject(kind="stories", words=low, other=high)


def claim_subject(of: str, low: float | None, high: float | None, *, sentence: str | None = None) -> Subject:
    """Return the subject of a figure for casualties."""
    bounds = (f"{bound:g}" if bound is not None else "" for bound in (low, high))
    return Subject(kind="claim", type=of, words=" to ".join(dict.fromkeys(bounds)), sentence=sentence)


class FactSubjects:
    """The subjects of the facts of one document, and the facts by their targets."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._text = facts.article.text
        ends = [(match.start(), match.end()) for match in _END.finditer(self._text)]
        self._ends, self._starts = [end for end, _ in ends], [start for _, start in ends]

    @cached_property
    def by_fact(self) -> dict[str, Subject]:
        """The subject of each fact by its id; a claim has that of its figure as the article's claim."""
        return dict(self._subjects())

    @cached_property
    def by_target(self) -> dict[str, tuple[str, ...]]:
        """The ids of the facts that judgements on a target are about; none for a figure of the headline alone."""
        found: dict[str, list[str]] = {}
        for fact, subject in self.by_fact.items():
            found.setdefault(target_of(subject), []).append(fact)
        for quantity in self._facts.quantities:
            if quantity.kind in CASUALTY_KINDS:
                found.setdefault(target_of(self.claim(quantity)), []).append(quantity.id)
        for claim in self.of_headline:
            found.setdefault(target_of(claim), [])
        return {target: tuple(dict.fromkeys(ids)) for target, ids in found.items()}

    @cached_property
    def of_headline(self) -> tuple[Subject, ...]:
        """The figures of the headline as the article's claims; they are no facts of the document."""
        title = self._facts.article.title or ""
        found = headline_figures(title)
        return tuple(claim_subject(figure.of, figure.value, figure.value, sentence=title) for figure in found)

    def claim(self, quantity: Quantity) -> Subject:
        """Return the subject of a figure for casualties wherever the article gives it."""
        low, high = quantity.limits
        return claim_subject(quantity.kind, low, high, sentence=self.sentence(quantity))

    def sentence(self, span: Span) -> str:
        """Return the sentence, or the sentences, that a span stands in."""
        return self._text[self._begin(span.start) : self._end(span.end)]

    def _subjects(self) -> Iterator[tuple[str, Subject]]:
        facts = self._facts
        for entity in facts.entities:
            yield entity.id, Subject(kind="entity", words=entity.name, sentence=self.sentence(entity.mentions[0]))
        for place in facts.places:
            sentence = self.sentence(place.mentions[0]) if place.mentions else facts.article.title or ""
            yield place.id, Subject(kind="place", words=place.name, sentence=sentence)
        for event in facts.events:
            yield event.id, self._of_span("event", event.trigger, type=event.type)
        for quote in facts.quotes:
            yield quote.id, self._of_span("quote", quote)
        for time in facts.times:
            yield time.id, self._of_span("time", time)
        quantities = {quantity.id: quantity for quantity in facts.quantities}
        for quantity in facts.quantities:
            yield quantity.id, self._of_span("quantity", quantity, type=quantity.kind)
        for incident in facts.incidents:
            for claim in incident.claims:
                yield claim.id, self.claim(quantities[claim.quantity])

    def _of_span(self, kind: SubjectKind, span: Span, *, type: str | None = None) -> Subject:
        before = self._text[self._begin(span.start) : span.start]
        nth = before.casefold().count(span.text.casefold()) + 1
        return Subject(kind=kind, type=type, words=span.text, sentence=self.sentence(span), nth=nth)

    def _begin(self, offset: int) -> int:
        number = bisect_right(self._starts, offset)
        return self._starts[number - 1] if number else 0

    def _end(self, offset: int) -> int:
        number = bisect_left(self._ends, offset)
        return self._ends[number] if number < len(self._ends) else len(self._text)


def _normal(words: str) -> str:
    """Return words without what a new copy of the text may change: case, spacing, forms of one character."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
