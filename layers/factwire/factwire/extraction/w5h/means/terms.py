"""Terms: the count of a vote, the score of a match, the price of a deal, the amount of a change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import Clause, is_main_verb, object_of
from factwire.extraction.w5h.grammar.stretches import Stretch, root_of, until_comma

COUNT_SCORE = 0.8
PRICE_SCORE = 0.6
AMOUNT_SCORE = 0.45
COUNT = re.compile(r"(?<![\w-])\d{1,3} ?(?:-|–|to) ?\d{1,3}(?![\w-])(?: in (?:extra time|overtime|\d{1,2} innings))?")
JOINING = ("-", "–", " to ")
AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
CHAINED = frozenset({"xcomp", "ccomp", "conj", "advcl"})


def terms(sentence: list[Token], _clause: Clause) -> Iterator[Stretch]:
    """Yield the counts, scores, prices and amounts of the sentence's main deed."""
    yield from _counts(sentence)
    root = root_of(sentence)
    for token in sentence:
        if token.dep_ == "prep" and token.lower_ == "for" and _is_deal(token.head):
            yield from _price(token)
        elif token.dep_ == "prep" and token.lower_ == "by" and is_main_verb(token.head, root, chained=CHAINED):
            yield from _amount(token)


def _is_deal(verb: Token) -> bool:
    return verb.lemma_.lower() in load_terms("w5h/deal_verbs")


def _counts(sentence: list[Token]) -> Iterator[Stretch]:
    """Yield the first count of a vote or a match: "by a vote of 7-2", "a 3-2 win", "beating City 3-2"."""
    doc, start = sentence[0].doc, sentence[0].idx
    text = doc[sentence[0].i : sentence[-1].i + 1].text
    for found in COUNT.finditer(text) if any(mark in text for mark in JOINING) else ():
        counted = doc.char_span(start + found.start(), start + found.end(), alignment_mode="expand")
        contest = _contest_of(counted) if counted is not None else None
        if counted is not None and contest is not None:
            yield _with_contest(counted, contest)
            return


def _contest_of(count: Tokens) -> Token | None:
    """Return the word of the vote or the match that the count belongs to."""
    above = (count[0], *count[0].ancestors, *count[-1].ancestors)
    return next((token for token in above if token.lemma_.lower() in load_terms("w5h/contests")), None)


def _with_contest(count: Tokens, contest: Token) -> Stretch:
    """Return the count with its noun ("by a vote of 7-2") or with the participle before it ("beating City 3-2")."""
    if contest.pos_ == "NOUN":
        first = contest.head if contest.dep_ == "pobj" else contest.left_edge
        last = until_comma(contest, contest.right_edge)
        return Stretch(first, last if last.i >= count[-1].i else count[-1], COUNT_SCORE)
    beating = contest.tag_ == "VBG" and contest.i < count[0].i
    return Stretch(contest if beating else count[0], count[-1], COUNT_SCORE)


def _price(preposition: Token) -> Iterator[Stretch]:
    """Yield a price: "for $3 billion in cash"."""
    noun = object_of(preposition)
    if noun is not None and _kind(noun) == "MONEY":
        yield Stretch(preposition, until_comma(noun, noun.right_edge), PRICE_SCORE)


def _amount(preposition: Token) -> Iterator[Stretch]:
    """Yield an amount: "by 30%"."""
    noun = object_of(preposition)
    if noun is not None and _kind(noun) in AMOUNTS and noun.pos_ in {"NOUN", "NUM", "SYM"}:
        yield Stretch(preposition, noun, AMOUNT_SCORE)


def _kind(noun: Token) -> str:
    """Return what the noun or the number before it measures."""
    return noun.ent_type_ or next((child.ent_type_ for child in noun.lefts if child.ent_type_), "")
