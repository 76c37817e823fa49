"""Queries of stored facts."""
