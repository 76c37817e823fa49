"""Groups within and beside groups: "five of them children", "a mother and her three children", "two critically"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.quantities.counted import Counted
from factwire.extraction.quantities.found import FATES, Found
from factwire.model.facts import QuantityKind

_PART_MARKS: Final = ("including", "included", "among", "them", "whom")
_PART_REACH: Final = 6
_LINKS: Final = ("and", ",", "or", "the", "its")
_PLACES: Final = ("in", "at", "near", "on", "from")
_WORDS_FOR_ONE: Final = ("a", "an", "another", "its", "their", "his", "her")


class Groups:
    """Remembers the group told last, whose kind its parts and companions share within a sentence."""

    def __init__(self, doc: Doc, words: Sequence[str]) -> None:
        self._doc = doc
        self._words = words
        self._last: Found | None = None
        self.deadly = False  # whether the text has told of anyone killed

    def note(self, found: Found) -> None:
        """Remember a quantity if it is a group of people."""
        if found.kind in FATES or found.kind == "people":
            self._last = found
            self.deadly = self.deadly or found.kind == "killed"

    def inherited(self, first: int, end: int, counted: Counted) -> QuantityKind | None:
        """The kind of the group that the amount in tokens `[first, end)` is a part of, or stands beside."""
        last = self._last
        if last is None or last.kind not in FATES or not self._same_sentence(last.first, first):
            return None
        if counted.head is not None and counted.noun_class != "people":
            return None
        between = list(self._words[last.end : first])
        if counted.partitive or any(word in _PART_MARKS for word in between[-_PART_REACH:]):
            return "people" if self._has_verb(end - 1) else last.kind
        return last.kind if self._beside(between, first=first, end=end, counted=counted) else None

    def _same_sentence(self, one: int, other: int) -> bool:
        return bool(self._doc[one].sent.start == self._doc[other].sent.start)

    def _beside(self, between: list[str], *, first: int, end: int, counted: Counted) -> bool:
        """Whether the group is coordinated with the last, or repeats it without its verb ("and three in Texas")."""
        if not between:
            return False
        if counted.head is None and between[-1] == "," and self._words[end : end + 1]:
            return len(between) == 1 or self._words[end].endswith("ly")
        if counted.head is None and between[-1] == "and" and "".join(self._words[end : end + 1]) in _PLACES:
            return True
        if self._words[first] in _WORDS_FOR_ONE and between[-1] not in ("and", "or"):
            return False
        return len(between) <= 2 and all(word in _LINKS for word in between)

    def _has_verb(self, number: int) -> bool:
        """Whether a part of a group has a verb of its own: "and freed two of them"."""
        token = self._doc[number]
        return bool(token.dep_ in ("dobj", "nsubj", "nsubjpass") and token.head.pos_ == "VERB")
