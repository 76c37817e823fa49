"""What the parse says of a predicate: its arguments, voice, modality and setting."""
