"""When and where: the times and places that stand with the main event, early in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from factwire.extraction.document import Document
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.clause import Clause, content_lemmas
from factwire.model import Entity, Place, Timex

NEAR_DAYS = 3
SENTENCE_DECAY = 4.0
LOCATIVES = frozenset({"in", "at", "near", "outside", "inside", "on", "from", "across"})
KIND_SCORE = {"city": 0.3, "other": 0.3, "region": 0.15, "country": 0.0}
FACILITY_SCORE = 0.4


def when(document: Document, clause: Clause | None, times: tuple[Timex, ...]) -> Iterator[Scored]:
    """The possible answers: dates and times of day, not durations or repeated times."""
    closeness = _Closeness(document, clause)
    published = _day(document.article.published_at)
    for time in times:
        if time.type not in {"DATE", "TIME"}:
            continue
        score = closeness.score(time.start)
        score += _near(time, published)
        yield Scored(time.start, time.end, score, ref=time.id)


def where(
    document: Document, clause: Clause | None, *, places: tuple[Place, ...], entities: tuple[Entity, ...]
) -> Iterator[Scored]:
    """The possible answers: places said with a preposition of place, the more exact the better."""
    closeness = _Closeness(document, clause)
    facilities = [(m.start, m.end, FACILITY_SCORE, e.id) for e in entities if e.type == "FAC" for m in e.mentions]
    named = [(m.start, m.end, KIND_SCORE[p.kind], p.id) for p in places for m in p.mentions]
    for start, end, kind_score, ref in (*facilities, *named):
        if not document.article.text[start:end][0].isupper():
            continue
        token = document.doc.char_span(start, end, alignment_mode="expand")
        if token is None:
            continue
        head = token.root.head
        located = 0.6 if head.lower_ in LOCATIVES and token.root.dep_ == "pobj" else 0.0
        yield Scored(start, end, closeness.score(start) + kind_score + located, ref=ref)


class _Closeness:
    """How near a stretch stands to the main event: in the lead, and in sentences that share its words."""

    def __init__(self, document: Document, clause: Clause | None) -> None:
        lemmas = clause.lemmas if clause else frozenset()
        self._starts = []
        self._scores = []
        for index, sentence in enumerate(document.sentences):
            shared = len(lemmas & content_lemmas(sentence)) / max(1, len(lemmas))
            self._starts.append(sentence.start_char)
            self._scores.append(1 / (1 + index / SENTENCE_DECAY) + shared)

    def score(self, start: int) -> float:
        at = bisect_right(self._starts, start) - 1
        return self._scores[at] if at >= 0 else 0.0


def _near(time: Timex, published: date | None) -> float:
    day = _day(time.earliest)
    if published is None or day is None:
        return 0.0
    exact = 0.3 if time.earliest and time.latest and time.earliest[:10] == time.latest[:10] else 0.0
    return exact + (0.5 if abs((published - day).days) <= NEAR_DAYS else 0.0)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
