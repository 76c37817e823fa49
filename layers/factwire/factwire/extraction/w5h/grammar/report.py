"""The sentences of the report itself: an agency's captions, bullets and notes to editors stand above its dateline."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens

from factwire.extraction.text.document import Document

CAPTIONS = ("file photo", "file -", "file:", "handout photo")
CREDIT = "REUTERS /"
LONGEST_MARK = 16
LEADING_TOKENS = 80  # of the text: what is said so early is hardly of any other event or people than the headline's


def report_sentences(document: Document) -> Iterator[Tokens]:
    """Yield the report's sentences, in order."""
    for sentence in document.sentences:
        if not _is_above_dateline(document, sentence) and not _is_caption(document, sentence):
            yield sentence


def _is_above_dateline(document: Document, sentence: Tokens) -> bool:
    heading = document.heading
    is_heading = heading is not None and sentence.start < heading.end
    return document.dateline is not None and sentence.end_char <= document.dateline[0] and not is_heading


def _is_caption(document: Document, sentence: Tokens) -> bool:
    """Return whether its line opens as the caption of an agency's picture, or the picture's credit follows."""
    text = document.text
    line = text.rfind("\n", 0, sentence.start_char) + 1
    credited = CREDIT in text[sentence.start_char : sentence.end_char + LONGEST_MARK]
    return credited or text[line : line + LONGEST_MARK].lower().startswith(CAPTIONS)
