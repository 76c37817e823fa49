"""Cues: the words that say that somebody says, thinks or writes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final, cast

from spacy.tokens import Doc

from factwire.extraction.lexicon import load_lexicon
from factwire.extraction.quotes.marks import Quoted
from factwire.extraction.quotes.tree import Tree
from factwire.model import Quote
from factwire.model.facts import Assertion

_VOICED: Final = frozenset({"say", "write", "ask", "think", "request", "deny", "promise", "hope", "fear", "plan"})
_REACH: Final = 14


@cache
def _senses() -> dict[str, str]:
    return {entry["cue"]: entry["sense"] for entry in load_lexicon("quotes_cues")}


@cache
def _assertions() -> dict[str, Assertion | None]:
    return {
        entry["sense"]: cast("Assertion", entry["assertion"]) if entry["assertion"] else None
        for entry in load_lexicon("quotes_senses")
    }


def sense_of(lemma: str) -> str | None:
    """The sense of a cue word (say, think, deny, promise, stance, ...) by its lemma, or None if it is no known cue."""
    return _senses().get(lemma)


def assertion_of(doc: Doc, quote: Quote) -> Assertion | None:
    """How far what the quote's cue governs is claimed; None where the cue makes no speech of it ("praised the deal").

    Quotation marks without a known cue are speech.
    """
    cue = doc.char_span(quote.cue.start, quote.cue.end, alignment_mode="expand") if quote.cue else None
    known = [sense for token in cue or () if (sense := sense_of(token.lemma_.lower()))]
    if not known:
        return None if quote.kind == "indirect" else "reported"
    return _assertions()[known[-1]] or (None if quote.kind == "indirect" else "reported")


def near_cue(tree: Tree, stretch: Quoted, inside: Sequence[int]) -> int | None:
    """The cue verb beside a quoted stretch, in the same sentence as its edge: after a comma the one that follows.

    `inside` gives each token's quoted stretch, or -1.
    """
    opening = bisect_left(tree.start, stretch.outer_start)
    closing = bisect_left(tree.start, stretch.outer_end)
    after = _first_cue(tree, range(closing, min(len(tree), closing + _REACH)), inside)
    before = _first_cue(tree, range(opening - 1, max(-1, opening - 1 - _REACH), -1), inside)
    followed = tree.text[stretch.end - 1] in ",?!" or tree.text[stretch.outer_end : stretch.outer_end + 1] == ","
    return (after if after is not None else before) if followed else (before if before is not None else after)


def _first_cue(tree: Tree, tokens: Sequence[int], inside: Sequence[int]) -> int | None:
    for at, token in enumerate(tokens):
        if tree.lower[token] == "¶" or inside[token] >= 0 or (at and tree.first[token] != tree.first[tokens[0]]):
            return None
        if tree.pos[token] == "VERB" and sense_of(tree.lemma[token]) in _VOICED:
            return token
    return None
