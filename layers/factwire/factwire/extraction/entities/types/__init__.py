"""The type of each name."""
