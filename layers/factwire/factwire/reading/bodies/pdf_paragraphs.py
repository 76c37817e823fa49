"""Lines of pages -> paragraphs, without running heads, page numbers and words broken at the ends of lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from factwire.reading.bodies.pdf_layout import Line, differ, most_letters
from factwire.reading.metadata.front_lines import is_front

# Lines at a page's top and bottom that stand, but for their numbers, on this share of the pages are running heads.
_EDGE: Final = 2
_REPEATED: Final = 0.3
_FEWEST_PAGES: Final = 2
_PAGE: Final = re.compile(
    r"(?:[-–—|•·\s]*(?:page|p\.|pg\.?)?\s*#\s*(?:(?:of|/)\s*#)?[-–—|•·\s]*)"
    r"|.{3,60}[|•·]\s*(?:page\s*)?#|(?:page\s*)?#\s*[|•·].{3,60}",
    re.IGNORECASE,
)
_HYPHENS: Final = "-\u2010"
_HYPHEN: Final = r"\-\u2010"
_SOFT_HYPHEN: Final = "\u00ad"
_ENDS: Final = re.compile(r"[.!?:”\"'’)]$")
_SHORT: Final = 0.75
_LONGEST_WORD: Final = 80
_MOST_LABELS: Final = 3
_FIRST_LINES: Final = 6
_BROKEN: Final = re.compile(rf"(?P<head>\S+)[{_HYPHEN}]$")
_ABBREVIATION: Final = re.compile(r"(?:[A-Za-z]\.){2,}$")
_TAIL: Final = re.compile(r"[^\s,.;:!?)”\"]+")
_WORD: Final = re.compile(rf"[\w’']+(?:[{_HYPHEN}][\w’']+)*")
# First and last parts of compounds that are written with a hyphen; whatever else is broken is one word.
_FIRST_PARTS: Final = frozenset(
    """all anti co cross double eight ex fifty first five forty four full half high ill left long low mid multi
    nine non north one part post pre pro right second self semi seven short single six sixty so south state ten then
    third thirty three top twenty two under vice well""".split()  # noqa: SIM905 - a list of words
)
_LAST_PARTS: Final = frozenset(
    """aged backed based born controlled elect fire free friendly funded general held in-chief led level like linked
    long looking made old owned profile range related run scale speaking style term time wide year""".split()  # noqa: SIM905 - a list of words
)


def without_heads(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield the lines of all pages but running heads and page numbers; an empty line ends a paragraph."""
    edges = [{_shape(line) for line in _edges(lines)} for lines in pages]
    counted = Counter(shape for shapes in edges for shape in shapes)
    fewest = max(_FEWEST_PAGES, _REPEATED * len(pages))
    heads = {shape for shape, count in counted.items() if count >= fewest}
    for lines in pages:
        filled = [number for number, line in enumerate(lines) if line.text]
        edge = {*filled[:_EDGE], *filled[-_EDGE:]}
        for number, line in enumerate(lines):
            shape = _shape(line)
            if number not in edge or not (shape in heads or _is_page_number(shape)):
                yield line


def _is_page_number(shape: str) -> bool:
    return len(shape) <= _LONGEST_WORD and _PAGE.fullmatch(shape) is not None


def _edges(lines: Sequence[Line]) -> list[Line]:
    filled = [line for line in lines if line.text]
    return filled[:_EDGE] + filled[-_EDGE:]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def paragraphs_of(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines joined to paragraphs.

    One ends before another size, before a byline or a date of its own near the top, and after an empty line, a byline,
    or a line shorter than most that ends a sentence.
    """
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    longest = _longest(lines)
    paragraph = ""
    first = lines[0] if lines else Line("", 0.0)
    for number, line in enumerate(lines):
        begins = differ(line.size, first.size) or (number < _FIRST_LINES and is_front(line.text))
        if paragraph and line.text and begins:
            yield Line(paragraph, first.size)
            paragraph = ""
        if line.text:
            first = first if paragraph else line
            paragraph = joined(paragraph, line.text, words=words)
        if paragraph and _ends(line, longest=longest.get(first.size, 0), is_first=paragraph == line.text):
            yield Line(paragraph, first.size)
            paragraph = ""
    if paragraph:
        yield Line(paragraph, first.size)


def _longest(lines: Sequence[Line]) -> dict[float, int]:
    longest: dict[float, int] = {}
    for line in lines:
        longest[line.size] = max(longest.get(line.size, 0), len(line.text))
    return longest


def _ends(line: Line, *, longest: int, is_first: bool) -> bool:
    """Return whether a paragraph ends with a line."""
    is_last = len(line.text) < _SHORT * longest and _ENDS.search(line.text) is not None
    return not line.text or is_last or (is_first and is_front(line.text))


def joined(before: str, line: str, *, words: Collection[str]) -> str:
    """Return a paragraph continued by a line; a word that was broken between them is made whole.

    Args:
        before: the paragraph so far.
        line: its next line.
        words: those of the whole document, in lower case, by which hyphens are distinguished from those of compounds.
    """
    if before.endswith(_SOFT_HYPHEN):
        return before[:-1] + line
    broken, tail = _BROKEN.search(before[-_LONGEST_WORD:]), _TAIL.match(line[:_LONGEST_WORD])
    if broken is None or tail is None or not (broken["head"][-1].isalnum() or _ABBREVIATION.search(broken["head"])):
        return f"{before} {line}" if before else line
    keeps = not line[0].islower() or _is_compound(broken["head"].casefold(), tail[0].casefold(), words=words)
    return (before if keeps else before[:-1]) + line


def _is_compound(head: str, tail: str, *, words: Collection[str]) -> bool:
    """Return whether two parts are written with a hyphen between them."""
    if f"{head}-{tail}" in words or head + tail in words:
        return f"{head}-{tail}" in words
    if any(mark in head for mark in _HYPHENS) or not head[-1:].isalpha():
        return True
    # No word is broken behind one letter, as "e-mail" is, or between two of the same vowel, as "re-election" is.
    if len(head) == 1 or (head == "re" and tail.startswith("e")):
        return True
    return head in _FIRST_PARTS or tail.partition("-")[0] in _LAST_PARTS


def heading_at(paragraphs: Sequence[Line]) -> int | None:
    """Return which paragraph is the heading: one set larger than most of the text, below labels at the most."""
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        letters[paragraph.size] += len(paragraph.text)
    most = most_letters(letters)
    for number, paragraph in enumerate(paragraphs[: min(_MOST_LABELS + 1, len(paragraphs) - 1)]):
        if paragraph.size > most and differ(paragraph.size, most):
            return number
        if len(paragraph.text) > _LONGEST_WORD or _ENDS.search(paragraph.text):
            return None
    return None
