"""Channels: the outlet or the go-between that a speaker's words came through, who is not their speaker.

"told Radio Norte", "in an interview with the Evening Post", "through a spokesman", "according to a CNN translation".
"""

from __future__ import annotations

from functools import cache
from typing import Final

from factwire.extraction.quotes.speakers.speakers import phrase_of
from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.text.token_table import TokenTable

_WINDOW: Final = 40
_STEPS: Final = 6
_THROUGH: Final = frozenset(
    {"prep", "pobj", "dobj", "dative", "poss", "compound", "appos", "advmod", "nmod", "agent", "pcomp"}
)
_PREPOSITIONS: Final = frozenset({"to", "with", "on", "in", "through", "via", "by", "for", "from", "at"})


@cache
def _channels() -> dict[str, str]:
    return {entry["word"]: entry["kind"] for entry in load_lexicon("quotes/channels")}


def channel_of(tokens: TokenTable, cue: int, *, start: int, end: int, speaker: int | None) -> str | None:
    """Return the words that name the channel of the content `[start, end)` under a cue, or None."""
    spoken = phrase_of(tokens, speaker) if speaker is not None else (0, 0)
    for token in range(max(tokens.first[cue], cue - _WINDOW), min(tokens.last[cue], cue + _WINDOW) + 1):
        at = tokens.start[token]
        if start <= at < end or spoken[0] <= at < spoken[1] or not _names_channel(tokens, token):
            continue
        if _leads_to(tokens, token, cue):
            first, last = phrase_of(tokens, _head_of(tokens, token))
            return tokens.text[first:last]
    return None


def _names_channel(tokens: TokenTable, token: int) -> bool:
    kind = _channels().get(tokens.lower[token])
    return kind == "person" or (kind == "outlet" and tokens.pos[token] == "PROPN")


def _head_of(tokens: TokenTable, token: int) -> int:
    """Return the head of the name that a token is part of."""
    while tokens.dep[token] in {"compound", "poss", "nmod", "amod"} and tokens.head[token] != token:
        token = tokens.head[token]
    return token


def _leads_to(tokens: TokenTable, token: int, cue: int) -> bool:
    """Return whether a name hangs on the cue as the addressee, or by a preposition, or stands in "according to"."""
    named = _head_of(tokens, token)
    governor = tokens.head[named]
    if governor == cue:
        return tokens.dep[named] in {"dobj", "dative"} and tokens.lemma[cue] == "tell"
    if tokens.lower[governor] == "to" and tokens.lemma[tokens.head[governor]] == "accord":
        return tokens.head[governor] != cue
    if tokens.lower[governor] not in _PREPOSITIONS:
        return False
    for _ in range(_STEPS):
        if governor == cue:
            return True
        if tokens.dep[governor] not in _THROUGH:
            return False
        governor = tokens.head[governor]
    return False
