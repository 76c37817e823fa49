"""The events of a document with what was rejected on the way: at detection, at building, at merging."""

from __future__ import annotations

from dataclasses import dataclass

from factwire.extraction.entities import Mentions
from factwire.extraction.events.confidence import coded_events
from factwire.extraction.events.detection.acts import Act, Reason, Rejection
from factwire.extraction.events.detection.coding import Coder
from factwire.extraction.events.detection.event_selection import acts_of
from factwire.extraction.events.event_building import Builder
from factwire.extraction.events.event_identity import Identity
from factwire.extraction.events.event_merging import Merger
from factwire.extraction.events.newsworthiness import are_private
from factwire.extraction.events.reference import reference_of
from factwire.extraction.text.document import Document
from factwire.model import Entity, Event, Place, Quantity, Quote, Timex


@dataclass(frozen=True)
class Trace:
    """The acts that made events, in text order; the events, in document order; and the rejections."""

    fired: tuple[Act, ...]
    events: tuple[Event, ...]
    rejections: tuple[Rejection, ...]


def trace_events(
    document: Document,
    *,
    mentions: Mentions,
    entities: tuple[Entity, ...],
    places: tuple[Place, ...],
    times: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
    quotes: tuple[Quote, ...],
) -> Trace:
    """Return the events of the text, their acts, and every rejection with its reason."""
    coder = Coder(document.doc)
    acts = _acts(document, coder)
    builder = Builder(
        document,
        antecedents=mentions.coreference.antecedents,
        entities=entities,
        places=places,
        times=times,
        quantities=quantities,
        quotes=quotes,
    )
    events_of_acts = builder.events(acts)
    private = are_private(acts, events_of_acts, entities=entities, sport=coder.genre.sport)
    coded = coded_events(document, acts, events_of_acts, private, genre=coder.genre, entities=entities, places=places)
    known = [(each.act, each.event) for each in coded if not each.is_doubtful]
    doubtful = [each for each in coded if each.is_doubtful]
    unresolved = [act for act, event in zip(acts, events_of_acts, strict=True) if event is None]
    identity = Identity(entities=entities, places=places, times=times, quantities=quantities)
    tellings = [
        identity.telling(event, reference_of(act), paragraph=document.paragraph_number(act.trigger.idx))
        for act, event in known
    ]
    merged = Merger(identity).merge(tellings)
    fired = [act for (act, _), is_repeated in zip(known, merged.repeated, strict=True) if not is_repeated]
    repeated = [act for (act, _), is_repeated in zip(known, merged.repeated, strict=True) if is_repeated]
    rejections = (
        *coder.rejections,
        *(Rejection(act.trigger, act.rule, Reason.UNRESOLVED) for act in unresolved),
        *(
            Rejection(each.act.trigger, f"{each.act.rule} ({', '.join(each.doubts())})", Reason.DOUBTFUL)
            for each in doubtful
        ),
        *(Rejection(act.trigger, act.rule, Reason.REPEATED) for act in repeated),
    )
    return Trace(tuple(fired), merged.events, rejections)


def _acts(document: Document, coder: Coder) -> list[Act]:
    """Return the acts of the text, in text order."""
    acts = [act for sentence in document.sentences for act in acts_of(sentence, coder)]
    return sorted(acts, key=lambda act: act.trigger.i)
