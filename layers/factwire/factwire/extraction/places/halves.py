"""Short names of the two Koreas: "the North", "the South", where both are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Feature
from factwire.extraction.places.toponym_matching import Toponym

_HALVES: Final = {"North": "KP", "South": "KR"}  # ISO 3166-1 alpha-2


def short_names(doc: Doc, toponyms: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the short names as toponyms of the country in full, in text order; none unless both countries are named."""
    named = {code: full for full in toponyms for code in _HALVES.values() if _is_country(full, code)}
    if len(named) < len(_HALVES):
        return
    taken = {at for toponym in toponyms for at in range(toponym.first, toponym.last)}
    for token in doc[1:-1]:
        full = named.get(_HALVES.get(token.text, ""))
        if full and token.i not in taken and token.nbor(-1).lower_ == "the" and not token.nbor(1).text[0].isupper():
            end = token.idx + len(token)
            yield replace(full, first=token.i, last=token.i + 1, start=token.idx, end=end)


def _is_country(toponym: Toponym, code: str) -> bool:
    return any(place.country == code and place.feature is Feature.COUNTRY for place in toponym.candidates)
