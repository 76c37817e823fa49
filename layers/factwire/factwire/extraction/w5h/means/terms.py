"""Terms: the count of a vote, the score of a match, the price of a deal, the amount of a change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.grammar.clause import Clause
from factwire.extraction.w5h.grammar.purposes import has_to
from factwire.extraction.w5h.grammar.stretches import Stretch, until_comma

COUNT_SCORE = 0.8
PRICE_SCORE = 0.6
AMOUNT_SCORE = 0.55
COUNT = re.compile(r"(?<![\w-])\d{1,3} ?(?:-|–|to) ?\d{1,3}(?![\w-])(?: in (?:extra time|overtime|\d{1,2} innings))?")
VOTING = frozenset({"vote", "ballot", "majority", "tally"})
AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
CHAINED = frozenset({"xcomp", "ccomp", "conj", "advcl"})


def terms(sentence: Tokens, _clause: Clause) -> Iterator[Stretch]:
    """Yield the counts, scores, prices and amounts of the sentence's main deed."""
    yield from _counts(sentence)
    root = sentence.root
    for token in sentence:
        if token.dep_ == "prep" and token.lower_ == "for" and _is_deal(token.head):
            yield from _price(token)
        elif token.dep_ == "prep" and token.lower_ == "by" and _is_of_deed(token.head, root):
            yield from _amount(token)


def _is_deal(verb: Token) -> bool:
    return verb.lemma_.lower() in load_terms("w5h/deal_verbs")


def _is_of_deed(verb: Token, root: Token) -> bool:
    return verb == root or (verb.head == root and (verb.dep_ in CHAINED or has_to(verb)))


def _counts(sentence: Tokens) -> Iterator[Stretch]:
    lemmas = {token.lemma_.lower() for token in sentence}
    if lemmas.isdisjoint(VOTING | load_terms("w5h/contests")):
        return
    for found in COUNT.finditer(sentence.text):
        counted = sentence.doc.char_span(
            sentence.start_char + found.start(), sentence.start_char + found.end(), alignment_mode="expand"
        )
        if counted is not None:
            yield Stretch(_opening(counted), counted[-1], COUNT_SCORE)
            return


def _opening(count: Tokens) -> Token:
    """Return the first word of the phrase around the count: "by a vote of 7-2"."""
    first = count[0]
    if first.i >= 2 and first.nbor(-1).lower_ == "of" and first.nbor(-2).lower_ in VOTING:
        noun = first.nbor(-2)
        return noun.head if noun.dep_ == "pobj" else noun.left_edge
    return first


def _price(preposition: Token) -> Iterator[Stretch]:
    """Yield a price: "for $3 billion in cash"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is not None and _kind(noun) == "MONEY":
        yield Stretch(preposition, until_comma(noun, noun.right_edge), PRICE_SCORE)


def _amount(preposition: Token) -> Iterator[Stretch]:
    """Yield an amount: "by 30%"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is not None and _kind(noun) in AMOUNTS and noun.pos_ in {"NOUN", "NUM", "SYM"}:
        yield Stretch(preposition, noun, AMOUNT_SCORE)


def _kind(noun: Token) -> str:
    """Return what the noun or the number before it measures."""
    return noun.ent_type_ or next((child.ent_type_ for child in noun.lefts if child.ent_type_), "")
