"""The running speaker: whose a quote is that has no cue of its own."""

from __future__ import annotations

from collections.abc import Sequence

from factwire.extraction.quotes.drafts import Draft


def inherited_speakers(text: str, drafts: Sequence[Draft], own: Sequence[int | None]) -> list[int | None]:
    """The speakers (head tokens) of the drafts, those without a cue taking theirs from the quotes around them.

    A quote without a cue belongs to the speaker of the quote before it in its paragraph, else of the one after it; one
    that fills its paragraph belongs to the last speaker of the paragraph before.
    """
    speakers = list(own)
    paragraphs = _paragraph_numbers(text, drafts)
    for at, draft in enumerate(drafts):
        if speakers[at] is None and at and _goes_on(text, drafts[at - 1], draft, paragraphs[at - 1 : at + 1]):
            speakers[at] = speakers[at - 1]
    for at in range(len(drafts) - 2, -1, -1):
        if speakers[at] is None and drafts[at].stretch and paragraphs[at] == paragraphs[at + 1]:
            speakers[at] = speakers[at + 1]
    return speakers


def _goes_on(text: str, before: Draft, draft: Draft, paragraphs: Sequence[int]) -> bool:
    if draft.stretch is None:
        return False
    if paragraphs[0] == paragraphs[1]:
        return True
    if paragraphs[1] - paragraphs[0] != 1 or before.kind == "indirect":
        return False
    opening = text[text.rfind("\n", 0, draft.start) + 1 : draft.stretch.outer_start]
    return draft.stretch.continues or not opening.strip()


def _paragraph_numbers(text: str, drafts: Sequence[Draft]) -> list[int]:
    """The number of the paragraph that each draft starts in; blank lines do not count."""
    numbers, number, at = [], 0, 0
    for draft in drafts:
        lines = text[at : draft.start].split("\n")
        number += sum(bool(line.strip()) for line in lines[:-1]) if len(lines) > 1 else 0
        numbers.append(number)
        at = max(at, text.rfind("\n", 0, draft.start) + 1)
    return numbers
