"""Stretches of the text that may be names."""
