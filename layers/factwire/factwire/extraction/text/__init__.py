"""The text that every component reads: one parse, and what is read off it once."""
