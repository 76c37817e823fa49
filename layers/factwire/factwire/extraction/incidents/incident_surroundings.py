"""What stands around a code point: its sentence, and the days and the place that the sentence names."""

from __future__ import annotations

from bisect import bisect_right
from functools import reduce

from spacy.tokens import Token

from factwire.extraction.events.grammar.argument_frames import tells_count
from factwire.extraction.events.slots.place_mentions import place_mentions
from factwire.extraction.incidents.happening import Days, days_of, narrower
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.times.anchors.distances import Distances
from factwire.model import Place, Timex


class Surroundings:
    """The sentences, paragraphs, times and places around a code point of one document.

    A place that says whose something is ("the German consulate") is not where anything was.
    """

    def __init__(self, document: Document, *, places: tuple[Place, ...], times: tuple[Timex, ...]) -> None:
        self._document = document
        self._times = Lookup((time.start, time.end, time) for time in times)
        self._distances = Distances(document, times=self._times)
        self.mentions = place_mentions(document, places)
        located = (mention for mention in self.mentions if not mention.says_whose)
        self._places = Lookup((mention.start, mention.end, mention.place) for mention in located)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the code points of the sentence around a code point of a word."""
        tokens = self._document.tokens
        token = bisect_right(tokens.start, at) - 1
        start, end = tokens.start[tokens.first[token]], tokens.end[tokens.last[token]]
        return start, start + len(self._document.text[start:end].rstrip())

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph around a code point."""
        return self._document.paragraph_number(at)

    def times(self, at: int) -> list[Timex]:
        """Return the dates and clock times that the sentence names, in order; a dateline's is when it was sent."""
        named = self._times.within(self._after_dateline(*self.sentence(at)), self.sentence(at)[1])
        return [time for time in named if time.type in ("DATE", "TIME")]

    def time_of_dateline(self) -> Timex | None:
        """Return the first date of the dateline, or None."""
        dateline = self._document.dateline
        return next(iter(self._times.within(*dateline)), None) if dateline else None

    def names_time(self, time: str | None, at: int) -> bool:
        """Return whether the sentence has the words of a time, which is given by its id."""
        return time in {each.id for each in self._times.within(*self.sentence(at))}

    def time_at_distance(self, token: Token) -> Timex | None:
        """Return the time of what a word tells, where it was so long before or after something else."""
        return self._distances.of(token)

    def days(self, at: int) -> Days | None:
        """Return the first days that the sentence names, or None; those of a rising toll are when it was counted."""
        told = (time for time in self.times(at) if not self._is_of_count(time))
        named = (days_of(time.earliest, time.latest) for time in told)
        return next((days for days in named if days), None)

    def _is_of_count(self, time: Timex) -> bool:
        verb = self.governor(time)
        return verb is not None and tells_count(verb)

    def names_thing(self, time: Timex, *, but: Token) -> bool:
        """Return whether a time only tells which thing is meant, not one word's: "Halloween festivities"."""
        head = self._document.head_of(time.start, time.end)
        return head is not None and head.dep_ == "compound" and head.head not in (but, *but.ancestors)

    def governor(self, time: Timex) -> Token | None:
        """Return the verb that a time says when, or None."""
        head = self._document.head_of(time.start, time.end)
        above = head.ancestors if head is not None else ()
        return next((token for token in above if token.pos_ in ("VERB", "AUX")), None)

    def names_place(self, at: int) -> bool:
        """Return whether the sentence names a place."""
        return bool(self._places.within(*self.sentence(at)))

    def place_beside(self, token: Token) -> Place | None:
        """Return the first place that the sentence names after a word, else the last before it or one inside."""
        start, end = self.sentence(token.idx)
        after = self._places.within(token.idx, end)
        before = self._places.within(self._after_dateline(start, end), token.idx)
        nothing: Place | None = None
        return after[0] if after else reduce(narrower, reversed(before), nothing)

    def _after_dateline(self, start: int, end: int) -> int:
        dateline = self._document.dateline
        return min(dateline[1], end) if dateline is not None and start < dateline[1] else start

    def place(self, at: int) -> Place | None:
        """Return the one place that the sentence names outside the dateline; None where it names none or several."""
        start, end = self.sentence(at)
        named = {place.id: place for place in self._places.within(self._after_dateline(start, end), end)}
        return next(iter(named.values())) if len(named) == 1 else None
