"""One module a kind of time expression: from matched words to values."""
