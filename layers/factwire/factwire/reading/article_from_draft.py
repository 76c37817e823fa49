"""A reader's draft -> the public `Article`: cleaned metadata, checked text, identity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import Final

from factwire.errors import EmptyArticle, TooLarge, UnsupportedLanguage
from factwire.model import Article, NotifiedArticle, PublishedAtOrigin
from factwire.reading.dateline import dateline_date
from factwire.reading.identity import article_id, canonical_url, revision
from factwire.reading.language import ENGLISH, language_of
from factwire.reading.markup.inline import without_marks
from factwire.reading.metadata.bylines import byline_in
from factwire.reading.metadata.dates import normalise_date
from factwire.reading.metadata.front_lines import front_date
from factwire.reading.notices import check_is_article
from factwire.reading.source import Draft

MAX_CHARACTERS: Final = 200_000
"""The longest text that is parsed, in code points: ten times a long newspaper report."""
WITHOUT_WIDTH: Final = "\u200b\u200e\u200f\u2060\ufeff"
"""Characters that say where a line may end and which way it runs: for those who set a text, not for readers."""

_LONGEST_LINE: Final = 1_000
_LONGEST_WRITTEN: Final = 10 * _LONGEST_LINE
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad" + WITHOUT_WIDTH))
_SPACE: Final = re.compile(r"\s+")


def about(draft: Draft, *, metadata: Mapping[str, str], location: str) -> NotifiedArticle:
    """Return which article a draft is of, whether or not it can be made one: its id, and what names it to people."""
    url = canonical_url(metadata.get("url")) or canonical_url(draft.url)
    guid = clean_line(draft.guid) or clean_line(metadata.get("url")) or clean_line(draft.url)
    place = f"{location}#{draft.part}" if draft.part else location
    source = clean_line(metadata.get("source")) or clean_line(without_marks(draft.source or ""))
    return NotifiedArticle(
        article_id=article_id(url=url, guid=guid, publisher=source, location=place),
        title=clean_line(metadata.get("title")) or clean_line(without_marks(draft.title or "")),
        source=source,
        url=url,
    )


def make_article(draft: Draft, *, metadata: Mapping[str, str], location: str, sha256: str) -> Article:
    """Return the article that a draft says, completed and overruled by the metadata that came with it.

    Args:
        draft: what the reader found.
        metadata: `title`, `published-at`, `source`, `url` as the sender set them; `last-modified` dates an
            article that has no other date.
        location: where the input came from.
        sha256: of the bytes the article was read from.

    Raises:
        EmptyArticle: there is nothing but white space, or nothing but a notice to the reader.
        TooLarge: the text is longer than `MAX_CHARACTERS`.
        UnsupportedLanguage: the text is not English.
    """
    text = _checked(draft.text)
    named = about(draft, metadata=metadata, location=location)
    check_is_article(text)
    authors = tuple(author for author in map(clean_line, draft.authors or byline_in(text)) if author)
    published_at, origin = _published(draft, text=text, metadata=metadata)
    modified_at = normalise_date(draft.modified_at)
    dated = published_at if origin != "object" else None  # the same file stored again is no new revision
    return Article(
        article_id=named.article_id,
        revision=revision(text, named.title, dated, named.source, named.url, authors),
        title=named.title,
        text=text,
        language=_english(text),
        source=named.source,
        url=named.url,
        authors=authors,
        published_at=published_at,
        published_at_origin=origin,
        modified_at=modified_at if modified_at != published_at else None,
        slug=clean_line(draft.slug),
        priority=draft.priority,
        content_type=draft.media_type,
        sha256=sha256,
        word_count=len(text.split()),
    )


def clean_line(value: str | None) -> str | None:
    """Return a line of metadata in plain characters and single spaces; None where it is empty or no line at all.

    S3 carries words outside ASCII as RFC 2047 encoded words; those are decoded.
    """
    if value is None or len(value) > _LONGEST_WRITTEN:
        return None
    line = _SPACE.sub(" ", without_unseen(whole_characters(_unfolded(value))).replace("\0", "")).strip()
    return line if 0 < len(line) <= _LONGEST_LINE else None


def whole_characters(text: str) -> str:
    """Return the text with each lone surrogate, which no encoding can carry, replaced one for one by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def without_unseen(text: str) -> str:
    """Return the text without soft hyphens and other characters that have no width; for text that came in markup."""
    return text.translate(_UNSEEN)


def _unfolded(value: str) -> str:
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return value


def _checked(text: str) -> str:
    text = whole_characters(text).removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise EmptyArticle("the article has no text")
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"the article has {len(text)} characters; at most {MAX_CHARACTERS} are read")
    return text


def _english(text: str) -> str:
    language = language_of(text)
    if language != ENGLISH:
        raise UnsupportedLanguage(f"the article is in another language than English: {language}", language=language)
    return language


def _published(draft: Draft, *, text: str, metadata: Mapping[str, str]) -> tuple[str | None, PublishedAtOrigin | None]:
    """Return the publication date from the surest place that has one, and which place that is."""
    stored = draft.stored_at or normalise_date(metadata.get("last-modified"))
    known_by = draft.file_date or stored or normalise_date(draft.stamped_at)
    candidates: tuple[tuple[str | None, PublishedAtOrigin], ...] = (
        (normalise_date(metadata.get("published-at")), "metadata"),
        (normalise_date(draft.published_at), draft.published_at_origin),
        (dateline_date(text, known_by=known_by) or front_date(text), "dateline"),
        (draft.file_date, "metadata"),
        (normalise_date(draft.stamped_at), "markup"),
        (stored, "object"),
    )
    return next(((date, origin) for date, origin in candidates if date), (None, None))
