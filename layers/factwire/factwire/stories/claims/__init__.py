"""What one article says of the casualties of what it mainly tells of: in its headline and in its text."""
