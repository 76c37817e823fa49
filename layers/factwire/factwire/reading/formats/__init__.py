"""The readers, one module a format: `read(source)` yields the drafts of the articles it finds."""
