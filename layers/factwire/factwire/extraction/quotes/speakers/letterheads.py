"""Letterheads: lines without a clause that say whose words follow ("From the desk of Ana Duarte, mayor")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from factwire.extraction.quotes.contents.drafts import Draft
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.token_table import TokenTable

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_RELATIVE: Final = frozenset({"WP", "WDT"})


@dataclass(frozen=True)
class _Letterhead:
    """The code point at which a letterhead ends, and the token that names whose it is."""

    end: int
    writer: int


def writers(
    tokens: TokenTable, drafts: Sequence[Draft], speakers: Sequence[int | None], *, persons: Sequence[int]
) -> list[int | None]:
    """Return the speakers of the drafts, quotations that have neither cue nor speaker taking the letterhead's above.

    `persons` are the last tokens of the names of persons in the text, in text order.
    """
    heads = list(_letterheads(tokens, persons))
    return [
        _writer_before(heads, draft.start)
        if speaker is None and draft.stretch and not draft.anchor.candidate
        else speaker
        for draft, speaker in zip(drafts, speakers, strict=True)
    ]


def _writer_before(letterheads: Sequence[_Letterhead], start: int) -> int | None:
    """Return the token that names the writer in the last letterhead before a code point; None without one."""
    at = bisect_right(letterheads, start, key=lambda head: head.end) - 1
    return letterheads[at].writer if at >= 0 else None


def _letterheads(tokens: TokenTable, persons: Sequence[int]) -> Iterator[_Letterhead]:
    for line in _line().finditer(tokens.text):
        first, end = bisect_left(tokens.start, line.end("phrase")), bisect_left(tokens.start, line.end())
        whole = range(bisect_left(tokens.start, line.start()), end)
        if any(tokens.dep[at] in _SUBJECTS and tokens.tag[at] not in _RELATIVE for at in whole):
            continue
        person = next(iter(persons[bisect_left(persons, first) :]), end)
        writer = person if person < end else _first_name(tokens, first, end)
        if writer is not None:
            yield _Letterhead(line.end(), writer)


def _first_name(tokens: TokenTable, first: int, end: int) -> int | None:
    """Return the last token of the first name among tokens, be it of a body or of somebody."""
    names = (at for at in range(first, end) if tokens.pos[at] == "PROPN")
    return next((at for at in names if at + 1 == end or tokens.pos[at + 1] != "PROPN"), None)


@cache
def _line() -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, load_terms("quotes/letterheads")), key=len, reverse=True))
    return re.compile(
        rf"(?mi)^[^\S\n]*(?:(?:an?|the|this)[^\S\n])?(?:[\w-]+[^\S\n])??(?P<phrase>{phrases})[^\S\n][^\n]{{1,160}}$"
    )
