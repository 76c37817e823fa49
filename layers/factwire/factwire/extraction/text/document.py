"""The parsed article that every component reads: immutable text, one shared parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from factwire.model import Article, Span


@dataclass(frozen=True)
class Document:
    """An article with the parse of its text and of its title.

    `doc.text` is the running text of `article.text`, of the same length, so a token's offsets are the article's.
    `title` parses the headline in the case of running text: same offsets, other capitals.
    """

    article: Article
    doc: Doc
    title: Doc | None = None

    @cached_property
    def text(self) -> str:
        """The article's text as it is read; see `running_text`."""
        return self.doc.text

    @cached_property
    def sentences(self) -> tuple[Tokens, ...]:
        """The sentences of the text, in order; none crosses a line break that is not soft."""
        return tuple(self.doc.sents)

    def span(self, start: int, end: int) -> Span:
        """The public span of the code points `[start, end)`."""
        return Span(start=start, end=end, text=self.article.text[start:end])

    def span_of(self, tokens: Tokens) -> Span:
        """The public span of a stretch of tokens."""
        return self.span(tokens.start_char, tokens.end_char)
