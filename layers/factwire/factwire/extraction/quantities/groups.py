"""Groups within and beside groups: "five of them children", "a mother and her three children", "two critically"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.counted import Counted
from factwire.extraction.quantities.quantity_words import word_class
from factwire.extraction.quantities.recounts import is_recount
from factwire.extraction.quantities.token_quantity import TokenQuantity
from factwire.model.facts import CASUALTY_KINDS, QuantityKind

_PART_REACH: Final = 6


class Groups:
    """Remembers the group mentioned last, whose kind its parts and companions share within a sentence."""

    def __init__(self, doc: Doc, words: Sequence[str]) -> None:
        self._doc = doc
        self._words = words
        self._last: TokenQuantity | None = None
        # Whether anyone was killed: the text has said so, or it speaks of coroners and the like.
        self.deadly = not word_class("deadly").isdisjoint(words)

    def note(self, quantity: TokenQuantity) -> None:
        """Remember a quantity if it is a group of people."""
        if quantity.kind in CASUALTY_KINDS or quantity.kind == "people":
            self._last = quantity
            self.deadly = self.deadly or quantity.kind == "killed"

    def inherited(self, first: int, end: int, counted: Counted) -> QuantityKind | None:
        """Return the kind of the group that the amount in tokens `[first, end)` is a part of, or stands beside."""
        last = self._last
        if last is None or last.kind not in CASUALTY_KINDS:
            return None
        bare = counted.head is None and not counted.partitive
        if bare and self._is_near(last.first, first) and is_recount(self._doc, first, end):
            return last.kind
        counts_people = counted.head is None or counted.noun_class == "people"
        return self._shared(last, first, end, counted) if counts_people else None

    def _shared(self, last: TokenQuantity, first: int, end: int, counted: Counted) -> QuantityKind | None:
        """Return the kind of the last group where an amount in its sentence is a part of it or stands beside it."""
        if not self._same_sentence(last.first, first):
            return None
        between = self._words[last.end : first]
        if (counted.partitive and not self._are_of_another(first, counted)) or any(
            word in word_class("part") for word in between[-_PART_REACH:]
        ):
            return "people" if self._has_verb(end - 1) else last.kind
        if counted.head is None and self._repeats(between, following=self._words[end : end + 1]):
            return last.kind
        return last.kind if self._beside(between, first=first) else None

    def _are_of_another(self, first: int, counted: Counted) -> bool:
        """Return whether a part is one of whose people others are: "a miner died and two of his colleagues"."""
        return any(token.tag_ == "PRP$" for token in self._doc[first : counted.end])

    def _same_sentence(self, one: int, other: int) -> bool:
        return bool(self._doc[one].sent.start == self._doc[other].sent.start)

    def _is_near(self, one: int, other: int) -> bool:
        """Return whether two tokens stand in one sentence or in two that follow each other."""
        start = self._doc[other].sent.start
        return self._same_sentence(one, other) or (start > 0 and self._same_sentence(one, start - 1))

    def _repeats(self, between: Sequence[str], *, following: Sequence[str]) -> bool:
        """Return whether a bare number repeats the last group without its verb: ", two critically", "and three in"."""
        if not between or not following:
            return False
        if between[-1] == ",":
            return len(between) == 1 or following[0].endswith("ly")
        return between[-1] == "and" and following[0] in word_class("place")

    def _beside(self, between: Sequence[str], *, first: int) -> bool:
        """Return whether the group is coordinated with the last."""
        if not between or (self._words[first] in word_class("one") and between[-1] not in ("and", "or")):
            return False
        return len(between) <= 2 and all(word in word_class("link") for word in between)

    def _has_verb(self, number: int) -> bool:
        """Return whether a part of a group has a verb of its own: "and freed two of them"."""
        token = self._doc[number]
        return bool(token.dep_ in ("dobj", "nsubj", "nsubjpass") and token.head.pos_ == "VERB")
