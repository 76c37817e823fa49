"""What the event lexicons know, as typed values."""
