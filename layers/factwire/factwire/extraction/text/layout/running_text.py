"""The text as it is read: plain blanks between words, and lines that end where paragraphs do.

What is only layout becomes a space, one for each character, so that every offset is still the article's.
"""

from __future__ import annotations

import re
from typing import Final

from factwire.extraction.text.layout.soft_breaks import without_soft_breaks
from factwire.extraction.text.layout.truecase import without_opening_capitals
from factwire.reading.article_from_draft import WITHOUT_WIDTH
from factwire.reading.furniture import furniture_spans

# The blanks of Unicode's category Zs besides the space: they keep words on a line, or a width.
_BLANKS: Final = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
# Characters without width that editors leave about. Within a word they may have a meaning.
_UNSEEN: Final = re.compile(rf"(?<!\S)[{WITHOUT_WIDTH}]+|[{WITHOUT_WIDTH}]+(?!\S)")


def running_text(text: str) -> str:
    """Return the text with spaces for other blanks, for soft breaks, and for lines that are none of the article's.

    So are characters without width at the edges of words. First words in capitals are in the case of the rest.
    """
    for start, end in furniture_spans(text):
        text = text[:start] + " " * (end - start) + text[end:]
    seen = _UNSEEN.sub(lambda found: " " * len(found.group()), text.translate(_BLANKS))
    return without_opening_capitals(without_soft_breaks(seen))
