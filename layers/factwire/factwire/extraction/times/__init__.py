"""Times: TIMEX3 expressions, normalised against the publication date."""

from __future__ import annotations

from factwire.extraction.text.document import Document
from factwire.extraction.times.anchors.event_anchors import anchor_to_events
from factwire.extraction.times.anchors.narrative import is_narrative
from factwire.extraction.times.anchors.publication import day_of_writing
from factwire.extraction.times.anchors.time_anchors import Anchors
from factwire.extraction.times.anchors.year_hints import years_of_days
from factwire.extraction.times.bounds import bounds_of
from factwire.extraction.times.compose import compose
from factwire.extraction.times.grammar import Scanner
from factwire.extraction.times.lexer import Word, read_words
from factwire.extraction.times.rules import TimexReading
from factwire.extraction.times.tense import Tense
from factwire.model import Place, Timex

__all__ = ["find_times"]


def find_times(document: Document, *, places: tuple[Place, ...] = ()) -> tuple[Timex, ...]:
    """Return the time expressions of the text, in document order.

    Values follow TIMEX3 (TimeML 1.2.1). An expression relative to the publication date, by the clock of the place where
    the article was filed, has no value where that date is unknown; one relative to another date of the text is
    resolved against that date.
    """
    words = read_words(document.text)
    published = day_of_writing(document, places=places)
    anchors = Anchors(
        published=published,
        narrative=is_narrative(words, published=published, dateline=document.dateline is not None),
        years_of_days=years_of_days(words),
    )
    scanner = Scanner(words, text=document.text, anchors=anchors, tense=Tense(document.doc))
    readings = compose(
        anchor_to_events(list(scanner.readings()), words=words),
        words=words,
        published=published,
    )
    return tuple(_timex(document, reading, words=words, number=at) for at, reading in enumerate(readings, 1))


def _timex(document: Document, reading: TimexReading, *, words: tuple[Word, ...], number: int) -> Timex:
    span = document.span(words[reading.first].start, words[reading.last].end)
    earliest, latest = bounds_of(reading)
    return Timex(
        id=f"t{number}", start=span.start, end=span.end, text=span.text,
        type=reading.type, value=reading.value, earliest=earliest, latest=latest,
    )  # fmt: skip
