"""Transcripts: lines of speech without quotation marks, each with its speaker's label ("Ana Duarte: ...", "Q: ...").

Many lines of news begin with a word and a colon. They are a transcript where the labels name persons or parts in an
interview, there are several of them (or one answers the line before), and the lines talk as people do to each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.text.quotation_marks import QuotedSpan
from factwire.extraction.text.token_table import TokenTable

_CAPITAL: Final = r"[^\W\d_a-z]"
_NAME: Final = re.compile(_CAPITAL)
_LINE: Final = re.compile(
    rf"(?m)^[^\S\n]*(?:[-–—•*][^\S\n])?(?P<label>{_CAPITAL}[\w.'’-]*(?:[^\S\n][\w.'’-]++){{0,5}}+)"
    r"(?:,[^\S\n][^:.?!\n]{1,50}|[^\S\n]\([^()\n]{1,60}\))?(?::|(?<=^[QA])\.)[^\S\n]+"
    r"(?P<words>[^\W\d_][^\n]*[.?!…][)\]’'”\"]*)[^\S\n]*+$"
)
_QUESTION: Final = re.compile(r"\?[)\]’'”\"]*\s*$")
_ADDRESSING: Final = frozenset({"i", "me", "my", "we", "us", "our", "you", "your", "?"})


@dataclass(frozen=True)
class Turn:
    """A line of a transcript: the words that are said, and the token that names who says them."""

    stretch: QuotedSpan
    speaker: int


@dataclass(frozen=True)
class _Line:
    """A line with a label: tokens `[first, words)` are the label, `[words, end)` what stands after it."""

    first: int
    words: int
    end: int
    label_end: int
    stretch: QuotedSpan
    role: str | None


def find_turns(tokens: TokenTable, persons: Sequence[int]) -> list[Turn]:
    """Return the turns of the transcript in a text, in text order; none if the text holds no transcript.

    `persons` are the last tokens of the names of persons in the text, in text order.
    """
    lines = [line for line in _lines(tokens) if line.role != "heading"]
    if not lines or not _is_talk(tokens, lines):
        return []
    names = {tokens.lower[at]: at for at in reversed(persons)}
    lines = _with_neighbours(tokens.text, lines, _known(tokens, lines, names))
    if not lines or (len(lines) == 1 and not _QUESTION.search(tokens.text, 0, lines[0].stretch.outer_start)):
        return []
    answering = _interviewed(tokens, [at for at in persons if at < lines[0].first])
    return [Turn(line.stretch, _speaker(tokens, line, names, answering)) for line in lines]


def with_turns(stretches: Sequence[QuotedSpan], turns: Sequence[Turn]) -> list[QuotedSpan]:
    """Return the quoted stretches and the turns in text order, without the stretches inside turns."""
    begins = [turn.stretch.outer_start for turn in turns]

    def inside(stretch: QuotedSpan) -> bool:
        at = bisect_left(begins, stretch.outer_start + 1) - 1
        return at >= 0 and stretch.outer_start < turns[at].stretch.outer_end

    outside = [stretch for stretch in stretches if not inside(stretch)]
    return sorted([*outside, *(turn.stretch for turn in turns)], key=lambda stretch: stretch.outer_start)


def _lines(tokens: TokenTable) -> Iterator[_Line]:
    for found in _LINE.finditer(tokens.text):
        if not _NAME.match(found["label"].split()[-1]):  # "Tom Hale had one answer: ..."
            continue
        start, end = found.span("words")
        yield _Line(
            first=bisect_left(tokens.start, found.start("label")),
            words=bisect_left(tokens.start, start),
            end=bisect_left(tokens.start, end),
            label_end=found.end("label"),
            stretch=QuotedSpan(start, end, found.start("label"), end, plain=True),
            role=_roles().get(found["label"].lower()),
        )


def _is_talk(tokens: TokenTable, lines: Sequence[_Line]) -> bool:
    """Return whether half of the lines ask, or speak of their speaker or hearer: a list of profiles does not."""
    talking = sum(not _ADDRESSING.isdisjoint(tokens.lower[line.words : line.end]) for line in lines)
    return 2 * talking >= len(lines)


def _known(tokens: TokenTable, lines: Sequence[_Line], names: Mapping[str, int]) -> list[bool]:
    """Return for each line whether its label is a person's name, a part in a talk, or comes back in another line.

    Who answers needs who asks.
    """
    parts = {line.role for line in lines}
    parts -= {None} if "asks" in parts else {None, "answers"}
    surnames = [tokens.lower[_label_token(tokens, line)] for line in lines]
    times = Counter(surnames)
    return [
        line.role in parts or (line.role is None and (surname in names or times[surname] > 1))
        for line, surname in zip(lines, surnames, strict=True)
    ]


def _with_neighbours(text: str, lines: Sequence[_Line], known: Sequence[bool]) -> list[_Line]:
    """Return the lines whose label is known, and those that directly follow or precede one of them."""
    kept = list(known)
    for at, (one, other) in enumerate(pairwise(lines)):
        if not text[one.stretch.end : other.stretch.outer_start].strip():
            kept[at] |= known[at + 1]
            kept[at + 1] |= known[at]
    return [line for line, keep in zip(lines, kept, strict=True) if keep]


def _label_token(tokens: TokenTable, line: _Line) -> int:
    """Return the last token of a label, which is its surname."""
    return max(line.first, bisect_left(tokens.start, line.label_end) - 1)


def _interviewed(tokens: TokenTable, persons: Sequence[int]) -> int | None:
    """Return the person named most often before the first turn; None if nobody or several are."""
    ranked = Counter(tokens.lower[at] for at in persons).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(at for at in persons if tokens.lower[at] == ranked[0][0])


def _speaker(tokens: TokenTable, line: _Line, names: Mapping[str, int], answering: int | None) -> int:
    """Return the token that names the speaker of a line: the first of that surname in the text, else the label's."""
    own = _label_token(tokens, line)
    if line.role == "answers":
        return own if answering is None else answering
    return own if line.role else names.get(tokens.lower[own], own)


@cache
def _roles() -> dict[str, str]:
    return {entry["label"]: entry["role"] for entry in load_lexicon("quotes/labels")}
