"""The extraction engine, whose language model takes seconds to load."""

from __future__ import annotations

from functools import partial

from factwire.aws.bootstrap.adapters import SystemClock
from factwire.model import Article, Facts
from factwire.reading import read_articles
from factwire.services.submit_article import ExtractText

# A function is given 6 MB, and what is no text comes in base64: larger bodies the gateway refuses in its own words.
LARGEST_BODY = 4_500_000


def load_model() -> None:
    """Load the language model, before the first text comes."""
    from factwire.extraction.text.parse import model

    model()


def extract(article: Article, /) -> Facts:
    """Return the facts of an article."""
    from factwire.extraction import extract_facts

    return extract_facts(article)


def extract_text(max_article_bytes: int) -> ExtractText:
    """Return the use case that extracts from a text and stores nothing."""
    return ExtractText(
        read=partial(read_articles, now=SystemClock().now),
        extract=extract,
        max_bytes=min(max_article_bytes, LARGEST_BODY),
        max_upload_bytes=max_article_bytes,
    )
