"""Whether a known name names a place where it stands, or a person, an organisation, a month.

The judgement adds up evidence: where the entity recogniser sees the name, what kind of place bears it, the words beside it,
what the article does with the name elsewhere. The weights are in `places_evidence.tsv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.lexicon import load_lexicon
from factwire.extraction.places.gazetteer import Feature
from factwire.extraction.places.lexicons import generic, standing_alone
from factwire.extraction.places.spotting import Spot

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "outside", "around", "across", "throughout", "toward", "towards", "into", "via"}
)
_HUGE, _BIG, _MIDDLING = 1_000_000, 100_000, 5_000  # people


def names_places(doc: Doc, text: str, spots: Sequence[Spot], *, qualified: Mapping[int, object]) -> list[bool]:
    """For each spot, whether it names a place."""
    weights = _weights()
    return [
        sum(weights.get(feature, 0.0) for feature in features) > 0
        for features in evidence(doc, text, spots, qualified=qualified)
    ]


@cache
def _weights() -> dict[str, float]:
    return {entry["evidence"]: float(entry["weight"]) for entry in load_lexicon("places_evidence")}


def evidence(doc: Doc, text: str, spots: Sequence[Spot], *, qualified: Mapping[int, object]) -> list[list[str]]:
    """The evidence on each spot, by the names that `places_evidence.tsv` weighs."""
    standings = _standings(doc, spots)
    article = _Article(doc, spots, standings)
    found = []
    for at, (spot, standing) in enumerate(zip(spots, standings, strict=True)):
        features = ["always", standing, _size(spot), *article.about(spot), *_beside(doc, spot)]
        if at in qualified:
            features.append("region named after it")
        if at - 1 in qualified:
            features.append("region of the name before it")
        if _in_list(text, spots, standings, at):
            features.append("listed with places")
        found.append(features)
    return found


def _standings(doc: Doc, spots: Sequence[Spot]) -> list[str]:
    """How each spot stands to the recogniser's entities: "GPE whole", "ORG start", "none"."""
    entities = {at: entity for entity in doc.ents for at in range(entity.start, entity.end)}
    return [_standing(spot, entities.get(spot.first) or entities.get(spot.last - 1)) for spot in spots]


def _standing(spot: Spot, entity: Tokens | None) -> str:
    if entity is None:
        return "none"
    if entity.label_ in _NEVER:
        return "never"
    label = entity.label_ if entity.label_ in {*_PLACES, "ORG", "PERSON", "NORP"} else "thing"
    first, last = entity.start, entity.end
    while first < last and entity.doc[first].lower_ == "the":
        first += 1
    while last > first and entity.doc[last - 1].text in {"'s", "’s", "."}:
        last -= 1
    if spot.first <= first and spot.last >= last:
        return f"{label} whole"
    if spot.first <= first:
        return f"{label} start"
    return f"{label} end" if spot.last >= last else f"{label} middle"


def _size(spot: Spot) -> str:
    if spot.kind == "abbreviation":
        return "abbreviation alone" if spot.key.removeprefix("abbreviation:").removesuffix(".") in standing_alone() else "abbreviation"
    if spot.kind == "demonym":
        return "demonym"
    own = [c for c in spot.candidates if not c.other_name]
    if not own and all(c.feature >= Feature.CAPITAL for c in spot.candidates):
        return "other name of a town"
    own = own or list(spot.candidates)
    features = {c.feature for c in own}
    for feature in (Feature.COUNTRY, Feature.REGION, Feature.AREA, Feature.COUNTY):
        if feature in features and not (feature is Feature.AREA and Feature.CITY in features):
            return feature.name.lower()
    people = max(c.population for c in own)
    if people >= _HUGE:
        return "huge town"
    return "big town" if people >= _BIG else "town" if people >= _MIDDLING else "small town"


class _Article:
    """What the article does with each name elsewhere."""

    def __init__(self, doc: Doc, spots: Sequence[Spot], standings: Sequence[str]) -> None:
        self._times = Counter(spot.key for spot in spots)
        self._as_place = Counter(
            spot.key
            for spot, standing in zip(spots, standings, strict=True)
            if standing in {"GPE whole", "LOC whole", "FAC whole"}
        )
        self._in_persons = {
            token.text
            for entity in doc.ents
            if entity.label_ == "PERSON" and len(entity) > 1
            for token in entity
            if token.text[0].isupper()
        }
        self._doc = doc

    def about(self, spot: Spot) -> Iterator[str]:
        share = self._as_place[spot.key] / self._times[spot.key]
        if share:
            yield "mostly a place" if share > 0.5 else "sometimes a place"
        else:
            yield "never a place"
        if spot.last - spot.first == 1 and self._doc[spot.first].text in self._in_persons:
            yield "part of a person's name"


def _beside(doc: Doc, spot: Spot) -> Iterator[str]:
    """Evidence in the words around the name."""
    text = doc[spot.first].text
    if spot.last - spot.first == 1:
        if text in generic():
            yield "generic word"
        if doc[spot.first].pos_ != "PROPN":
            yield "no proper noun"
        if text.isupper() and len(text) > 3:
            yield "capitals"
    before = doc[spot.first - 1] if spot.first else None
    if before is None or before.is_space or before.is_sent_start is None or doc[spot.first].is_sent_start:
        yield "starts sentence"
    elif before.lower_ in _LOCATIVE:
        yield "after locative"
    elif before.lower_ == "of":
        yield "after of"
    elif before.text[0].isupper():
        yield "after " + generic().get(before.text, "capital")
    elif before.text == "-":
        yield "after party" if spot.first > 1 and doc[spot.first - 2].text in {"R", "D", "DFL", "I"} else "after hyphen"
    after = doc[spot.last] if spot.last < len(doc) else None
    if after is not None:
        yield from _following(after)


def _following(after: Token) -> Iterator[str]:
    text = after.text
    if generic().get(text) == "disease":
        yield "before disease"
    elif text[0].isupper():
        yield "before " + generic().get(text, "capital")
    elif text in {"'s", "’s"}:
        yield "before possessive"
    elif text == "-":
        yield "before hyphen"
    elif text in {"counties", "county", "area", "region", "province", "district", "city", "state", "town", "village"}:
        yield "before place noun"
    elif after.pos_ in {"VERB", "AUX"}:
        yield "before verb"
    elif after.pos_ == "NOUN":
        yield "before noun"


def _in_list(text: str, spots: Sequence[Spot], standings: Sequence[str], at: int) -> bool:
    """Whether a name beside it, a comma or an "and" between them, is one that the recogniser takes for a place."""
    for other in (at - 1, at + 1):
        if 0 <= other < len(spots) and standings[other] == "GPE whole":
            left, right = (spots[other], spots[at]) if other < at else (spots[at], spots[other])
            if text[left.end : right.start].strip() in {",", "and", ", and", "or", "to"}:
                return True
    return False
