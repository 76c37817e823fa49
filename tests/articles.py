"""An article made of a text alone, for tests that read no file."""

from __future__ import annotations

from factwire.model import Article


def bare_article(text: str, *, title: str | None = None, published_at: str | None = None) -> Article:
    """The article with this text; what reading would add is filled in plainly."""
    return Article(
        article_id="a1",
        revision="r1",
        title=title,
        text=text,
        published_at=published_at,
        language="en",
        content_type="text/plain",
        sha256="0" * 64,
        word_count=max(1, len(text.split())),
    )
