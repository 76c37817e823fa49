"""How: the means, the channel or the course of the main event."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.document import Document
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.channels import channel_of
from factwire.extraction.w5h.clause import Clause
from factwire.extraction.w5h.connectives import introduced
from factwire.extraction.w5h.nearness import Nearness
from factwire.extraction.w5h.stretches import Stretch, near_the_event, until_comma

WEAKEST = 0.65
PARTICIPLE_SCORE = 0.6
CHANNEL_SCORE = 0.5


def how(document: Document, clause: Clause | None, nearness: Nearness) -> Iterator[Scored]:
    """The possible answers: means that connectives introduce, participles of means, and channels ("in a letter")."""
    yield from near_the_event(document, clause, nearness, _manners, weakest=WEAKEST)
    yield from near_the_event(document, clause, nearness, _means, weakest=0.0)


def _manners(sentence: Tokens) -> Iterator[Stretch]:
    return introduced(sentence, lexicon="w5h_manners")


def _means(sentence: Tokens) -> Iterator[Stretch]:
    """Participle clauses of the main verb ("..., beating the champions") and channels."""
    for token in sentence:
        if _is_participle(token, sentence.root):
            yield Stretch(token, until_comma(token, token.right_edge), PARTICIPLE_SCORE)
        channel = channel_of(token)
        if channel is not None and token.head == sentence.root:
            yield Stretch(token, channel, CHANNEL_SCORE)


def _is_participle(token: Token, verb: Token) -> bool:
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.head != verb or token.i < verb.i:
        return False
    return not any(child.dep_ in {"mark", "aux"} for child in token.children)
