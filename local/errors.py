"""The error of a run, worded for the person who started it."""

from __future__ import annotations


class LocalError(Exception):
    """The run cannot go on; the message says why and what to do."""
