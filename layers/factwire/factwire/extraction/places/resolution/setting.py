"""What besides the names in the text says where an article is set: its outlet and institutions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from factwire.extraction.places.gazetteer import Candidate, Feature, gazetteer
from factwire.extraction.places.place_lexicons import country_keys, institutions
from factwire.extraction.places.resolution.publisher_location import publisher_location
from factwire.extraction.places.resolution.toponym_resolution import Name
from factwire.extraction.text.document import Document


def setting(document: Document) -> Iterator[Name]:
    """Yield the names that bear on those of the text without being among them."""
    yield Name(publisher_location(document.article, gazetteer()), 1)
    yield from _of_institutions(document.text)


def _of_institutions(text: str) -> Iterator[Name]:
    """Yield the countries whose institutions the text names, as often as it does."""
    counts = Counter(institutions()[found[0]] for found in _institution().finditer(text))
    for code, count in counts.items():
        yield Name(_country(code), count)


@cache
def _institution() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(institutions(), key=len, reverse=True))
    return re.compile(rf"\b(?:{phrases})\b")


@cache
def _country(code: str) -> tuple[Candidate, ...]:
    key = country_keys()[code]
    return tuple(c for c in gazetteer().find([key]).get(key, ()) if c.feature is Feature.COUNTRY and c.country == code)
