"""Who says a content."""
