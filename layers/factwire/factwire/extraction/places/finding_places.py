"""The places of a parsed article: matched, recognised, resolved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from factwire.extraction.places.borrowed_names import borrowed_names
from factwire.extraction.places.containment import qualifiers
from factwire.extraction.places.gazetteer import Candidate, Feature, gazetteer
from factwire.extraction.places.halves import short_names
from factwire.extraction.places.place_cues import cues
from factwire.extraction.places.place_lexicons import alpha3, kind_of
from factwire.extraction.places.recognition import classify_toponyms
from factwire.extraction.places.recognition_features import names_street
from factwire.extraction.places.resolution import Name, resolve
from factwire.extraction.places.setting import setting
from factwire.extraction.places.toponym_matching import Toponym, is_month, match_toponyms
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
# "Harrubah, Yemen", "Harrubah in northern Yemen", "Harrubah, in the north of Yemen".
_LIES_IN: Final = re.compile(r"\(|,|,? ?in(?: the)?(?: (?:north|south|east|west|central)[a-z]*(?: of)?)?")
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})


def find_places(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Place, ...]:
    """Return the places of the text, in document order of their first mention.

    Names that the gazetteer knows are resolved, demonyms and abbreviations among them; place entities that the
    gazetteer lacks are given without coordinates.
    """
    named = _named_places(document, entities)
    keys, names = distinct_names(
        document, [toponym for toponym, _ in named], {toponym.key: inside for toponym, inside in named if inside}
    )
    resolved = resolve([*names, *setting(document)])
    senses = dict(zip(keys, resolved, strict=False))
    around = [sense for sense in resolved[len(names) :] if sense]
    toponyms = [toponym for toponym, _ in named]
    lent, districts = borrowed_names(document.doc, toponyms, senses=senses, others=around)
    spoken_of = [toponym for toponym in toponyms if toponym.key not in lent | districts]
    mentions = _mentions_by_sense(document, spoken_of, senses)
    found = [_known(place, tuple(spans)) for place, spans in mentions.items()]
    found += _unknown(
        document, entities, [(toponym, senses[toponym.key]) for toponym in toponyms if toponym.key not in districts]
    )
    found.sort(key=lambda place: place.mentions[0].start)
    return tuple(place.model_copy(update={"id": f"p{number}"}) for number, place in enumerate(found, start=1))


def _mentions_by_sense(
    document: Document, toponyms: Sequence[Toponym], senses: Mapping[str, Candidate | None]
) -> dict[Candidate, list[Span]]:
    mentions: dict[Candidate, list[Span]] = {}
    for toponym in toponyms:
        sense = senses[toponym.key]
        if sense:
            mentions.setdefault(sense, []).append(document.span(toponym.start, toponym.end))
    return mentions


def _named_places(document: Document, entities: Sequence[Entity]) -> list[tuple[Toponym, tuple[Candidate, ...]]]:
    """Return the toponyms that are places, each with the candidates that a wider place beside it leaves."""
    doc, text = document.doc, document.text
    toponyms = match_toponyms(doc, text, gazetteer())
    qualified = qualifiers(text, toponyms)
    is_place = classify_toponyms(doc, text, toponyms, qualified=qualified, entities=entities)
    found = [(toponym, qualified.get(at, ())) for at, toponym in enumerate(toponyms) if is_place[at]]
    found += [(toponym, ()) for toponym in short_names(doc, [toponym for toponym, _ in found])]
    return sorted(found, key=lambda known: known[0].start)


def distinct_names(
    document: Document, toponyms: Sequence[Toponym], qualified: Mapping[str, tuple[Candidate, ...]]
) -> tuple[list[str], list[Name]]:
    """Return the distinct names among the toponyms, with their candidates and cues, and their keys."""
    candidates: dict[str, tuple[Candidate, ...]] = {}
    counts: Counter[str] = Counter()
    for toponym in toponyms:
        candidates.setdefault(toponym.key, qualified.get(toponym.key, toponym.candidates))
        counts[toponym.key] += 1
    of_names = cues(document.doc, document.text, toponyms)
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
    document: Document, entities: Sequence[Entity], known: Sequence[tuple[Toponym, Candidate | None]]
) -> Iterator[Place]:
    """Yield the place entities that the gazetteer lacks; a region named after them gives their country and region."""
    ends = [toponym.end for toponym, _ in known]
    people = _words_of_people(entities)
    for entity in entities:
        if entity.type not in _PLACE_TYPES or entity.name in people:
            continue
        mentions, wider = [], None
        for mention in entity.mentions:
            at = bisect_left(ends, mention.start + 1)
            following = known[at] if at < len(known) else None
            overlaps = following is not None and following[0].start < mention.end
            if mention.kind == "name" and not overlaps and not _is_no_place(document, mention):
                mentions.append(document.span(mention.start, mention.end))
                wider = wider or (_named_after(document, mention, *following) if following else None)
        if mentions:
            yield _of_unknown_point(entity.name, tuple(mentions), wider)


def _of_unknown_point(name: str, mentions: tuple[Span, ...], wider: Candidate | None) -> Place:
    country, region = (alpha3().get(wider.country), wider.region or None) if wider else (None, None)
    return Place(id="p0", name=name, kind="other", country=country, admin1=region, mentions=mentions)


def _words_of_people(entities: Sequence[Entity]) -> frozenset[str]:
    """Return the words of the full names of people: "Brandt" alone, of Ann Brandt, is no place that nobody knows."""
    full = (entity.name.split() for entity in entities if entity.type == "PERSON")
    return frozenset(word for words in full if len(words) > 1 for word in words)


def _is_no_place(document: Document, mention: Span) -> bool:
    """Return whether it is a code, a month before its day, or the name of a street without the word for one."""
    tokens = document.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if tokens is None:
        return False
    if len(tokens) == 1 and any(letter.isdigit() for letter in mention.text):
        return True  # "IE6", "MH370"
    whole = kind_of(tokens[-1].text.removesuffix(".")) == "road"
    return is_month(document.doc, tokens.start) or (not whole and names_street(document.doc, tokens.start))


def _named_after(document: Document, mention: Span, toponym: Toponym, sense: Candidate | None) -> Candidate | None:
    between = document.text[mention.end : toponym.start].strip()
    wide = sense is not None and sense.feature in (Feature.COUNTRY, Feature.REGION, Feature.COUNTY)
    return sense if wide and _LIES_IN.fullmatch(between) else None
