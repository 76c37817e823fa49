"""The running speaker: whose a quote is that has no cue of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from factwire.extraction.quotes.contents.drafts import Draft

_PARAGRAPH: Final = re.compile(r"\S[^\n]*")


def inherited_speakers(text: str, drafts: Sequence[Draft], own: Sequence[int | None]) -> list[int | None]:
    """Return the speakers (head tokens) of the drafts, those without a cue taking theirs from the quotes around them.

    A quote without a cue belongs to the speaker of the quote before it in its paragraph, else of the one after it; one
    that fills its paragraph belongs to the last speaker of the paragraph before.
    """
    speakers = list(own)
    begins = [paragraph.start() for paragraph in _PARAGRAPH.finditer(text)]
    numbers = [bisect_right(begins, draft.stretch.outer_start if draft.stretch else draft.start) for draft in drafts]
    for at in range(1, len(drafts)):
        if speakers[at] is None and _goes_on(drafts[at - 1 : at + 1], numbers[at - 1 : at + 1], begins):
            speakers[at] = speakers[at - 1]
    for at in range(len(drafts) - 2, -1, -1):
        if speakers[at] is None and drafts[at].stretch and numbers[at] == numbers[at + 1]:
            speakers[at] = speakers[at + 1]
    return speakers


def _goes_on(drafts: Sequence[Draft], numbers: Sequence[int], begins: Sequence[int]) -> bool:
    """Return whether the second of two quotes may go on with the first, from the numbers of their paragraphs."""
    before, draft = drafts
    if draft.stretch is None:
        return False
    if numbers[0] == numbers[1]:
        return True
    opens_paragraph = draft.stretch.outer_start == begins[numbers[1] - 1]
    return numbers[1] - numbers[0] == 1 and before.kind != "indirect" and opens_paragraph
