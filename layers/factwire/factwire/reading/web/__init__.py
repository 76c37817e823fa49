"""Web pages: their body, metadata, bylines and dates."""
