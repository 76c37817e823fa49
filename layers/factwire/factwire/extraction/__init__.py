"""Article -> Facts: one package a kind of fact, one pipeline, lexicons as data."""

from factwire.extraction.pipeline import extract_facts, extract_many

__all__ = ["extract_facts", "extract_many"]
