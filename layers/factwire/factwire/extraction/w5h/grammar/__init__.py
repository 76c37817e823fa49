"""Clauses, connectives and stretches of text that answers are cut from."""
