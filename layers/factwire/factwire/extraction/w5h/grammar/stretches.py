"""Stretches of text that may answer why or how, found in the title and the first sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.extraction.w5h.main_event.headline_clause import headline_of
from factwire.extraction.w5h.main_event.main_clause import LEAD_SENTENCES

TITLE_SCORE = 0.6
SHARE_WEIGHT = 0.5
ORDER_COST = 0.03
# Sentences behind the lead are searched where they hold so many of the main clause's words,
# or for what says as surely as this that it is a cause or a means.
RELATED = 0.2
LEADING = 3  # sentences that count as the lead
EXPLICIT = 0.85


LONGEST_TOKENS = 30
SENTENCE_TOKENS = 200  # what is longer is a list, or has lost its full stops


@dataclass(frozen=True)
class Stretch:
    """The tokens `[first, last]` of one sentence and how surely they answer, from 0 to 1."""

    first: Token
    last: Token
    strength: float


def near_the_event(
    document: Document,
    clause: Clause | None,
    nearness: Nearness,
    find: Callable[[Tokens, Clause], Iterator[Stretch]],
    *,
    weakest: float,
    explicit: float = EXPLICIT,
) -> Iterator[Scored]:
    """Yield what `find` finds, scored by strength and nearness to the main event, from the score `weakest` on.

    Sentences that hold few of the main clause's words count only for what is as strong as `explicit`.
    """
    if clause is None:
        return
    headline = headline_of(document) if clause.in_title else None
    if headline is not None:
        for stretch in find(headline, clause):
            yield from _scored(stretch, TITLE_SCORE, in_title=True, weakest=weakest)
    for index, sentence in enumerate(document.sentences[:LEAD_SENTENCES]):
        related = index < LEADING or nearness.share(index) >= RELATED
        bonus = nearness.share(index) * SHARE_WEIGHT - ORDER_COST * index
        for stretch in find(sentence[:SENTENCE_TOKENS], clause):
            if related or stretch.strength >= explicit:
                yield from _scored(stretch, bonus, in_title=False, weakest=weakest)


def _scored(stretch: Stretch, bonus: float, *, in_title: bool, weakest: float) -> Iterator[Scored]:
    first, last = stretch.first, stretch.last
    if last.i - first.i > LONGEST_TOKENS:
        last = first.doc[first.i + LONGEST_TOKENS]
    if stretch.strength + bonus >= weakest:
        yield Scored(first.idx, last.idx + len(last), stretch.strength + bonus, in_title=in_title)


def until_comma(first: Token, last: Token) -> Token:
    """Return the last token of the stretch before its first comma."""
    doc = first.doc
    stop = next((token.i for token in doc[first.i + 1 : last.i + 1] if token.text == ","), last.i + 1)
    return doc[stop - 1]
