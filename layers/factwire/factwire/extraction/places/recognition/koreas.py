"""Short names of the two Koreas: "the North", "the South"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Candidate, Feature, gazetteer
from factwire.extraction.places.recognition.toponym_matching import Toponym

_HALVES: Final = {"North": ("north korea", "KP"), "South": ("south korea", "KR")}  # key, ISO 3166-1 alpha-2


def short_names(doc: Doc, toponyms: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the short names as toponyms of the country in full, in text order.

    News of the North, whose name or capital it gives, calls both halves so; news of the South alone does not.
    """
    if not any(_is_of(toponym, "KP") for toponym in toponyms):
        return
    taken = {at for toponym in toponyms for at in range(toponym.first, toponym.last)}
    for token in doc[1:-1]:
        half = _HALVES.get(token.text)
        if half and token.i not in taken and token.nbor(-1).lower_ == "the" and not token.nbor(1).text[0].isupper():
            key, code = half
            country = tuple(c for c in gazetteer().find([key]).get(key, ()) if c.country == code)
            yield Toponym(token.i, token.i + 1, token.idx, token.idx + len(token), key, "name", country)


def _is_of(toponym: Toponym, code: str) -> bool:
    return any(place.country == code and _is_country_or_capital(place) for place in toponym.candidates)


def _is_country_or_capital(place: Candidate) -> bool:
    return place.feature in (Feature.COUNTRY, Feature.CAPITAL) and not place.other_name
