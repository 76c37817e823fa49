"""The parsed article: immutable text, one shared parse, and what several components read off it, worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from factwire.extraction.text.layout.heading import find_heading
from factwire.extraction.text.quotation_marks import QuotedSpan, quoted_spans
from factwire.extraction.text.token_table import TokenTable
from factwire.model import Article, Span
from factwire.reading.dateline import find_dateline

_PARAGRAPH: Final = re.compile(r"\S[^\n]*")


@dataclass(frozen=True)
class Document:
    """An article with the parse of its text and of its title.

    `doc.text` is the running text of `article.text`, of the same length, so a token's offsets are the article's.
    `title` parses the headline in the case of running text: same offsets, other capitals. All ranges are half-open
    code points of the article's text.
    """

    article: Article
    doc: Doc
    title: Doc | None = None

    @cached_property
    def text(self) -> str:
        """The article's text as it is read; see `running_text`."""
        return self.doc.text

    @cached_property
    def tokens(self) -> TokenTable:
        """The columns of the parse."""
        return TokenTable.of(self.doc, text=self.text, dateline=self.dateline)

    @cached_property
    def sentences(self) -> tuple[Tokens, ...]:
        """The sentences of the text, in order; none crosses a line break that is not soft."""
        return tuple(self.doc.sents)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs: lines that are not blank, from their first character that is no blank, without the break."""
        return tuple(match.span() for match in _PARAGRAPH.finditer(self.text))

    @cached_property
    def dateline(self) -> tuple[int, int] | None:
        """The dateline near the top of the text ("OSLO, March 3 (Example Wire) -"), with its dash; None without one."""
        return find_dateline(self.text)

    @cached_property
    def heading(self) -> Tokens | None:
        """The text's first line where it stands like a headline; None without one."""
        return find_heading(self.doc, self.text)

    @cached_property
    def quotations(self) -> tuple[QuotedSpan, ...]:
        """The outermost stretches in quotation marks, in text order; scare quotes and titles are among them."""
        return quoted_spans(self.text)

    @cached_property
    def quotation_numbers(self) -> list[int]:
        """For each token the number of the quotation around it, counted from one; 0 outside quotation marks."""
        numbers = [0] * len(self.tokens)
        for number, quoted in enumerate(self.quotations, start=1):
            first, last = (bisect_left(self.tokens.start, edge) for edge in (quoted.start, quoted.end))
            numbers[first:last] = [number] * (last - first)
        return numbers

    def paragraph_number(self, at: int) -> int:
        """Return the index in `paragraphs` of the last paragraph that begins at or before a code point; -1 if none."""
        return bisect_right(self.paragraphs, at, key=lambda paragraph: paragraph[0]) - 1

    def paragraph_at(self, at: int) -> tuple[int, int]:
        """Return the paragraph around a code point of a word."""
        return self.paragraphs[self.paragraph_number(at)]

    def in_dateline(self, at: int) -> bool:
        """Return whether a code point stands in the dateline."""
        return self.dateline is not None and self.dateline[0] <= at < self.dateline[1]

    def head_of(self, start: int, end: int) -> Token | None:
        """Return the head of the words that the code points `[start, end)` touch; None where there are none."""
        words = self.doc.char_span(start, end, alignment_mode="expand")
        return words.root if words else None

    def span(self, start: int, end: int) -> Span:
        """Return the public span of the code points `[start, end)`."""
        return Span(start=start, end=end, text=self.article.text[start:end])

    def span_of(self, tokens: Tokens) -> Span:
        """Return the public span of a stretch of tokens."""
        return self.span(tokens.start_char, tokens.end_char)
