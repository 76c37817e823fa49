"""Why a text has the events it has: sentence by sentence, what fired and what was rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factwire.extraction.events.detection.acts import Act, Rejection
from factwire.extraction.events.detection.coding import Coder
from factwire.extraction.events.detection.finding import acts_of
from factwire.extraction.text.document import Document
from factwire.model import Span
from factwire.model.facts import EventType


@dataclass(frozen=True)
class Fired:
    """A predicate that made an event, by which entry and pattern."""

    trigger: Span
    type: EventType
    rule: str


@dataclass(frozen=True)
class Rejected:
    """A predicate that an entry of the lexicon fits but that made no event, and why."""

    trigger: Span
    rule: str
    reason: str


@dataclass(frozen=True)
class Explanation:
    """A sentence with its verdicts, in text order."""

    sentence: Span
    fired: tuple[Fired, ...]
    rejected: tuple[Rejected, ...]


def explain_events(document: Document) -> Iterator[Explanation]:
    """The sentences of a text in which an entry of the event lexicons was considered.

    What is said here of a predicate is what `find_events` does with it before it looks at participants:
    an event whose participants turn out to be nobody, and a retelling of an earlier one, still fall away.
    """
    coder = Coder(document.doc)
    for sentence in document.sentences:
        seen = len(coder.rejections)
        acts = acts_of(sentence, coder)
        rejections = coder.rejections[seen:]
        if acts or rejections:
            yield Explanation(
                sentence=document.span_of(sentence),
                fired=tuple(_fired(document, act) for act in sorted(acts, key=lambda act: act.trigger.i)),
                rejected=tuple(_rejected(document, rejections, made={i for act in acts for i in act.covered})),
            )


def _fired(document: Document, act: Act) -> Fired:
    return Fired(
        trigger=document.span_of(act.trigger.doc[act.trigger.i : act.trigger.i + 1]), type=act.type, rule=act.rule
    )


def _rejected(document: Document, rejections: list[Rejection], *, made: set[int]) -> Iterator[Rejected]:
    """The rejections of words that made no event, each entry once."""
    seen: set[tuple[int, str]] = set()
    for rejection in sorted(rejections, key=lambda rejection: rejection.token.i):
        at = rejection.token.i
        if at in made or (at, rejection.rule) in seen:
            continue
        seen.add((at, rejection.rule))
        span = document.span_of(rejection.token.doc[at : at + 1])
        yield Rejected(trigger=span, rule=rejection.rule, reason=rejection.reason)
