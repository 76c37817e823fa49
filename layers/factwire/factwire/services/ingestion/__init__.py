"""From an input to stored facts."""
