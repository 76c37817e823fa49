"""What goes to a terminal: whether an answer is to read there, and texts that are safe to show on it."""

from __future__ import annotations

import sys


def is_to_read(form: str | None) -> bool:
    """Return whether an answer is written to read: where no form is chosen, if standard output is a terminal."""
    return sys.stdout.isatty() if form is None else form != "json"


def printable(text: str, *, but: str = "") -> str:
    """Return a text without the control characters that an article may hold; those in `but` are kept."""
    return "".join(letter for letter in text if letter.isprintable() or letter in but)
