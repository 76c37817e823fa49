"""Answers ranked by score, with their exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from factwire.extraction.text.document import Document
from factwire.model import Answer

MOST_ANSWERS = 3
ABBREVIATION = re.compile(r"\.[A-Za-z]\.$")


# The mark that opens what a closing mark closes.
OPENING = {'"': '"', "”": "“", "’": "‘", "'": "'", ")": "("}
CLOSING = {opening: closing for closing, opening in OPENING.items() if opening != "'"}


@dataclass(frozen=True)
class Scored:
    """A possible answer: code points `[start, end)` of the text or the title, and how good it is."""

    start: int
    end: int
    score: float
    in_title: bool = False
    ref: str | None = None


def ranked(document: Document, found: Iterable[Scored]) -> tuple[Answer, ...]:
    """Return the best answers first, each wording and each fact once."""
    answers: list[Answer] = []
    seen: set[str] = set()
    for one in sorted(found, key=lambda scored: (-scored.score, not scored.in_title, scored.start)):
        answer = _answer(document, one)
        keys = {answer.text.lower(), *([answer.ref] if answer.ref else [])} if answer else set()
        if answer and not keys & seen:
            answers.append(answer)
            seen |= keys
        if len(answers) == MOST_ANSWERS:
            break
    return tuple(answers)


def _answer(document: Document, one: Scored) -> Answer | None:
    text = (document.article.title or "") if one.in_title else document.article.text
    start, end = _trimmed(text, one)
    if start == end:
        return None
    if text[start] in CLOSING and CLOSING[text[start]] not in text[start + 1 : end + 1]:
        start += 1  # a quotation that goes on behind the answer
    if start > 0 and text[start - 1] in OPENING.values() and _is_closed(text[start:end], text[start - 1]):
        start -= 1
    if end < len(text) and OPENING.get(text[end]) and _is_open(text[start:end], text[end]):
        end += 1
    within: Literal["text", "title"] = "title" if one.in_title else "text"
    return Answer(start=start, end=end, text=text[start:end], within=within, ref=one.ref)


def _trimmed(text: str, one: Scored) -> tuple[int, int]:
    """Return the code points of the answer without blanks and marks around it."""
    start, end = one.start, one.end
    while start < end and (text[start].isspace() or text[start] in ",;:-–—"):
        start += 1
    # A fact's own span may end with an abbreviation: "the U.S.".
    closing = ",;:-–—" if one.ref or ABBREVIATION.search(text[start:end]) else ",;:.-–—"
    while start < end and (text[end - 1].isspace() or text[end - 1] in closing):
        end -= 1
    while end - 1 > start and text[end - 1] in OPENING and text[end - 2].isspace():
        end -= 2  # a mark that opens what is left out: "New labour laws '"
    return start, end


def _is_closed(words: str, opening: str) -> bool:
    """Return whether the words hold the mark that closes the one before them: "Three-parent' babies"."""
    marks = [closing for closing, mark in OPENING.items() if mark == opening and closing != ")"]
    at = min((words.find(mark) for mark in marks if mark in words), default=-1)
    return at > 0 and not words[at + 1 : at + 2].isalpha() and opening not in words[:at]


def _is_open(words: str, closing: str) -> bool:
    """Return whether the words hold a mark that the one behind them closes: "stuck aboard 'flight to nowhere"."""
    opened = [at for at, mark in enumerate(words) if mark == OPENING[closing] and (at == 0 or words[at - 1].isspace())]
    return bool(opened) and closing not in words[opened[-1] + 1 :]
