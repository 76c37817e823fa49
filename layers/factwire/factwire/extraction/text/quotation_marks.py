"""Quotation marks: which stretches of each paragraph stand in quotation marks.

One pass over the marks of a paragraph, so the time is linear. A stretch never leaves its paragraph: a quote
that goes on over several paragraphs (an opening mark on each, a closing one on the last) comes as one
stretch a paragraph, each but the first marked as continuing. Quotes inside quotes stay part of the outer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

# Marks by what they may do. A straight mark may open or close; so may a curly one that the typist turned round.
_DOUBLE: Final = '"“”„‟«»＂'
_SINGLE: Final = "'‘’‹›"
# In ''She said 'no''' the first of the three closes the inner quote.
_MARK: Final = re.compile(rf"(?<=\S)'(?=''(?!'))|''|``|[{_DOUBLE}{_SINGLE}`]")
_PARAGRAPH: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_OPENS_AFTER: Final = frozenset("([{—–-/…" + _DOUBLE + _SINGLE + "`")
_CLOSES_BEFORE: Final = frozenset(".,;:!?)]}…—–-/" + _DOUBLE + _SINGLE)
_ENDS_SPEECH: Final = frozenset(".,!?…—–-;:")
# Words that drop their beginning (’90s, ’em) and feet and inches (6'2") use marks that quote nothing.
_ELISION: Final = re.compile(r"['‘’](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n['’])", re.IGNORECASE)
_FEET: Final = re.compile(r"\d['’]\s?\d{1,2}(?:\s?½)?$")
_REOPENS: Final = re.compile(r"\s*(?:''|``|[\"“„«])")
_LONGEST_OPEN: Final = 1000
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True)
class QuotedSpan:
    """The stretch `[start, end)` between two quotation marks; `outer_start` and `outer_end` take the marks in.

    `plain` says that the marks are the usual double ones and balanced, so that a reader finds the stretch from
    the text alone; `single` that they are single ones, which may as well be apostrophes. `continues` says that
    it goes on with the quote of the paragraph before.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    plain: bool
    single: bool = False
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def quoted_spans(text: str) -> tuple[QuotedSpan, ...]:
    """Return the outermost stretches in quotation marks, in text order; scare quotes and titles are among them."""
    found: list[QuotedSpan] = []
    unclosed = False
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph[0].strip():
            continue
        stretches = list(_in_paragraph(text, *paragraph.span()))
        first = paragraph.start() + len(paragraph[0]) - len(paragraph[0].lstrip())
        for stretch in stretches:
            continues = unclosed and stretch.outer_start == first
            found.append(replace(stretch, continues=True) if continues else stretch)
            unclosed = False
        unclosed = bool(stretches) and not stretches[-1].closed
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[QuotedSpan]:
    opener: _Mark | None = None
    marks = [_mark(text, match, start, end) for match in _MARK.finditer(text, start, end)]
    last_closer = {mark.family: mark.start for mark in marks if mark.closes}
    for mark in marks:
        if opener is None:
            if mark.opens and (mark.family != "single" or last_closer.get("single", -1) > mark.start):
                opener = mark
        elif mark.family == opener.family and mark.closes and _has_words(text, opener, mark):
            yield _stretch(text, opener, mark)
            opener = None
        elif mark.opens and mark.family == opener.family and text[mark.start] != '"':
            # A second opening mark before any closing one: the first was never closed, and quotes nothing.
            opener = mark
    if opener and opener.family != "single" and _may_stay_open(text, opener, start, end):
        last = end - (len(text[opener.end : end]) - len(text[opener.end : end].rstrip()))
        if last > opener.end:
            yield QuotedSpan(opener.end, last, opener.start, last, plain=False, closed=False)


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    """Return what a mark may do where it stands, from the characters at its sides; `[start, end)` is the paragraph."""
    site = _Site(
        mark=match[0],
        before=text[match.start() - 1] if match.start() > start else " ",
        after=text[match.end()] if match.end() < end else " ",
    )
    single = match[0] in _SINGLE
    if single:
        opens, closes = site.as_single(elides=bool(_ELISION.match(text, match.start())))
    elif match[0] == '"' and _FEET.search(text, max(start, match.start() - 8), match.start()):
        opens = closes = False
    else:
        opens, closes = site.as_double()
    return _Mark(match.start(), match.end(), "single" if single else "double", opens, closes)


@dataclass(frozen=True)
class _Site:
    """A mark with the characters at its sides, blanks at the edges of its paragraph."""

    mark: str
    before: str
    after: str

    @property
    def _opens(self) -> bool:
        return (self.before.isspace() or self.before in _OPENS_AFTER) and not self.after.isspace()

    @property
    def _closes(self) -> bool:
        return not self.before.isspace() and (self.after.isspace() or self.after in _CLOSES_BEFORE)

    def as_single(self, *, elides: bool) -> tuple[bool, bool]:
        """Return whether a single mark may open and whether it may close."""
        opens = self._opens and bool(_WORD.match(self.after)) and self.mark != "›" and not elides
        return opens, self._closes and self.mark not in "‘‹"

    def as_double(self) -> tuple[bool, bool]:
        """Return whether a double mark may open and whether it may close."""
        if self.mark in "“„«":
            # After the end of speech and before a blank, an opening mark is a closing one mistyped.
            closes = self._closes and self.before in _ENDS_SPEECH and self.after.isspace()
            return not closes, closes
        if self.mark in "”»":
            return self._opens, self._closes or not self.before.isspace()
        if self.mark == '"' and not self._opens and not self._closes:
            # Between two letters or signs: a blank is missing at one side.
            return self.before in ".,:;!?)", self.before != "="
        return self._opens, self._closes


def _has_words(text: str, opener: _Mark, closer: _Mark) -> bool:
    """Return whether there is anything between two marks; a single mark after an s is a possessive's apostrophe."""
    if opener.family == "single" and text[closer.start - 1] == "s":
        return False
    return bool(_WORD.search(text, opener.end, closer.start))


def _may_stay_open(text: str, opener: _Mark, start: int, end: int) -> bool:
    """Return whether a quote without a closing mark may run to its paragraph's end.

    It may where it goes on in the next paragraph, and, if the rest is no longer than a quote tends to be, where it
    begins the paragraph or is introduced by a comma or a colon.
    """
    if _REOPENS.match(text, end):
        return True
    before = text[start : opener.start].rstrip()
    return end - opener.start <= _LONGEST_OPEN and (not before or before[-1] in ",:")


def _stretch(text: str, opener: _Mark, closer: _Mark) -> QuotedSpan:
    plain = text[opener.start : opener.end] in '"“' and text[closer.start : closer.end] in '"”'
    return QuotedSpan(opener.end, closer.start, opener.start, closer.end, plain, single=opener.family == "single")
