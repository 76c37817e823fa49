"""Stretches of text that may answer why or how, found in the title and the first sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.nearness import Nearness
from factwire.extraction.w5h.grammar.report import report_sentences
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
NEVER = 2.0  # no words are so sure


LONGEST_TOKENS = 30
MODIFIERS = frozenset({"amod", "nummod", "nmod", "compound"})
SENTENCE_TOKENS = 200  # what is longer is a list, or has lost its full stops


@dataclass(frozen=True)
class Stretch:
    """The tokens `[first, last]` of one sentence and how surely they answer, from 0 to 1."""

    first: Token
    last: Token
    strength: float


@dataclass(frozen=True)
class Finder:
    """What finds stretches in a sentence, and from which score on they count.

    In sentences that hold few of the main clause's words only stretches as strong as `explicit` count.
    """

    find: Callable[[list[Token], Clause], Iterator[Stretch]]
    weakest: float
    explicit: float = EXPLICIT


def near_the_event(
    document: Document, clause: Clause | None, nearness: Nearness, finders: tuple[Finder, ...]
) -> Iterator[Scored]:
    """Yield what the finders find, scored by strength and nearness to the main event."""
    if clause is None:
        return
    headline = list(headline_of(document) or ()) if clause.in_title else []
    if headline:
        for finder in finders:
            for stretch in finder.find(headline, clause):
                yield from _scored(stretch, TITLE_SCORE, in_title=True, weakest=finder.weakest)
    explicit = [finder for finder in finders if finder.explicit < NEVER]
    for index, sentence in enumerate(islice(report_sentences(document), LEAD_SENTENCES)):
        share = nearness.share(index)
        related = index < LEADING or share >= RELATED
        bonus = share * SHARE_WEIGHT - ORDER_COST * index
        words = list(sentence[:SENTENCE_TOKENS])
        for finder in finders if related else explicit:
            for stretch in finder.find(words, clause):
                if related or stretch.strength >= finder.explicit:
                    yield from _scored(stretch, bonus, in_title=False, weakest=finder.weakest)


def root_of(sentence: list[Token]) -> Token:
    """Return the token that hangs on no other one of the sentence."""
    start, end = sentence[0].i, sentence[-1].i
    return next((token for token in sentence if token.head == token or not start <= token.head.i <= end), sentence[0])


def _scored(stretch: Stretch, bonus: float, *, in_title: bool, weakest: float) -> Iterator[Scored]:
    first, last = stretch.first, stretch.last
    if last.i - first.i > LONGEST_TOKENS:
        last = first.doc[first.i + LONGEST_TOKENS]
    while last.dep_ == "cc" and last.i > first.i:
        last = last.nbor(-1)
    if first == last and first.pos_ in {"VERB", "ADP"}:
        return  # a half-read clause says nothing
    if stretch.strength + bonus >= weakest:
        yield Scored(first.idx, last.idx + len(last), stretch.strength + bonus, in_title=in_title)


def without_that(head: Token) -> Token:
    """Return the first word of the head's clause or phrase, behind a "that" that opens it."""
    first = head.left_edge
    return first.nbor(1) if first.lower_ == "that" else first


def last_alone(verb: Token) -> Token:
    """Return the last word of the verb's phrase without another deed that "and" joins to it."""
    joined = next((child for child in verb.rights if child.dep_ == "cc" and child.i > verb.i + 1), None)
    other = joined is not None and any(child.dep_ == "conj" and child.pos_ == "VERB" for child in verb.rights)
    return joined.nbor(-1) if joined is not None and other else verb.right_edge


def until_comma(first: Token, last: Token) -> Token:
    """Return the last token of the stretch before its first comma, but for one between words that describe a noun."""
    doc = first.doc
    commas = (token for token in doc[first.i + 1 : last.i + 1] if token.text == ",")
    stop = next((comma.i for comma in commas if not _lists_modifiers(comma, last)), last.i + 1)
    return doc[stop - 1]


def _lists_modifiers(comma: Token, last: Token) -> bool:
    """Return whether the comma stands between words that describe one noun: "additional, advanced machines"."""
    if comma.i >= last.i:
        return False
    before, after = comma.nbor(-1), comma.nbor(1)
    return before.dep_ in MODIFIERS and after.dep_ in MODIFIERS and before.head.i > after.i
