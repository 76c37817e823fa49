"""Web pages: trafilatura finds the body, `markup` what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from factwire.errors import EmptyArticle, InvalidDocument
from factwire.reading.article_from_draft import clean_line
from factwire.reading.furniture import is_furniture
from factwire.reading.metadata.bylines import names_in
from factwire.reading.metadata.front_lines import is_date_line, is_label
from factwire.reading.notices import check_is_article
from factwire.reading.source import Draft, Source
from factwire.reading.web.biographies import without_biography
from factwire.reading.web.page_dates import remove_masthead_dates
from factwire.reading.web.page_limits import check_markup, check_tree
from factwire.reading.web.page_metadata import Markup
from factwire.reading.web.promotions import is_promotion
from factwire.reading.web.pruning import prune

MEDIA_TYPE: Final = "text/html"
# Over so many elements, the search for a better body than the first one is left out: it takes time that
# grows with their square. Most pages of news have a thousand.
_LARGE: Final = 6_000
# So it does over so many pieces of text, of which each may be a paragraph to it.
_MOST_PIECES: Final = 4_000
# trafilatura remembers the texts of a thousand pages, which is too much of pages longer than this.
_LONG: Final = 300_000
# A page that shows less than this may have its article in its JSON-LD alone.
_SHORT: Final = 300
_ABOUT: Final = 0.9
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.IGNORECASE)
# Rules and ornaments between paragraphs; brackets and dots may be a line of code.
_ORNAMENT: Final = re.compile(r"[\s_*\-–—•·♦◆■●~=#\u2600-\u27bf\ufe0f\u200d\U0001f300-\U0001faff]+")
_MOST_LABELS: Final = 3
_STANDFIRST: Final = 2
_LONGEST_LABEL: Final = 40
_BYLINE: Final = re.compile(r"(?:by|written by|posted by)\s+\S.{2,80}", re.IGNORECASE)


def read(source: Source) -> Iterator[Draft]:
    """Yield the page's article.

    Raises:
        EmptyArticle: the page has no text to speak of.
        InvalidDocument: it cannot be read as HTML.
        TooLarge: it has more markup than any article.
    """
    declared = _CHARSET.search(source.data[:4096])
    charset = source.charset or (declared.group(1).decode("ascii") if declared else None)
    yield draft_of(Source(data=source.data, charset=charset).text, url=source.url)


def draft_of(page: str, *, url: str | None = None) -> Draft:
    """Return the draft of a page given as text; `url` is where it came from.

    Raises:
        FactwireError: as `read` raises.
    """
    from trafilatura.utils import line_processing, trim

    check_markup(page)
    try:
        return _draft_of(page, url=url)
    finally:
        if len(page) > _LONG:
            trim.cache_clear()
            line_processing.cache_clear()


def _draft_of(page: str, *, url: str | None) -> Draft:
    import trafilatura

    tree: HtmlElement | None = trafilatura.load_html(page)
    if tree is None:
        raise InvalidDocument("the page cannot be read as HTML")
    elements = check_tree(tree)
    for cell in tree.iter("td", "th"):  # spans add nothing but empty cells, as many as they say
        for span in ("colspan", "rowspan"):
            cell.attrib.pop(span, None)
    markup = Markup(tree=tree, url=url)
    authors = markup.authors
    published_at = markup.published_at
    if published_at is None and not markup.is_ambiguous:
        published_at = _visible_date(tree, title=markup.title, url=url)
    prune(tree)
    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, fast=elements > _LARGE or _pieces(tree) > _MOST_PIECES
        )
    except (ValueError, RecursionError):
        raise InvalidDocument("the page cannot be read as HTML") from None
    lines = _article_lines(getattr(found, "text", None) or "", title=clean_line(markup.title))
    shown = "\n".join(without_biography(lines, authors=authors))
    text = _fuller(shown, markup.body)
    if not text:
        check_is_article(getattr(found, "text", None) or "")
        raise EmptyArticle("the page has no article text")
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        title=markup.title,
        published_at=published_at,
        published_at_origin="markup",
        modified_at=markup.modified_at,
        source=markup.source,
        url=markup.canonical,
        authors=authors,
    )


def _pieces(tree: HtmlElement) -> int:
    """Return how many pieces of text elements part a page into."""
    return sum(1 for piece in tree.itertext() if not piece.isspace())


def _fuller(shown: str, held: str) -> str:
    """Return what a page shows, or what its JSON-LD holds where that is about as much and the page shows little."""
    return held if len(shown) < _SHORT and len(held) >= _ABOUT * len(shown) else shown


def _visible_date(tree: HtmlElement, *, title: str | None, url: str | None) -> str | None:
    """Return the publication date that the page shows or that its address holds, where its metadata say none."""
    from htmldate import find_date

    remove_masthead_dates(tree, title=title)
    try:
        found = find_date(tree, url=url, original_date=True, extensive_search=True)
        if found and found.endswith("-01-01"):  # what the library makes of a year alone, such as one of a copyright
            return find_date(tree, url=url, original_date=True, extensive_search=False)
    except (ValueError, RecursionError, OverflowError):
        return None
    return found


def _article_lines(text: str, *, title: str | None) -> list[str]:
    lines = [line for line in map(_plain, text.split("\n")) if _is_of_the_article(line)]
    lines = _below_title(lines, title=title)
    while len(lines) > 1 and (lines[0] == title or _is_credit(lines[0])):
        del lines[0]
    # A sentence below the headline may come before the byline.
    return [line for number, line in enumerate(lines) if number > _STANDFIRST or not _is_credit(line)] or lines


def _is_credit(line: str) -> bool:
    return _is_byline(line) or is_label(line)


def _is_of_the_article(line: str) -> bool:
    return (
        line != ""
        and _ORNAMENT.fullmatch(line) is None
        and not is_promotion(line)
        and not is_furniture(line)
        and not is_date_line(line)
    )


def _below_title(lines: list[str], *, title: str | None) -> list[str]:
    """Return the lines below the title, where nothing but labels ("Local", "Press release") stands above it."""
    top = lines[: _MOST_LABELS + 1]
    above = top.index(title) if title in top else 0
    return lines[above:] if all(len(label) <= _LONGEST_LABEL for label in lines[:above]) else lines


def _is_byline(line: str) -> bool:
    """Return whether a line says who wrote the article; a sentence may begin with "By" too."""
    return _BYLINE.fullmatch(line) is not None and (
        not line.endswith((".", "!", "?", "”", '"')) or bool(names_in(line))
    )


def _plain(line: str) -> str:
    """Return the line without the bars that mark the cells of a table's row."""
    line = line.strip()
    if not line.startswith("|"):
        return line
    return "  ".join(cell.strip() for cell in line.split("|") if cell.strip(" -:"))
