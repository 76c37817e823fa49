"""From the parsed article to its places."""

from __future__ import annotations

from collections import Counter

from factwire.extraction.document import Document
from factwire.extraction.places.context import lies_in, qualifiers
from factwire.extraction.places.gazetteer import Candidate, Feature, gazetteer
from factwire.extraction.places.judging import names_places
from factwire.extraction.places.lexicons import alpha3
from factwire.extraction.places.resolving import Name, resolve
from factwire.extraction.places.spotting import Spot, spot_names
from factwire.model import Entity, Place, Span
from factwire.model.facts import PlaceKind

_KINDS: dict[Feature, PlaceKind] = {
    Feature.COUNTRY: "country",
    Feature.REGION: "region",
    Feature.COUNTY: "region",
    Feature.CITY: "city",
    Feature.AREA: "other",
}


def find_places(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Place, ...]:
    """The places of the text, in document order of their first mention."""
    doc = document.doc
    spots = spot_names(doc, gazetteer())
    qualified = qualifiers(doc, spots)
    kept = names_places(doc, spots, qualified=qualified)
    senses: dict[str, tuple[Candidate, ...]] = {}
    counts: Counter[str] = Counter()
    for at, spot in enumerate(spots):
        if not kept[at]:
            continue
        counts[spot.key] += 1
        if at in qualified and spot.key not in senses:
            wider = spots[qualified[at]].candidates
            senses[spot.key] = tuple(c for c in spot.candidates if any(lies_in(c, w) for w in wider))
    for at, spot in enumerate(spots):
        if kept[at]:
            senses.setdefault(spot.key, spot.candidates)
    keys = list(counts)
    chosen = dict(zip(keys, resolve([Name(senses[key], counts[key]) for key in keys]), strict=True))
    mentions: dict[Candidate, list[Spot]] = {}
    for at, spot in enumerate(spots):
        if kept[at]:
            sense = spot.candidates[0] if spot.kind != "name" else chosen[spot.key]
            if sense:
                mentions.setdefault(sense, []).append(spot)
    return tuple(
        _place(document, f"p{number}", place, spots) for number, (place, spots) in enumerate(mentions.items(), start=1)
    )


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
        mentions=tuple(_span(document, spot) for spot in spots),
    )


def _span(document: Document, spot: Spot) -> Span:
    last = document.doc[spot.last - 1]
    return document.span(document.doc[spot.first].idx, last.idx + len(last))
