"""What all tests share."""

from hypothesis import settings

from tests.telling import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown, tell

__all__ = ["pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown", "tell"]

# The same examples on every run, and no time limit for each: CI machines are slow and shared.
settings.register_profile("factwire", derandomize=True, deadline=None)
settings.load_profile("factwire")
