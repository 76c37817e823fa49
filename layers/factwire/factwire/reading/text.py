"""Plain text, kept to the character: only a byte order mark and CRLF line ends are touched."""

from __future__ import annotations

import hashlib

from factwire.errors import EmptyArticle
from factwire.model import Article
from factwire.reading.identity import article_id, revision


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    published_at: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    """An article from text in memory.

    Raises:
        EmptyArticle: there is nothing but white space.
    """
    raw = text.encode("utf-8", "replace")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.strip():
        raise EmptyArticle("the article has no text")
    digest = hashlib.sha256(raw).hexdigest()
    return Article(
        article_id=article_id(url=url, location=f"sha256:{digest}"),
        revision=revision(text, title, published_at, source, url),
        title=title,
        text=text,
        language="en",
        source=source,
        url=url,
        published_at=published_at,
        published_at_origin="metadata" if published_at else None,
        content_type="text/plain",
        sha256=digest,
        word_count=len(text.split()),
    )
