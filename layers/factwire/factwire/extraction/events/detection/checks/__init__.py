"""What speaks against an act as an event of its own, and against a sense of a verb."""
