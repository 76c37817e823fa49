"""Line breaks that only keep lines short: mail, wires and plain text files wrap their lines.

RFC 3676 calls them soft. Where text is wrapped, a line ends when the next word would not fit any more; where lines
are paragraphs, headings or a list, they end anywhere, mostly with a full stop or far from any margin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# Columns. Mail and wires wrap at 60 to 80, files at up to 100; nothing narrower is prose.
_WIDTHS: Final = range(40, 101)
_FEWEST: Final = 3
"""The fewest breaks that show a margin."""
_MOST_FULL: Final = 0.5
"""The share of lines that must end at the margin, and of those the share that must end within a sentence."""
_LONG: Final = 0.6
"""The share of the width from which on a line may be thought to be wrapped early, as where a word was taken out."""
_INDENT: Final = 2
"""So many blanks more than the line before begin a paragraph."""
_LINE: Final = re.compile(r"[^\n]+")
_CLOSED: Final = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_ITEM: Final = re.compile(r"(?:[*•·–—-]|\(?\d{1,2}[.)])\s")
_GAP: Final = re.compile(r"\S\s{3,}\S")  # the columns of a table


@dataclass(frozen=True)
class _Line:
    """A line with words, without its outer blanks: code points `[start, end)` of the text."""

    start: int
    end: int
    indent: int
    words: str

    @property
    def first(self) -> str:
        return self.words.split(None, 1)[0]

    @property
    def open(self) -> bool:
        return not _CLOSED.search(self.words)

    @property
    def width(self) -> int:
        return self.indent + len(self.words)


def without_soft_breaks(text: str) -> str:
    """Return the text with a space for each soft line break: as long as before, so that every offset holds."""
    lines = [_line(found) for found in _LINE.finditer(text) if found.group().strip()]
    breaks = [(one, after) for one, after in pairwise(lines) if _may_be_soft(one, after, text=text)]
    margin = _margin(breaks)
    if margin is None:
        return text
    pieces, done = [], 0
    for one, after in breaks:
        if _is_soft(one, after, margin=margin):
            at = text.index("\n", one.end)
            pieces.append(text[done:at])
            done = at + 1
    return " ".join([*pieces, text[done:]])


def _line(found: re.Match[str]) -> _Line:
    whole = found.group()
    words = whole.strip()
    indent = len(whole) - len(whole.lstrip())
    start = found.start() + indent
    return _Line(start=start, end=start + len(words), indent=indent, words=words)


def _may_be_soft(one: _Line, after: _Line, *, text: str) -> bool:
    """Return whether neither a blank line, nor an indented one, nor one of a list or a table comes next."""
    return (
        text.count("\n", one.end, after.start) == 1
        and after.indent < one.indent + _INDENT
        and not _ITEM.match(after.words)
        and not _GAP.search(one.words)
        and not _GAP.search(after.words)
    )


def _margin(breaks: Sequence[tuple[_Line, _Line]]) -> int | None:
    """Return the width that the lines are wrapped at; None where they are not wrapped."""
    if len(breaks) < _FEWEST:
        return None
    widths = sorted(one.width for one, _ in breaks)
    margin = widths[(len(widths) - 1) * 19 // 20]  # some lines are longer: addresses, tables
    if margin not in _WIDTHS:
        return None
    full = [one for one, after in breaks if _is_full(one, after, margin=margin)]
    inside = sum(one.open for one in full)
    return margin if len(full) >= _MOST_FULL * len(breaks) and inside >= _MOST_FULL * len(full) else None


def _is_full(one: _Line, after: _Line, *, margin: int) -> bool:
    """Return whether the next line's first word would not have fit."""
    return one.width + 1 + len(after.first) > margin


def _is_soft(one: _Line, after: _Line, *, margin: int) -> bool:
    early = one.open and one.width >= _LONG * margin and not after.first[0].isupper()
    return early or _is_full(one, after, margin=margin)
