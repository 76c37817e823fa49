"""Bytes and their declared type -> Article: one module a format, one registry."""

from factwire.reading.text import article_from_text

__all__ = ["article_from_text"]
