"""Channels: the outlet or the go-between that somebody's words came through, who is not their speaker.

"told Radio Norte", "in an interview with the Evening Post", "through a spokesman", "according to a CNN translation".
"""

from __future__ import annotations

from functools import cache
from typing import Final

from factwire.extraction.quotes.speakers.speakers import phrase_of
from factwire.extraction.quotes.tree import Tree
from factwire.extraction.text.lexicon import load_lexicon

_WINDOW: Final = 40
_STEPS: Final = 6
_THROUGH: Final = frozenset(
    {"prep", "pobj", "dobj", "dative", "poss", "compound", "appos", "advmod", "nmod", "agent", "pcomp"}
)
_PREPOSITIONS: Final = frozenset({"to", "with", "on", "in", "through", "via", "by", "for", "from", "at"})


@cache
def _channels() -> dict[str, str]:
    return {entry["word"]: entry["kind"] for entry in load_lexicon("quotes/channels")}


def channel_of(tree: Tree, cue: int, *, start: int, end: int, speaker: int | None) -> str | None:
    """The words that name the channel of the content `[start, end)` under a cue, or None."""
    spoken = phrase_of(tree, speaker) if speaker is not None else (0, 0)
    for token in range(max(tree.first[cue], cue - _WINDOW), min(tree.last[cue], cue + _WINDOW) + 1):
        at = tree.start[token]
        if start <= at < end or spoken[0] <= at < spoken[1] or not _names_channel(tree, token):
            continue
        if _leads_to(tree, token, cue):
            first, last = phrase_of(tree, _head_of(tree, token))
            return tree.text[first:last]
    return None


def _names_channel(tree: Tree, token: int) -> bool:
    kind = _channels().get(tree.lower[token])
    return kind == "person" or (kind == "outlet" and tree.pos[token] == "PROPN")


def _head_of(tree: Tree, token: int) -> int:
    """The head of the name that a token is part of."""
    while tree.dep[token] in {"compound", "poss", "nmod", "amod"} and tree.head[token] != token:
        token = tree.head[token]
    return token


def _leads_to(tree: Tree, token: int, cue: int) -> bool:
    """Whether a name hangs on the cue as the one told, or by a preposition, or stands in "according to"."""
    named = _head_of(tree, token)
    governor = tree.head[named]
    if governor == cue:
        return tree.dep[named] in {"dobj", "dative"} and tree.lemma[cue] == "tell"
    if tree.lower[governor] == "to" and tree.lemma[tree.head[governor]] == "accord":
        return tree.head[governor] != cue
    if tree.lower[governor] not in _PREPOSITIONS:
        return False
    for _ in range(_STEPS):
        if governor == cue:
            return True
        if tree.dep[governor] not in _THROUGH:
            return False
        governor = tree.head[governor]
    return False
