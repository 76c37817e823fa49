"""PDF files with a text layer: pages joined to running text, without running heads and broken words."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final
from unicodedata import normalize

from pypdf import PageObject, PdfReader

from factwire.errors import EmptyArticle, TooLarge, UnsupportedType
from factwire.reading.article import MAX_CHARACTERS
from factwire.reading.metadata.bylines import names_in
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
_HYPHENS: Final = ("-", "\u2010", "\u00ad")
# Letters that typesetters draw as one: searched for, and read by models, as the letters they are.
_LIGATURES: Final = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_ENDS: Final = re.compile(r"[.!?:”\"'’)]$")


@dataclass(frozen=True)
class _Line:
    """A line or a paragraph, and the size that it is set in."""

    text: str
    size: float


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
    paragraphs = list(_paragraphs(list(_without_heads(pages))))
    if not paragraphs:
        raise EmptyArticle("the PDF file has no text layer")
    heading = None if title else _heading(paragraphs)
    body = paragraphs if heading is None else paragraphs[1:]
    byline = _byline(body[0]) if len(body) > 1 else ()
    yield Draft(
        text="\n".join(paragraph.text for paragraph in (body[1:] if byline else body)),
        media_type=MEDIA_TYPE,
        title=str(title) if title else heading,
        published_at=created.isoformat() if created else None,
        published_at_origin="markup",
        modified_at=changed.isoformat() if changed else None,
        authors=byline or names_in(str(author or "")),
    )


def _pages(reader: PdfReader) -> Iterator[list[_Line]]:
    """The lines of each page."""
    drawn = text = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += 0 if contents is None else len(contents.get_data())  # an empty dictionary is false
        if drawn > _MOST_DRAWN:
            raise TooLarge(f"the PDF file draws more than {_MOST_DRAWN} bytes")
        lines = _lines(page)
        text += sum(len(line.text) + 1 for line in lines)
        if text > _MOST_TEXT:
            raise TooLarge(f"the PDF file has more than {_MOST_TEXT} characters")
        yield lines


def _lines(page: PageObject) -> list[_Line]:
    """The lines of a page, each in the size of most of its letters."""
    lines: list[str] = [""]
    sizes: list[Counter[float]] = [Counter()]

    def take(text: str, user: list[float], matrix: list[float], _font: object, size: float) -> None:
        scale = abs(user[0] * user[3] - user[1] * user[2]) * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
        first, *more = text.translate(_LIGATURES).split("\n")
        for number, piece in enumerate((first, *more)):
            if number:
                lines.append("")
                sizes.append(Counter())
            lines[-1] += piece
            sizes[-1][size * sqrt(scale)] += len(piece.strip())

    page.extract_text(visitor_text=take)
    return [_Line(text.strip(), _most(counted)) for text, counted in zip(lines, sizes, strict=True)]


def _without_heads(pages: list[list[_Line]]) -> Iterator[_Line]:
    """The lines of all pages but running heads and page numbers; an empty line stays, as the end of a paragraph."""
    edges = [{_shape(line) for line in _edges(lines)} for lines in pages]
    counted = Counter(shape for shapes in edges for shape in shapes)
    heads = {shape for shape, count in counted.items() if len(pages) > 1 and count > _REPEATED * len(pages)}
    for lines in pages:
        filled = [number for number, line in enumerate(lines) if line.text]
        edge = {*filled[:_EDGE], *filled[-_EDGE:]}
        for number, line in enumerate(lines):
            shape = _shape(line)
            if number not in edge or (shape not in heads and shape != "#"):
                yield line


def _edges(lines: list[_Line]) -> list[_Line]:
    filled = [line for line in lines if line.text]
    return filled[:_EDGE] + filled[-_EDGE:]


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _paragraphs(lines: list[_Line]) -> Iterator[_Line]:
    """Lines joined to paragraphs.

    One ends before another size, and after an empty line, a byline, or a line shorter than most that ends a sentence.
    """
    longest = max((len(line.text) for line in lines), default=0)
    paragraph: list[str] = []
    size = 0.0
    for line in lines:
        if paragraph and line.text and _differ(line.size, size):
            yield _Line(" ".join(paragraph), size)
            paragraph = []
        if paragraph and paragraph[-1].endswith(_HYPHENS) and line.text[:1].islower():
            paragraph[-1] = paragraph[-1][:-1] + line.text  # a word that was broken at the end of its line
        elif line.text:
            paragraph.append(line.text)
            size = line.size
        if paragraph and (
            not line.text
            or (len(line.text) < 0.75 * longest and _ENDS.search(line.text))
            or (len(paragraph) == 1 and _byline(line))
        ):
            yield _Line(" ".join(paragraph), size)
            paragraph = []
    if paragraph:
        yield _Line(" ".join(paragraph), size)


def _heading(paragraphs: list[_Line]) -> str | None:
    """The first paragraph where it is set larger than most of the text."""
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        letters[paragraph.size] += len(paragraph.text)
    first, most = paragraphs[0], _most(letters)
    return first.text if len(paragraphs) > 1 and first.size > most and _differ(first.size, most) else None


def _most(letters: Counter[float]) -> float:
    """The size that most letters have."""
    return max(letters, key=lambda size: letters[size], default=0.0)


def _byline(line: _Line) -> tuple[str, ...]:
    """The people named by a line that says nothing else."""
    return names_in(line.text) if line.text.startswith(("By ", "BY ")) and not _ENDS.search(line.text) else ()


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > 0.1 * max(one, other)
