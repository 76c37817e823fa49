"""The paragraph around a point of the text: what stands between two line breaks."""

from __future__ import annotations


def paragraph_around(text: str, at: int) -> tuple[int, int]:
    """The code points `[start, end)` of the line that holds the code point `at`."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return start, end if end >= 0 else len(text)
