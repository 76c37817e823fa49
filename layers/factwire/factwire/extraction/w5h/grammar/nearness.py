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
        self._starts = [sentence.start_char for sentence in document.sentences]
        self._report = list(report_sentences(document))
        self._clause = clause

    @cached_property
    def _orders(self) -> dict[int, int]:
        """The place in the report of each sentence that is of the report, by the code point where it starts."""
        return {sentence.start_char: order for order, sentence in enumerate(self._report)}

    @cached_property
    def _shares(self) -> list[float]:
        clause = self._clause
        return [clause.shared_by(sentence) for sentence in self._report[:COMPARED_SENTENCES]] if clause else []

    def share(self, order: int) -> float:
        """Return the share of the main clause's words that the report's sentence holds; 0 for sentences far down."""
        return self._shares[order] if 0 <= order < len(self._shares) else 0.0

    def position(self, start: int) -> float:
        """Return a score from 0 to 1 for how early in the report its sentence stands; `start` is a code point."""
        order = self._order(start)
        return 1 / (1 + order / SENTENCE_DECAY) if order >= 0 else 0.0

    def score(self, start: int) -> float:
        """Return a score from 0 to 2: how early the sentence stands, and how much of the main clause it holds."""
        return self.position(start) + self.share(self._order(start))

    def is_main_deed(self, verb: Token) -> bool:
        """Return whether the verb is the main clause's, here or told again."""
        clause = self._clause
        return clause is not None and verb.lemma_.lower() == clause.verb.lemma_.lower()

    def _order(self, start: int) -> int:
        """Return the place in the report of the sentence around a code point; -1 where it is none of the report's."""
        index = bisect_right(self._starts, start) - 1
        return self._orders.get(self._starts[index], -1) if index >= 0 else -1
