"""How near a stretch of text stands to the main event: in the lead, and in sentences that share its words."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.report import report_sentences

SENTENCE_DECAY = 4.0
COMPARED_SENTENCES = 30


class Nearness:
    """The sentences of one article against its main clause."""

    def __init__(self, document: Document, clause: Clause | None) -> None:
        self._sentences = report_sentences(document, len(document.sentences))
        self._clause = clause

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start_char for sentence in self._sentences]

    @cached_property
    def _shares(self) -> list[float]:
        clause = self._clause
        return [clause.shared_by(sentence) for sentence in self._sentences[:COMPARED_SENTENCES]] if clause else []

    def share(self, index: int) -> float:
        """Return the share of the main clause's words that the sentence holds; 0 for sentences far down."""
        return self._shares[index] if 0 <= index < len(self._shares) else 0.0

    def position(self, start: int) -> float:
        """Return a score from 0 to 1 for how early the sentence stands that holds the code point `start`."""
        index = bisect_right(self._starts, start) - 1
        return 1 / (1 + index / SENTENCE_DECAY) if index >= 0 else 0.0

    def score(self, start: int) -> float:
        """Return a score from 0 to 2: how early the sentence stands, and how much of the main clause it holds."""
        return self.position(start) + self.share(bisect_right(self._starts, start) - 1)

    def is_main_deed(self, verb: Token) -> bool:
        """Return whether the verb is the main clause's, here or told again."""
        clause = self._clause
        return clause is not None and verb.lemma_.lower() == clause.verb.lemma_.lower()
