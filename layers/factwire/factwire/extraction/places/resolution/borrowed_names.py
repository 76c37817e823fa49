"""Places that only lend their name to an institution or a district: "Mount Sinai Hospital", "the Austin neighborhood".

Where the article is known to be set in another region, such a name is no place of it: no other name of the article, and
not its outlet, lies in the same region or near.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import NARROW, Candidate, Feature
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.place_lexicons import districts_of, honorees, kind_of, neighbours
from factwire.extraction.places.recognition.toponym_matching import Toponym

_WELL_KNOWN = 500_000  # people: an institution of that name is taken to be there
_NEAR = 1.0  # degrees
_AHEAD = 2  # words up to the kind of institution: "Jackson Memorial Hospital"


def borrowed_names(
    doc: Doc, toponyms: Sequence[Toponym], *, senses: Mapping[str, Candidate | None], others: Iterable[Candidate]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of the names that are only lent to institutions, and to districts of the article's town.

    `others` are places where the article may be set.
    """
    own = {toponym.key for toponym in toponyms if not names_institution(doc, toponym)}
    lent = {toponym.key for toponym in toponyms} - own
    districts = {toponym.key for toponym in toponyms if names_district(doc, toponym)} | _known_districts(senses)
    places = [*others, *(sense for key in sorted(own - districts) if (sense := senses[key]))]
    setting = [place for place in places if place.region]
    lent_elsewhere = _lent_names(doc, toponyms, {key: senses[key] for key in lent}, setting)
    return lent_elsewhere, frozenset(key for key in districts if setting and _is_elsewhere(senses[key], setting))


def _lent_names(
    doc: Doc, toponyms: Sequence[Toponym], lent: Mapping[str, Candidate | None], setting: Sequence[Candidate]
) -> frozenset[str]:
    """Return the names of institutions that are those of people, or of places that the article is not set in."""
    of_people = {toponym.key for toponym in toponyms if toponym.key in lent and _honours_person(doc, toponym)}
    honoured = frozenset(key for key in of_people if _is_elsewhere(lent[key], setting))
    if not setting:
        return honoured
    return honoured | {key for key, sense in lent.items() if _is_elsewhere(sense, setting, up_to=_WELL_KNOWN)}


def _known_districts(senses: Mapping[str, Candidate | None]) -> frozenset[str]:
    """Return the names of small towns that are also those of a district of another of the towns."""
    towns = {(name_key(sense.name), sense.region, sense.country) for sense in senses.values() if sense}
    small = (key for key, sense in senses.items() if sense and sense.population < _WELL_KNOWN)
    return frozenset(key for key in small if not towns.isdisjoint(districts_of(key)))


def names_district(doc: Doc, toponym: Toponym) -> bool:
    """Return whether the word behind the name says that it is a part of a town: "the Austin neighborhood"."""
    return toponym.last < len(doc) and neighbours().get(doc[toponym.last].lower_) == "district"


def names_institution(doc: Doc, toponym: Toponym) -> bool:
    """Return whether a capitalised word for an institution ends the name's phrase."""
    following = doc[toponym.last : toponym.last + _AHEAD]
    for token in following:
        if not token.text[0].isupper():
            return False
        if kind_of(token.text) == "body":
            return True
    return False


def _honours_person(doc: Doc, toponym: Toponym) -> bool:
    """Return whether it names a school, an airport or the like by the name of a person whom many honour."""
    following = (token.text for token in doc[toponym.last : toponym.last + _AHEAD])
    return toponym.key in honorees() and any(neighbours().get(word) == "memorial" for word in following)


def _is_elsewhere(place: Candidate | None, setting: Iterable[Candidate], *, up_to: float = math.inf) -> bool:
    """Return whether a place of fewer people is no country, and lies elsewhere than all places of the setting.

    A town lies in another region and near none; a region or a landmark in another country.
    """
    if place is None or place.feature is Feature.COUNTRY or place.population >= up_to:
        return False
    if place.feature not in NARROW:
        return bool(place.country) and all(other.country not in ("", place.country) for other in setting)
    return not any(_is_in_region(place, other) or _is_near(place, other) for other in setting)


def _is_in_region(place: Candidate, other: Candidate) -> bool:
    return bool(place.region) and (place.country, place.region) == (other.country, other.region)


def _is_near(place: Candidate, other: Candidate) -> bool:
    near = abs(place.latitude - other.latitude) < _NEAR and abs(place.longitude - other.longitude) < _NEAR
    return near and other.feature in NARROW
