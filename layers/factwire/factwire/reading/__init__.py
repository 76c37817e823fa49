"""Bytes and their declared type -> Article: one module a format, one registry."""

from factwire.reading.article_from_draft import MAX_CHARACTERS
from factwire.reading.identity import article_id, canonical_url
from factwire.reading.metadata.dates import normalise_date
from factwire.reading.read import (
    MAX_BYTES,
    Reading,
    article_from_row,
    article_from_text,
    read_article,
    read_articles,
    read_source,
    shared_metadata,
    source_of,
)

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Reading",
    "article_from_row",
    "article_from_text",
    "article_id",
    "canonical_url",
    "normalise_date",
    "read_article",
    "read_articles",
    "read_source",
    "shared_metadata",
    "source_of",
]
