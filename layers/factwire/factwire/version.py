"""The package's version, recorded in every facts document."""

__version__ = "1.0.0"
