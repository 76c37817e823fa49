"""Times told as a distance from the clause around: "arrested on Friday, two days after a bomb killed five"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.times.calendar import Period, day_period
from factwire.model import DAY, Timex

_SIDES: Final = {"after": -1, "before": 1}  # which way an event lies from what is told in the clause around it
_HOURS: Final = re.compile(r"PT\w+H")
_WITHIN: Final = frozenset({"pobj", "conj", "nsubj", "nsubjpass", "compound"})
_MOST_STEPS: Final = 4


class Distances:
    """Finds the times of events that one document tells to be so long before or after something else."""

    def __init__(self, document: Document, *, times: Lookup[Timex]) -> None:
        self._document = document
        self._times = times

    def of(self, *words: Token) -> Timex | None:
        """Return the time of an event whose words these are: the length, with the bounds that it leads to.

        It is counted from the day of the clause around, else from the day of publication; None where no length is
        told, where it is vague ("days after") or where no day is known.
        """
        marker = next(filter(None, map(_marker_over, words)), None)
        length = self._length_before(marker) if marker is not None else None
        if marker is None or length is None:
            return None
        day = self._day_around(marker) or (self._document.article.published_at or "")[:DAY]
        period = _counted(length.value or "", day, side=_SIDES[marker.lower_]) if day else None
        if period is None or period.bounds is None:
            return None
        earliest, latest = period.bounds
        return length.model_copy(update={"earliest": earliest, "latest": latest})

    def is_counted_from(self, day: Token) -> bool:
        """Return whether the sentence of a day tells something else to be so long before or after."""
        return any(word.lower_ in _SIDES and self._length_before(word) is not None for word in day.sent)

    def _length_before(self, marker: Token) -> Timex | None:
        """Return the length of time in words just before an "after" or "before"."""
        if marker.i == 0:
            return None
        before = marker.nbor(-1)
        length = self._times.covering(before.idx, before.idx + len(before))
        return length if length is not None and length.type == "DURATION" else None

    def _day_around(self, marker: Token) -> str | None:
        """Return the one day that the clause around names as its own, in ISO 8601."""
        clause = marker.head if marker.dep_ == "mark" else marker
        around = next((above for above in clause.ancestors if above.pos_ in ("VERB", "AUX")), None)
        for word in _modifying(around) if around is not None else ():
            time = self._times.covering(word.idx, word.idx + len(word))
            if time and time.earliest and time.latest and time.earliest[:DAY] == time.latest[:DAY]:
                return time.earliest[:DAY]
        return None


def _marker_over(word: Token) -> Token | None:
    """Return the "after" or "before" that brings a noun, or opens the clause of a verb."""
    for _ in range(_MOST_STEPS):
        opening = next((child for child in word.lefts if child.dep_ == "mark" and child.lower_ in _SIDES), None)
        if opening is not None:
            return opening
        if word.dep_ not in _WITHIN:
            return None
        word = word.head
        if word.dep_ == "prep" and word.lower_ in _SIDES:
            return word
    return None


def _modifying(verb: Token) -> Iterator[Token]:
    """Yield the words that say when, where or how: the verb's modifiers, and what its prepositions bring."""
    for child in verb.children:
        if child.dep_ in ("npadvmod", "advmod", "tmod"):
            yield child
        elif child.dep_ == "prep":
            yield from (brought for brought in child.children if brought.dep_ == "pobj")


def _counted(value: str, day: str, *, side: int) -> Period | None:
    """Return the period that a length leads to from a day in ISO 8601; some hours do not leave it."""
    period = day_period(date.fromisoformat(day))
    return period if _HOURS.fullmatch(value) else period.away(value, side=side)
