"""Times: TIMEX3 expressions, normalised against the publication date."""

from __future__ import annotations

from factwire.extraction.document import Document
from factwire.model import Timex

__all__ = ["find_times"]


def find_times(document: Document) -> tuple[Timex, ...]:
    """The time expressions of the text, in document order."""
    return ()
