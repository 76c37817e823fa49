"""Whether the clause around a time speaks of the past or of the future."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.lexicon import load_lexicon

PAST: Final = -1
FUTURE: Final = 1
UNKNOWN: Final = 0
_MAX_CLIMB: Final = 12


def _sets() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for entry in load_lexicon("times_tense"):
        found.setdefault(entry["sign"], []).append(entry["word"])
    return {sign: frozenset(words) for sign, words in found.items()}


class Tense:
    """Reads the direction of clauses from the parse."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._signs = _sets()

    def direction(self, start: int, end: int) -> int:
        """PAST, FUTURE or UNKNOWN for the clause that governs the stretch `[start, end)` of the text."""
        tokens = self._doc.char_span(start, end, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return UNKNOWN
        token = tokens.root
        for _ in range(_MAX_CLIMB):
            direction = self._of_verb(token) if token.pos_ in ("VERB", "AUX") else UNKNOWN
            if direction or token.head is token:
                return direction
            token = token.head
        return UNKNOWN

    def noun_at(self, start: int) -> bool:
        """Whether a noun begins at a place of the text."""
        tokens = self._doc.char_span(start, start + 1, alignment_mode="expand")
        return tokens is not None and len(tokens) > 0 and tokens[0].pos_ in ("NOUN", "PROPN")

    def plural_at(self, start: int) -> bool:
        """Whether a plural noun begins at a place of the text."""
        tokens = self._doc.char_span(start, start + 1, alignment_mode="expand")
        return tokens is not None and len(tokens) > 0 and tokens[0].tag_ == "NNS"

    def _of_verb(self, verb: Token) -> int:
        auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        words = {auxiliary.lower_ for auxiliary in auxiliaries}
        if words & self._signs["future_auxiliary"]:
            return FUTURE
        if verb.tag_ == "VBD" or words & self._signs["past_auxiliary"]:
            return PAST
        if verb.tag_ == "VBN":
            return PAST if not words or words & self._signs["perfect_auxiliary"] else UNKNOWN
        if verb.tag_ == "VB" and "to" in words:
            return FUTURE
        if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in self._signs["future_verb"]:
            return FUTURE
        if verb.tag_ == "VBG" and words & self._signs["present_auxiliary"]:
            return FUTURE
        return UNKNOWN
