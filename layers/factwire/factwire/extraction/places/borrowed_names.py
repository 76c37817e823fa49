"""Places that only lend their name to an institution: "Mount Sinai Hospital", "Vanderbilt University".

Where the article is known to be set in another region, such a name is no place of it: no other name of the article, and
not its outlet, lies in the same region or near.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Candidate, Feature
from factwire.extraction.places.place_lexicons import kind_of
from factwire.extraction.places.toponym_matching import Toponym

_TOWNS = (Feature.COUNTY, Feature.CAPITAL, Feature.CITY)
_WELL_KNOWN = 500_000  # people: an institution of that name is taken to be there
_NEAR = 1.0  # degrees
_AHEAD = 2  # words up to the kind of institution: "Jackson Memorial Hospital"


def borrowed_names(
    doc: Doc, toponyms: Sequence[Toponym], *, senses: Mapping[str, Candidate | None], others: Iterable[Candidate]
) -> frozenset[str]:
    """Return the keys of the names that are only lent to institutions; `others` is where the article may be set."""
    own = {toponym.key for toponym in toponyms if not _names_institution(doc, toponym)}
    places = [*others, *(sense for key in sorted(own) if (sense := senses[key]))]
    setting = [place for place in places if place.region]
    lent = {toponym.key for toponym in toponyms} - own if setting else set()
    return frozenset(key for key in lent if (sense := senses[key]) and _is_elsewhere(sense, setting))


def _names_institution(doc: Doc, toponym: Toponym) -> bool:
    """Return whether a capitalised word for an institution ends the name's phrase."""
    following = doc[toponym.last : toponym.last + _AHEAD]
    for token in following:
        if not token.text[0].isupper():
            return False
        if kind_of(token.text) == "body":
            return True
    return False


def _is_elsewhere(place: Candidate, setting: Iterable[Candidate]) -> bool:
    if place.feature not in _TOWNS or place.population >= _WELL_KNOWN:
        return False
    return not any(_is_in_region(place, other) or _is_near(place, other) for other in setting)


def _is_in_region(place: Candidate, other: Candidate) -> bool:
    return bool(place.region) and (place.country, place.region) == (other.country, other.region)


def _is_near(place: Candidate, other: Candidate) -> bool:
    near = abs(place.latitude - other.latitude) < _NEAR and abs(place.longitude - other.longitude) < _NEAR
    return near and other.feature in _TOWNS
