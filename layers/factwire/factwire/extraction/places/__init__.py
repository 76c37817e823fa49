"""Places: toponyms of the text resolved to a country and coordinates."""
