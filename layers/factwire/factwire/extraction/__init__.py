"""Article -> Facts: one package a kind of fact, one pipeline, lexicons as data."""

# First of all, so that nothing below imports spaCy with its command line.
from factwire.extraction import _spacy  # noqa: F401 - see its docstring
from factwire.extraction.pipeline import extract_facts, extract_many

__all__ = ["extract_facts", "extract_many"]
