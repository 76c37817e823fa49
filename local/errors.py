"""What can go wrong in a run, said in words for whoever started it."""

from __future__ import annotations


class LocalError(Exception):
    """The run cannot go on; the message says why and what to do."""
