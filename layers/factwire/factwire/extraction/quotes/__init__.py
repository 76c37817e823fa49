"""Quotes: who said what, and whose words the other facts are."""

from factwire.extraction.quotes.attribution import Speech, SpeechScopes, attribute_quantities, stronger
from factwire.extraction.quotes.quote_assembly import find_quotes

__all__ = ["Speech", "SpeechScopes", "attribute_quantities", "find_quotes", "stronger"]
