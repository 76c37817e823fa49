"""How a text is set: blanks and line breaks that mean nothing, capitals, the heading."""
