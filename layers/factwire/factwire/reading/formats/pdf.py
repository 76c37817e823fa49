"""PDF files with a text layer: pages joined to running text, without running heads and broken words."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pypdf import PdfReader

from factwire.errors import EmptyArticle, TooLarge, UnsupportedType
from factwire.reading.article import MAX_CHARACTERS
from factwire.reading.bylines import names_in
from factwire.reading.source import Draft, Drafts, Source

# It logs what it stumbles over, and with it words of the document.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

MEDIA_TYPE = "application/pdf"
_MOST_PAGES: Final = 100
# What the library reads in seconds; a page of a newspaper has some ten thousand.
_MOST_DRAWN: Final = 1_000_000
_MOST_TEXT: Final = 2 * MAX_CHARACTERS
# Lines at a page's top and bottom that stand, but for their numbers, on this share of the pages are running heads.
_EDGE: Final = 2
_REPEATED: Final = 0.5
_ENDS: Final = re.compile(r"[.!?:”\"'’)]$")


def read(source: Source) -> Drafts:
    """The document's article.

    Raises:
        UnsupportedType: it is encrypted.
        EmptyArticle: it has no text layer.
        TooLarge: it has too many pages, or too much on them.
    """
    reader = PdfReader(io.BytesIO(source.data))
    if reader.is_encrypted:
        raise UnsupportedType("the PDF file is encrypted")
    if len(reader.pages) > _MOST_PAGES:
        raise TooLarge(f"the PDF file has {len(reader.pages)} pages; at most {_MOST_PAGES} are read")
    pages = list(_pages(reader))
    about = reader.metadata
    title, author = (about.title, about.author) if about else (None, None)
    created, changed = (about.creation_date, about.modification_date) if about else (None, None)
    text = "\n".join(_paragraphs(_without_heads(pages)))
    if not text:
        raise EmptyArticle("the PDF file has no text layer")
    yield Draft(
        text=text,
        media_type=MEDIA_TYPE,
        title=str(title) if title else None,
        published_at=created.isoformat() if created else None,
        published_at_origin="markup",
        modified_at=changed.isoformat() if changed else None,
        authors=names_in(str(author or "")),
    )


def _pages(reader: PdfReader) -> Iterator[list[str]]:
    """The lines of each page."""
    drawn = text = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += 0 if contents is None else len(contents.get_data())  # an empty dictionary is false
        if drawn > _MOST_DRAWN:
            raise TooLarge(f"the PDF file draws more than {_MOST_DRAWN} bytes")
        written = page.extract_text()
        text += len(written)
        if text > _MOST_TEXT:
            raise TooLarge(f"the PDF file has more than {_MOST_TEXT} characters")
        yield written.splitlines()


def _without_heads(pages: list[list[str]]) -> Iterator[str]:
    """The lines of all pages but running heads and page numbers; an empty line stays, as the end of a paragraph."""
    edges = [{_shape(line) for line in _edges(lines)} for lines in pages]
    counted = Counter(shape for shapes in edges for shape in shapes)
    heads = {shape for shape, count in counted.items() if len(pages) > 1 and count > _REPEATED * len(pages)}
    for lines in pages:
        filled = [number for number, line in enumerate(lines) if line.strip()]
        edge = {*filled[:_EDGE], *filled[-_EDGE:]}
        for number, line in enumerate(lines):
            shape = _shape(line)
            if number not in edge or (shape not in heads and shape != "#"):
                yield line.strip()


def _edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    return filled[:_EDGE] + filled[-_EDGE:]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """Lines joined to paragraphs; one ends at an empty line, or where a line shorter than most ends a sentence."""
    every = list(lines)
    longest = max(map(len, every), default=0)
    paragraph: list[str] = []
    for line in every:
        if paragraph and paragraph[-1].endswith("-") and line[:1].islower():
            paragraph[-1] = paragraph[-1][:-1] + line  # a word that was broken at the end of its line
        elif line:
            paragraph.append(line)
        if paragraph and (not line or (len(line) < 0.75 * longest and _ENDS.search(line))):
            yield " ".join(paragraph)
            paragraph = []
    if paragraph:
        yield " ".join(paragraph)
