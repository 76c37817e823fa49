"""Every regular expression of the package, and texts that are made to hurt each."""
