"""Stands in for spaCy's command line: `import spacy` would load it, and with it a second of packages."""
