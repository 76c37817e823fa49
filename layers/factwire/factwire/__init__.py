"""factwire: structured facts from news articles, each with the exact words that prove it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from factwire.defaults import SUMMARY_WORDS
from factwire.version import __version__

if TYPE_CHECKING:
    from factwire.model import Facts

__all__ = ["__version__", "extract"]

# A library leaves it to its user where its log goes.
logging.getLogger(__name__).addHandler(logging.NullHandler())


def extract(
    text: str,
    *,
    title: str | None = None,
    published_at: str | None = None,
    source: str | None = None,
    url: str | None = None,
    summary_words: int = SUMMARY_WORDS,
) -> Facts:
    """Extract the facts of one article.

    Args:
        text: the article's body; spans of the answer count its code points.
        title: the headline, where there is one.
        published_at: ISO 8601 date or date-time; relative dates are resolved against it.
        source: who published the article.
        url: its canonical address; the article's identity where it is given.
        summary_words: about how long the summary is to be.

    Returns:
        The article's `Facts`.

    Raises:
        FactwireError: the text cannot be processed (empty, not English, a date that is none, ...); see its `code`.
    """
    # The language model loads on first use, so that importing the package stays cheap.
    from factwire.extraction import extract_facts
    from factwire.reading import article_from_text

    article = article_from_text(text, title=title, published_at=published_at, source=source, url=url)
    return extract_facts(article, summary_words=summary_words)
