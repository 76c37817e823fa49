"""What all tests share."""

from hypothesis import settings

from tests.telling import pytest_terminal_summary, tell

__all__ = ["pytest_terminal_summary", "tell"]

# The same examples on every run, and no time limit for each: CI machines are slow and shared.
settings.register_profile("factwire", derandomize=True, deadline=None)
settings.load_profile("factwire")
