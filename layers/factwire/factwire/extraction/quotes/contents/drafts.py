"""Drafts: contents and quoted stretches brought together, each draft one quote without its speaker.

A content that is one quoted stretch is direct; one that holds speech in marks among other words is mixed; the rest
is indirect. A stretch of speech that no content holds is direct on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factwire.extraction.quotes.contents.direct import content_around, is_name, is_speech
from factwire.extraction.quotes.contents.quote_anchors import Anchor, find_anchor
from factwire.extraction.quotes.contents.quote_contents import Content, SpeechContext
from factwire.extraction.text.quotation_marks import QuotedSpan
from factwire.model.facts import QuoteKind


@dataclass(frozen=True)
class Draft:
    """The code points `[start, end)` of a quote with what it hangs on, and the quoted stretch if it is one."""

    start: int
    end: int
    kind: QuoteKind
    anchor: Anchor
    stretch: QuotedSpan | None = None


def draft_quotes(context: SpeechContext, contents: Sequence[Content]) -> list[Draft]:
    """Return the quotes of a text, in text order; a direct quote inside a mixed one follows it."""
    held: dict[int, list[tuple[QuotedSpan, bool]]] = {}
    drafts: list[Draft] = []
    for index, stretch in enumerate(context.stretches):
        around = content_around(stretch, contents)
        speech = is_speech(context, index, content=around)
        if around is not None:
            held.setdefault(around.start, []).append((stretch, speech))
        elif speech and (not stretch.single or _is_voiced(find_anchor(context, stretch))):
            drafts.append(_direct(context.tokens.text, stretch, find_anchor(context, stretch)))
    for content in contents:
        if _only_names(context, content, [stretch for stretch, _ in held.get(content.start, [])]):
            continue
        drafts += _from_content(context.tokens.text, content, held.get(content.start, []))
    return sorted(drafts, key=lambda draft: (draft.start, -draft.end))


def _only_names(context: SpeechContext, content: Content, stretches: Sequence[QuotedSpan]) -> bool:
    """Return whether a noun phrase is quoted only in what somebody is called: 'want a man nicknamed "Kid"'."""
    return (
        content.candidate.path == ">dobj"
        and bool(stretches)
        and all(is_name(context, stretch) for stretch in stretches)
    )


def _is_voiced(anchor: Anchor) -> bool:
    return anchor.candidate is not None and anchor.candidate.path != "~tree"


def _from_content(text: str, content: Content, held: Sequence[tuple[QuotedSpan, bool]]) -> Iterator[Draft]:
    anchor = Anchor(content.candidate)
    whole = next((pair for pair in held if pair[0].start - content.start <= 2 and content.end - pair[0].end <= 2), None)
    if whole:
        if whole[1]:
            yield _direct(text, whole[0], anchor)
        return
    spoken = [stretch for stretch, speech in held if speech]
    yield Draft(content.start, content.end, "mixed" if spoken else "indirect", anchor)
    for stretch in spoken:
        # Nobody could find these words again from the text alone.
        if not stretch.plain and not stretch.single:
            yield _direct(text, stretch, anchor)


def _direct(text: str, stretch: QuotedSpan, anchor: Anchor) -> Draft:
    start, end = stretch.start, stretch.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Draft(start, end, "direct", anchor, stretch)
