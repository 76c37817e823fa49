"""Why a text has the events it has: sentence by sentence, what fired and what was rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.entities import find_mentions
from factwire.extraction.events.detection.acts import Act, Reason, Rejection
from factwire.extraction.events.trace import trace_events
from factwire.extraction.text.document import Document
from factwire.model import Facts, Span
from factwire.model.facts import EventType

# Found by what happens to people, not by who did what to whom: `extraction/incidents/hazards/`.
_HAZARDS: Final = frozenset({"DISASTER", "ACCIDENT"})


@dataclass(frozen=True)
class Fired:
    """A word that made an event, by which entry and pattern."""

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
    """Yield the sentences of a text in which an entry of the event lexicons was considered, or a hazard found.

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
        acts = [act for act in trace.fired if _stands_in(sentence, act.trigger.i)]
        rejections = [found for found in trace.rejections if _stands_in(sentence, found.token.i)]
        hazards = [event for event in facts.events if event.type in _HAZARDS and _begins_in(sentence, event.trigger)]
        if acts or rejections or hazards:
            fired = [_fired(document, act) for act in acts]
            fired += [Fired(trigger=event.trigger, type=event.type, rule=event.rule) for event in hazards]
            made = {i for act in acts for i in act.covered}
            made |= {token.i for token in sentence if any(_holds(event.trigger, token) for event in hazards)}
            yield Explanation(
                sentence=document.span_of(sentence),
                fired=tuple(sorted(fired, key=lambda each: each.trigger.start)),
                rejected=tuple(_rejected(document, rejections, made=made)),
            )


def _stands_in(sentence: Tokens, position: int) -> bool:
    return sentence.start <= position < sentence.end


def _begins_in(sentence: Tokens, span: Span) -> bool:
    return sentence.start_char <= span.start < sentence.end_char


def _holds(span: Span, token: Token) -> bool:
    return span.start <= token.idx < span.end


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
