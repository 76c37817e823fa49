"""Why a text has the events it has: sentence by sentence, what fired and what was rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from factwire.extraction.entities import find_mentions
from factwire.extraction.events.detection.acts import Act, Reason, Rejection
from factwire.extraction.events.trace import trace_events
from factwire.extraction.text.document import Document
from factwire.model import Facts, Span
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
    reason: Reason


@dataclass(frozen=True)
class Explanation:
    """A sentence with its verdicts, in text order."""

    sentence: Span
    fired: tuple[Fired, ...]
    rejected: tuple[Rejected, ...]


def explain_events(document: Document, facts: Facts) -> Iterator[Explanation]:
    """Yield the sentences of a text in which an entry of the event lexicons was considered.

    Args:
        document: the parsed article.
        facts: of the article, which say who is resolved and what is repeated.
    """
    trace = trace_events(
        document,
        mentions=find_mentions(document),
        entities=facts.entities,
        places=facts.places,
        times=facts.times,
        quantities=facts.quantities,
        quotes=facts.quotes,
    )
    for sentence in document.sentences:
        fired = [act for act in trace.fired if _stands_in(sentence, act.trigger.i)]
        rejections = [found for found in trace.rejections if _stands_in(sentence, found.token.i)]
        if fired or rejections:
            made = {i for act in fired for i in act.covered}
            yield Explanation(
                sentence=document.span_of(sentence),
                fired=tuple(_fired(document, act) for act in fired),
                rejected=tuple(_rejected(document, rejections, made=made)),
            )


def _stands_in(sentence: Tokens, position: int) -> bool:
    return sentence.start <= position < sentence.end


def _fired(document: Document, act: Act) -> Fired:
    return Fired(
        trigger=document.span_of(act.trigger.doc[act.trigger.i : act.trigger.i + 1]), type=act.type, rule=act.rule
    )


def _rejected(document: Document, rejections: list[Rejection], *, made: set[int]) -> Iterator[Rejected]:
    """Yield the rejections of words that made no event, each entry once."""
    seen: set[tuple[int, str]] = set()
    for rejection in sorted(rejections, key=lambda rejection: rejection.token.i):
        at = rejection.token.i
        if at in made or (at, rejection.rule) in seen:
            continue
        seen.add((at, rejection.rule))
        span = document.span_of(rejection.token.doc[at : at + 1])
        yield Rejected(trigger=span, rule=rejection.rule, reason=rejection.reason)
