"""Deliberate mistakes in the core of storing, each of which some test must notice."""
