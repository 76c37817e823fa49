"""The heading in the text: its first line, where that stands like a headline."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

LONGEST_WORDS = 16
SENTENCE_ENDS = (".", "!", "?", ":", ",")


def find_heading(doc: Doc, text: str) -> Tokens | None:
    """Return the first line that has words, if it is short, ends like no sentence, and other lines follow.

    `text` is the doc's, which would put it together again from its tokens.
    """
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    line = text[start:end].rstrip()
    if end < 0 or not text[end:].strip() or len(line.split()) > LONGEST_WORDS or line.endswith(SENTENCE_ENDS):
        return None
    return doc.char_span(start, start + len(line), alignment_mode="expand")
