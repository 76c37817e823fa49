"""PDF files with a text layer: pages joined to running text, without running heads and broken words."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from factwire.errors import EmptyArticle, InvalidDocument, TooLarge, UnsupportedType
from factwire.reading.article_from_draft import MAX_CHARACTERS
from factwire.reading.bodies.pdf_layout import Line, lines_of, part_at_moves
from factwire.reading.bodies.pdf_paragraphs import heading_at, paragraphs_of, without_heads
from factwire.reading.metadata.bylines import names_in
from factwire.reading.metadata.front_lines import Front, front_of
from factwire.reading.source import Draft, Drafts, Source

# It logs what it stumbles over, and with it words of the document.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

MEDIA_TYPE = "application/pdf"
_MOST_PAGES: Final = 100
# What the library reads in seconds; a page of a newspaper has some ten thousand.
_MOST_DRAWN: Final = 1_000_000
_MOST_TEXT: Final = 2 * MAX_CHARACTERS


def read(source: Source) -> Drafts:
    """Yield the document's article.

    Raises:
        UnsupportedType: it is encrypted.
        EmptyArticle: it has no text layer.
        InvalidDocument: it is damaged.
        TooLarge: it has too many pages, or too much on them.
    """
    reader = _opened(source.data)
    paragraphs = list(paragraphs_of(list(without_heads(list(_pages(reader))))))
    if not paragraphs:
        raise EmptyArticle("the PDF has no text layer: it may be a scan, which must go through text recognition first")
    properties = _properties(reader)
    heading, above, front = _parted(paragraphs)
    yield Draft(
        text="\n".join(front.lines),
        media_type=MEDIA_TYPE,
        title=_title(heading, stated=properties.get("title")),
        published_at=front.date or above.date,
        published_at_origin="dateline",
        stamped_at=properties.get("created"),
        modified_at=properties.get("modified"),
        authors=front.authors or above.authors or names_in(properties.get("author", "")),
    )


def _parted(paragraphs: Sequence[Line]) -> tuple[str | None, Front, Front]:
    """Return the heading, and what stands above and below it; all is below where there is none."""
    texts, at = [paragraph.text for paragraph in paragraphs], heading_at(paragraphs)
    if at is None:
        return None, front_of(()), front_of(texts)
    return texts[at], front_of(texts[:at]), front_of(texts[at + 1 :])


def _title(heading: str | None, *, stated: str | None) -> str | None:
    return stated if heading is None or _is_named(stated, heading) else heading


def _opened(data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise UnsupportedType("the PDF is encrypted: remove its password")
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InvalidDocument("the PDF is damaged: no page could be read") from None
    if pages > _MOST_PAGES:
        raise TooLarge(f"the PDF has {pages} pages; at most {_MOST_PAGES} are read")
    return reader


def _pages(reader: PdfReader) -> Iterator[list[Line]]:
    """Yield the lines of each page."""
    drawn = text = 0
    for number, page in enumerate(reader.pages, start=1):
        try:
            contents = page.get_contents()
            drawn += 0 if contents is None else len(contents.get_data())  # an empty dictionary is false
            if drawn > _MOST_DRAWN:
                raise TooLarge(f"the PDF draws more than {_MOST_DRAWN} bytes")
            part_at_moves(page)
            lines = lines_of(page)
        except PyPdfError:
            raise InvalidDocument(f"the PDF is damaged: page {number} could not be read") from None
        text += sum(len(line.text) + 1 for line in lines)
        if text > _MOST_TEXT:
            raise TooLarge(f"the PDF has more than {_MOST_TEXT} characters")
        yield lines


def _properties(reader: PdfReader) -> dict[str, str]:
    """Return the document properties that the file has."""
    about = reader.metadata
    if about is None:
        return {}
    created, changed = about.creation_date, about.modification_date
    properties = {
        "title": str(about.title or ""),
        "author": str(about.author or ""),
        "created": created.isoformat() if created else "",
        "modified": changed.isoformat() if changed else "",
    }
    return {name: value for name, value in properties.items() if value}


def _is_named(title: str | None, heading: str) -> bool:
    """Return whether the file's title is the heading's, rather than that of a template or of another file."""
    words = set((title or "").casefold().split())
    return bool(words) and 2 * len(words & set(heading.casefold().split())) >= len(words)
