"""Anchors: what a quoted stretch hangs on when the parse gives it no cue.

In order: a signature after it ("..." - Ana Duarte) or a name and a colon at its beginning (a transcript), a cue verb
beside it, an introduction that ends in a colon, and the word that governs it in the parse.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factwire.extraction.quotes.contents.content_candidates import Candidate
from factwire.extraction.quotes.contents.quote_contents import SpeechContext
from factwire.extraction.quotes.cues import is_voiced
from factwire.extraction.text.quotation_marks import QuotedSpan
from factwire.extraction.text.token_table import BLANK, TokenTable

_REACH: Final = 14
_SENTENCE: Final = 40
_STEPS: Final = 6
_NAME: Final = r"[^\W\d_a-z][\w.'’-]*"
_SIGNATURE: Final = re.compile(rf"[^\S\n]*(?:--|[–—―-])[^\S\n]*(?={_NAME})")
_TURN: Final = re.compile(rf"\W{{0,3}}({_NAME}(?:[^\S\n]{_NAME}){{0,3}}):[^\S\n]")


@dataclass(frozen=True)
class Anchor:
    """What a stretch hangs on: a cue with the way it was found, or at once the speaker's head token."""

    candidate: Candidate | None = None
    speaker: int | None = None


def find_anchor(context: SpeechContext, stretch: QuotedSpan) -> Anchor:
    """Return what a quoted stretch hangs on; an empty anchor if nothing beside it says whose it is."""
    tokens = context.tokens
    if stretch.start in context.turns:
        return Anchor(speaker=context.turns[stretch.start])
    opening, closing = bisect_left(tokens.start, stretch.outer_start), bisect_left(tokens.start, stretch.outer_end)
    signed = _signature(context, stretch)
    if signed is not None:
        return Anchor(speaker=signed)
    after = _first_cue(context, range(closing, min(len(tokens), closing + _REACH)))
    before = _first_cue(context, range(opening - 1, max(-1, opening - 1 - _REACH), -1))
    followed = tokens.text[stretch.end - 1] in ",?!" or tokens.text[stretch.outer_end : stretch.outer_end + 1] == ","
    for cue, path in ((after, "~after"), (before, "~before")) if followed else ((before, "~before"), (after, "~after")):
        if cue is not None:
            return Anchor(Candidate(cue, cue, path))
    return _introduction(context, opening) or _governor(context, opening, closing) or Anchor()


def _signature(context: SpeechContext, stretch: QuotedSpan) -> int | None:
    """Return the name in a signature after the closing mark, or before a colon at the stretch's beginning."""
    tokens = context.tokens
    signed = _SIGNATURE.match(tokens.text, stretch.outer_end)
    turn = _TURN.match(tokens.text, stretch.start, stretch.end)
    if not signed and not turn:
        return None
    first = bisect_left(tokens.start, signed.end() if signed else turn.start(1) if turn else 0)
    end = None if signed or not turn else turn.end(1)
    return _name_head(tokens, first, end)


def _name_head(tokens: TokenTable, first: int, end: int | None) -> int | None:
    """Return the last token of the name that begins at a token."""
    last = None
    for token in range(first, min(len(tokens), first + 6)):
        if not tokens.text[tokens.start[token]].isupper() or (end is not None and tokens.start[token] >= end):
            break
        last = token
    return last


def _first_cue(context: SpeechContext, nearest_first: Sequence[int]) -> int | None:
    tokens = context.tokens
    for token in nearest_first:
        elsewhere = tokens.first[token] != tokens.first[nearest_first[0]]
        if tokens.lower[token] == BLANK or context.inside[token] >= 0 or elsewhere:
            return None
        if tokens.pos[token] == "VERB" and is_voiced(tokens.lemma[token]):
            return token
    return None


def _introduction(context: SpeechContext, opening: int) -> Anchor | None:
    """Return the cue or name before a colon that introduces the stretch, in its paragraph or ending the one before."""
    tokens, token = context.tokens, opening - 1
    while token >= 0 and tokens.lower[token] == BLANK:
        token -= 1
    if token < 0 or not tokens.lower[token].endswith(":"):
        return None
    words = range(token - 1, max(tokens.first[token], token - _SENTENCE) - 1, -1)
    verbs = [word for word in words if tokens.pos[word] == "VERB" and context.inside[word] < 0]
    cue = next((word for word in verbs if is_voiced(tokens.lemma[word])), verbs[0] if verbs else None)
    if cue is not None:
        return Anchor(Candidate(cue, cue, "~colon"))
    named = next((word for word in words if tokens.pos[word] in {"PROPN", "NOUN"}), None)
    return Anchor(speaker=named) if named is not None else None


def _governor(context: SpeechContext, opening: int, closing: int) -> Anchor | None:
    """Return the first word outside the stretch above one of its words in the parse."""
    tokens = context.tokens
    for token in range(opening, closing):
        head = tokens.head[token]
        if not opening <= head < closing and context.inside[head] < 0:
            for _ in range(_STEPS):
                if tokens.pos[head] in {"VERB", "AUX"}:
                    break
                head = tokens.head[head]
            return Anchor(Candidate(head, head, "~tree"))
    return None
