"""Quotes: who said what, and whose words the other facts are."""

from factwire.extraction.quotes.assembly import find_quotes
from factwire.extraction.quotes.attribution import Speech, SpeechScopes, attribute_quantities, stronger

__all__ = ["Speech", "SpeechScopes", "attribute_quantities", "find_quotes", "stronger"]
