"""The places of a parsed article: matched, recognised, resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import WIDE, Candidate, Feature, gazetteer
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.place_lexicons import alpha3, is_district, usual_places
from factwire.extraction.places.recognition.containment import qualifiers
from factwire.extraction.places.recognition.koreas import short_names
from factwire.extraction.places.recognition.place_cues import cues
from factwire.extraction.places.recognition.toponym_matching import Toponym, match_toponyms
from factwire.extraction.places.recognition.toponym_recognition import classify_toponyms
from factwire.extraction.places.resolution.borrowed_names import borrowed_names, names_district
from factwire.extraction.places.resolution.setting import setting
from factwire.extraction.places.resolution.toponym_resolution import Name, resolve
from factwire.extraction.places.resolution.usual_senses import usual_sense
from factwire.extraction.places.titled_towns import titled_towns
from factwire.extraction.places.unknown_places import unknown_places
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


def find_places(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Place, ...]:
    """Return the places of the text, in document order of their first mention.

    Names that the gazetteer knows are resolved, demonyms and abbreviations among them; place entities that the
    gazetteer lacks are given without coordinates.
    """
    named, rejected = _named_places(document, entities)
    keys, names = distinct_names(
        document,
        [toponym for toponym, _ in named],
        {toponym.key: inside for toponym, inside in named if inside is not None},
    )
    settings = list(setting(document))
    resolved = resolve([*names, *settings])
    senses = dict(zip(keys, resolved, strict=False))
    around = [sense for sense in resolved[len(names) :] if sense]
    toponyms = [toponym for toponym, _ in named]
    lent, elsewhere = borrowed_names(document.doc, toponyms, senses=senses, others=around)
    spoken_of = [toponym for toponym in toponyms if toponym.key not in lent | elsewhere]
    mentions = _mentions_by_sense(document, spoken_of, senses)
    parts = {senses[toponym.key] for toponym in spoken_of if names_district(document.doc, toponym)}
    found = [_known(place, tuple(spans), is_part=place in parts) for place, spans in mentions.items()]
    known = [(toponym, senses[toponym.key]) for toponym in toponyms if toponym.key not in elsewhere]
    found += unknown_places(document, entities, known, rejected=rejected)
    titled = titled_towns(document, known=list(mentions), keys=frozenset(senses), around=settings)
    found += [_known(place, (), is_part=False) for place in titled]
    found.sort(key=_first_mention)
    return tuple(place.model_copy(update={"id": f"p{number}"}) for number, place in enumerate(found, start=1))


def _first_mention(place: Place) -> int:
    """Return where a place is named first; what only the title names stands before the text."""
    return place.mentions[0].start if place.mentions else -1


def _mentions_by_sense(
    document: Document, toponyms: Sequence[Toponym], senses: Mapping[str, Candidate | None]
) -> dict[Candidate, list[Span]]:
    mentions: dict[Candidate, list[Span]] = {}
    for toponym in toponyms:
        sense = senses[toponym.key]
        if sense:
            mentions.setdefault(sense, []).append(document.span(toponym.start, toponym.end))
    return mentions


def _named_places(
    document: Document, entities: Sequence[Entity]
) -> tuple[list[tuple[Toponym, tuple[Candidate, ...] | None]], list[Toponym]]:
    """Return the toponyms that are places, and those that are none.

    Each place comes with the candidates that a wider place beside it leaves, if there is one.
    """
    doc, text = document.doc, document.text
    toponyms = match_toponyms(doc, text, gazetteer())
    qualified = qualifiers(text, toponyms)
    is_place = classify_toponyms(doc, text, toponyms, qualified=qualified, entities=entities)
    keys = _keys_apart(toponyms, qualified)
    wider = {at for at, toponym in enumerate(toponyms) if at - 1 in qualified or _follows_unknown(doc, toponym)}
    found = [
        (_as_wider(toponym) if at in wider else replace(toponym, key=keys.get(at, toponym.key)), qualified.get(at))
        for at, toponym in enumerate(toponyms)
        if is_place[at]
    ]
    found += [(toponym, None) for toponym in short_names(doc, [toponym for toponym, _ in found])]
    rejected = [toponym for at, toponym in enumerate(toponyms) if not is_place[at]]
    return sorted(found, key=lambda known: known[0].start), rejected


def _keys_apart(toponyms: Sequence[Toponym], qualified: Mapping[int, tuple[Candidate, ...]]) -> dict[int, str]:
    """Return a key of its own for each name that lies in more than one place: "Bristol, Tenn., and Bristol, Va."."""
    senses: dict[str, list[tuple[Candidate, ...]]] = {}
    for at, inside in qualified.items():
        of_name = senses.setdefault(toponyms[at].key, [])
        if inside not in of_name:
            of_name.append(inside)
    return {
        at: f"{toponyms[at].key} ({senses[toponyms[at].key].index(inside)})"
        for at, inside in qualified.items()
        if len(senses[toponyms[at].key]) > 1
    }


def _follows_unknown(doc: Doc, toponym: Toponym) -> bool:
    """Return whether the name stands behind a comma and another name, which the gazetteer lacks if it is no list."""
    before = doc[max(0, toponym.first - 2) : toponym.first]
    return len(before) == 2 and before[1].text == "," and before[0].pos_ == "PROPN"


def _as_wider(toponym: Toponym) -> Toponym:
    """Return a name that says where the one before it lies, to be resolved apart from the same name elsewhere."""
    if toponym.key not in usual_places():
        return toponym
    wide = tuple(place for place in toponym.candidates if place.feature in WIDE)
    return replace(toponym, key=f"{toponym.key} (wider)", candidates=wide) if wide else toponym


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
    return list(candidates), [
        Name(meanings, counts[key], of_names[key], usual_sense(key, candidates, of_names[key]))
        for key, meanings in candidates.items()
    ]


def _known(place: Candidate, mentions: tuple[Span, ...], *, is_part: bool) -> Place:
    """Return a place of the gazetteer; what `is_part` of a town, as the text or the lexicon says, is no town itself."""
    is_part = is_part or is_district(name_key(place.name), region=place.region, country=place.country)
    return Place(
        id="p0",
        name=place.name,
        kind="other" if is_part and place.feature is Feature.CITY else _KINDS[place.feature],
        country=alpha3().get(place.country),
        admin1=place.region or None,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        mentions=mentions,
    )
