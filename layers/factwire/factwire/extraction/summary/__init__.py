"""Summary: the sentences that carry the main event, its actors and its figures."""

from __future__ import annotations

from factwire.defaults import SUMMARY_WORDS
from factwire.extraction.summary.ranking import rank
from factwire.extraction.summary.sentence_selection import select
from factwire.extraction.summary.summary_sentences import find_candidates
from factwire.extraction.summary.title import make_headline
from factwire.extraction.text.document import Document
from factwire.model import Entity, Event, Summary

__all__ = ["summarize"]


def summarize(
    document: Document, *, entities: tuple[Entity, ...], events: tuple[Event, ...], words: int = SUMMARY_WORDS
) -> Summary:
    """Return an extractive summary of about `words` words: whole sentences, in document order."""
    sentences = find_candidates(document)
    scores = rank(sentences, entities=entities, events=events)
    spans = tuple(document.span(s.start, s.end) for s in select(sentences, scores=scores, words=words))
    return Summary(
        headline=make_headline(document),
        text=" ".join(" ".join(span.text.split()) for span in spans),
        sentences=spans,
    )
