"""From the parsed article to its places."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from factwire.extraction.places.context import qualifiers
from factwire.extraction.places.gazetteer import Candidate, Feature, gazetteer
from factwire.extraction.places.home import home
from factwire.extraction.places.judging import names_places
from factwire.extraction.places.place_lexicons import alpha3
from factwire.extraction.places.resolving import Name, resolve
from factwire.extraction.places.spotting import Spot, spot_names
from factwire.extraction.places.words import cues
from factwire.extraction.text.document import Document
from factwire.model import Entity, Place, Span
from factwire.model.facts import PlaceKind

_KINDS: dict[Feature, PlaceKind] = {
    Feature.COUNTRY: "country",
    Feature.REGION: "region",
    Feature.COUNTY: "region",
    Feature.CAPITAL: "city",
    Feature.CITY: "city",
    Feature.AREA: "other",
}
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})


def find_places(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Place, ...]:
    """The places of the text, in document order of their first mention.

    Names that the gazetteer knows are resolved, demonyms and abbreviations among them; entities that are places but
    not in the gazetteer stand with their mentions alone.
    """
    named = _named_places(document, entities)
    keys, names = names_of(
        document, [spot for spot, _ in named], {spot.key: inside for spot, inside in named if inside}
    )
    senses = dict(zip(keys, resolve([*names, Name(home(document.article, gazetteer()), 1)]), strict=False))
    mentions: dict[Candidate, list[Span]] = {}
    for spot, _ in named:
        sense = senses[spot.key]
        if sense:
            mentions.setdefault(sense, []).append(document.span(spot.start, spot.end))
    found = [_known(place, tuple(spans)) for place, spans in mentions.items()]
    found += _unknown(document, entities, [(spot, senses[spot.key]) for spot, _ in named])
    found.sort(key=lambda place: place.mentions[0].start)
    return tuple(place.model_copy(update={"id": f"p{number}"}) for number, place in enumerate(found, start=1))


def _named_places(document: Document, entities: Sequence[Entity]) -> list[tuple[Spot, tuple[Candidate, ...]]]:
    """The known names that name places, each with what a region named beside it leaves of its candidates."""
    doc, text = document.doc, document.text
    spots = spot_names(doc, text, gazetteer())
    qualified = qualifiers(text, spots)
    judged = names_places(doc, text, spots, qualified=qualified, entities=entities)
    return [(spot, qualified.get(at, ())) for at, spot in enumerate(spots) if judged[at]]


def names_of(
    document: Document, spots: Sequence[Spot], qualified: Mapping[str, tuple[Candidate, ...]]
) -> tuple[list[str], list[Name]]:
    """The distinct names among the spots, each with what it may mean here, and their keys."""
    candidates: dict[str, tuple[Candidate, ...]] = {}
    counts: Counter[str] = Counter()
    for spot in spots:
        candidates.setdefault(spot.key, qualified.get(spot.key, spot.candidates))
        counts[spot.key] += 1
    of_names = cues(document.doc, document.text, spots)
    return list(candidates), [Name(meanings, counts[key], of_names[key]) for key, meanings in candidates.items()]


def _known(place: Candidate, mentions: tuple[Span, ...]) -> Place:
    return Place(
        id="p0",
        name=place.name,
        kind=_KINDS[place.feature],
        country=alpha3().get(place.country),
        admin1=place.region or None,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        mentions=mentions,
    )


def _unknown(
    document: Document, entities: Sequence[Entity], known: Sequence[tuple[Spot, Candidate | None]]
) -> Iterator[Place]:
    """The entities that are places the gazetteer does not know; a region named after them says where they lie."""
    ends = [spot.end for spot, _ in known]
    for entity in entities:
        if entity.type not in _PLACE_TYPES:
            continue
        mentions, wider = [], None
        for mention in entity.mentions:
            at = bisect_left(ends, mention.start + 1)
            if mention.kind != "name" or (at < len(known) and known[at][0].start < mention.end):
                continue
            mentions.append(document.span(mention.start, mention.end))
            wider = wider or (_named_after(document, mention, *known[at]) if at < len(known) else None)
        if mentions:
            yield Place(
                id="p0",
                name=entity.name,
                kind="other",
                country=alpha3().get(wider.country) if wider else None,
                admin1=wider.region or None if wider else None,
                mentions=tuple(mentions),
            )


def _named_after(document: Document, mention: Span, spot: Spot, sense: Candidate | None) -> Candidate | None:
    between = document.text[mention.end : spot.start].strip()
    wide = sense is not None and sense.feature in (Feature.COUNTRY, Feature.REGION, Feature.COUNTY)
    return sense if wide and between in {",", "("} else None
