"""Whose text an article is: copies of one another, and the wire or the publisher that they come from."""
