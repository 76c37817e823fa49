"""From the parsed article to its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from factwire.extraction.document import Document
from factwire.extraction.places.context import qualifiers
from factwire.extraction.places.gazetteer import Candidate, Feature, gazetteer
from factwire.extraction.places.judging import names_places
from factwire.extraction.places.lexicons import alpha3
from factwire.extraction.places.resolving import Name, resolve
from factwire.extraction.places.spotting import Spot, spot_names
from factwire.extraction.places.words import cues
from factwire.model import Entity, Place
from factwire.model.facts import PlaceKind

_KINDS: dict[Feature, PlaceKind] = {
    Feature.COUNTRY: "country",
    Feature.REGION: "region",
    Feature.COUNTY: "region",
    Feature.CAPITAL: "city",
    Feature.CITY: "city",
    Feature.AREA: "other",
}


def find_places(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Place, ...]:
    """The places of the text, in document order of their first mention."""
    doc, text = document.doc, document.article.text
    spots = spot_names(doc, text, gazetteer())
    qualified = qualifiers(text, spots)
    kept = names_places(doc, text, spots, qualified=qualified)
    named = [spot for spot, place in zip(spots, kept, strict=True) if place]
    keys, names = names_of(doc, named, {spots[at].key: inside for at, inside in qualified.items() if kept[at]})
    senses = dict(zip(keys, resolve(names), strict=True))
    mentions: dict[Candidate, list[Spot]] = {}
    for spot in named:
        sense = senses[spot.key]
        if sense:
            mentions.setdefault(sense, []).append(spot)
    return tuple(
        _place(document, f"p{number}", place, spots) for number, (place, spots) in enumerate(mentions.items(), start=1)
    )


def names_of(
    doc: Doc, spots: Sequence[Spot], qualified: Mapping[str, tuple[Candidate, ...]]
) -> tuple[list[str], list[Name]]:
    """The distinct names among the spots, each with what it may mean here, and their keys."""
    candidates: dict[str, tuple[Candidate, ...]] = {}
    counts: Counter[str] = Counter()
    for spot in spots:
        candidates.setdefault(spot.key, qualified.get(spot.key, spot.candidates))
        counts[spot.key] += 1
    of_names = cues(doc, spots)
    return list(candidates), [Name(meanings, counts[key], of_names[key]) for key, meanings in candidates.items()]


def _place(document: Document, id: str, place: Candidate, spots: list[Spot]) -> Place:
    return Place(
        id=id,
        name=place.name,
        kind=_KINDS[place.feature],
        country=alpha3().get(place.country),
        admin1=place.region or None,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        mentions=tuple(document.span(spot.start, spot.end) for spot in spots),
    )
