"""Article -> Facts: one package a kind of fact, one pipeline, lexicons as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

# First of all, so that nothing below imports spaCy with its command line.
from factwire.extraction import _spacy  # noqa: F401 - see its docstring

if TYPE_CHECKING:
    from factwire.extraction.pipeline import extract_facts, extract_many

__all__ = ["extract_facts", "extract_many"]


def __getattr__(name: str) -> Any:
    """Return a function of the pipeline (PEP 562), imported on first access: lexicons are read without components."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factwire.extraction import pipeline

    return getattr(pipeline, name)
