"""The evidence on whether a known name names a place where it stands.

Each piece has a name, which `places_evidence.tsv` weighs: "GPE whole" (the recogniser's entity is that name),
"ORG start" (the name begins an organisation's), "entity PERSON part" (the entities component takes it for part of a
person's name), "town" (the largest place of the name is one), "after locative", "before road", "mostly a place"
(elsewhere in the article).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from factwire.extraction.places.gazetteer import Feature
from factwire.extraction.places.place_lexicons import generic, standing_alone
from factwire.extraction.places.spotting import Spot
from factwire.extraction.places.words import opens_dateline
from factwire.extraction.text.lookup import Lookup
from factwire.model import Entity, EntityType, Mention

_SAID = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"})
_AS_PLACE = frozenset({"GPE whole", "LOC whole", "FAC whole"})
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "outside", "around", "across", "throughout", "toward", "towards", "into", "via"}
)
_PLACE_NOUNS = frozenset(
    {"counties", "county", "area", "region", "province", "district", "city", "state", "town", "village"}
)
_PARTIES = frozenset({"R", "D", "DFL", "I"})
_BETWEEN_LISTED = frozenset({",", "and", ", and", "or", "to"})
_POSSESSIVES = frozenset({"'s", "’s"})
_HUGE, _BIG, _MIDDLING = 1_000_000, 100_000, 5_000  # people


def evidence(
    doc: Doc, text: str, spots: Sequence[Spot], *, qualified: Mapping[int, object], entities: Sequence[Entity]
) -> list[list[str]]:
    """The evidence on each spot; `qualified` are the positions of those that a region beside them qualifies."""
    standings = _standings(doc, spots)
    article = _Article(doc, spots, standings)
    named = _Entities(entities)
    return [
        [
            "always",
            standing,
            _size(spot),
            *article.about(spot),
            *named.about(spot),
            *_before(doc, spot),
            *_after(doc, spot),
            *_itself(doc, text, spot),
            *_around(text, spots, standings, qualified, at),
        ]
        for at, (spot, standing) in enumerate(zip(spots, standings, strict=True))
    ]


def _standings(doc: Doc, spots: Sequence[Spot]) -> list[str]:
    """How each spot stands to the recogniser's entities: "GPE whole", "ORG start", "none"."""
    entities = {at: entity for entity in doc.ents for at in range(entity.start, entity.end)}
    return [_standing(spot, entities.get(spot.first) or entities.get(spot.last - 1)) for spot in spots]


def _standing(spot: Spot, entity: Tokens | None) -> str:
    if entity is None:
        return "none"
    if entity.label_ in _NEVER:
        return "never"
    label = entity.label_ if entity.label_ in _SAID else "thing"
    first, last = entity.start, entity.end
    while first < last and entity.doc[first].lower_ == "the":
        first += 1
    while last > first and (entity.doc[last - 1].text in _POSSESSIVES or entity.doc[last - 1].text == "."):
        last -= 1
    if spot.first <= first:
        return f"{label} whole" if spot.last >= last else f"{label} start"
    return f"{label} end" if spot.last >= last else f"{label} middle"


def _size(spot: Spot) -> str:
    """What kind of place bears the name, the widest first."""
    if spot.kind == "abbreviation":
        written = spot.key.removeprefix("abbreviation:").removesuffix(".")
        return "abbreviation alone" if written in standing_alone() else "abbreviation"
    if spot.kind == "demonym":
        return "demonym"
    own = [c for c in spot.candidates if not c.other_name]
    if not own and all(c.feature is not Feature.COUNTRY for c in spot.candidates):
        return "other name of a " + ("town" if spot.candidates[0].feature >= Feature.CAPITAL else "region")
    own = own or list(spot.candidates)
    features = {c.feature for c in own}
    for feature in (Feature.COUNTRY, Feature.REGION, Feature.AREA, Feature.COUNTY):
        if feature in features and not (feature is Feature.AREA and Feature.CITY in features):
            return feature.name.lower()
    return _town_size(max(c.population for c in own))


def _town_size(people: int) -> str:
    if people >= _HUGE:
        return "huge town"
    return "big town" if people >= _BIG else "town" if people >= _MIDDLING else "small town"


class _Entities:
    """What the entities component takes each name for."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._mentions: Lookup[tuple[EntityType, Mention]] = Lookup(
            (mention.start, mention.end, (entity.type, mention))
            for entity in entities
            for mention in entity.mentions
            if mention.kind == "name"
        )

    def about(self, spot: Spot) -> Iterator[str]:
        found = self._mentions.covering(spot.start, spot.end)
        if found is None:
            yield "entity none"
        else:
            type, mention = found
            whole = mention.end - mention.start <= spot.end - spot.start + 1
            yield f"entity {type} whole" if whole else f"entity {type} part"


class _Article:
    """What the article does with each name elsewhere."""

    def __init__(self, doc: Doc, spots: Sequence[Spot], standings: Sequence[str]) -> None:
        self._doc = doc
        self._times = Counter(spot.key for spot in spots)
        self._as_place = Counter(
            spot.key for spot, standing in zip(spots, standings, strict=True) if standing in _AS_PLACE
        )
        self._in_persons = {
            token.text
            for entity in doc.ents
            if entity.label_ == "PERSON" and len(entity) > 1
            for token in entity
            if token.text[0].isupper()
        }

    def about(self, spot: Spot) -> Iterator[str]:
        share = self._as_place[spot.key] / self._times[spot.key]
        yield "mostly a place" if share > 0.5 else "sometimes a place" if share else "never a place"
        if spot.last - spot.first == 1 and self._doc[spot.first].text in self._in_persons:
            yield "part of a person's name"


def _itself(doc: Doc, text: str, spot: Spot) -> Iterator[str]:
    """Evidence in the name's own words."""
    words = [token.text for token in doc[spot.first : spot.last]]
    if all(word in generic() or word == "-" for word in words):
        yield "generic word"
    if len(words) > 1:
        return
    if doc[spot.first].pos_ != "PROPN":
        yield "no proper noun"
    if words[0].isupper() and words[0].isalpha():
        yield "acronym" if len(words[0]) <= 5 and not opens_dateline(text, spot) else "capitals"


def _before(doc: Doc, spot: Spot) -> Iterator[str]:
    before = doc[spot.first - 1] if spot.first else None
    if before is None or before.is_space or doc[spot.first].is_sent_start:
        yield "starts sentence"
    elif before.lower_ in _LOCATIVE:
        yield "after locative"
    elif before.lower_ == "of":
        yield "after of"
    elif before.text[0].isupper() and not before.is_stop:
        yield "after " + generic().get(before.text, "capital")
    elif before.text == "-":
        yield "after party" if spot.first > 1 and doc[spot.first - 2].text in _PARTIES else "after hyphen"


def _after(doc: Doc, spot: Spot) -> Iterator[str]:
    if spot.last < len(doc):
        found = _following(doc[spot.last])
        if found:
            yield f"before {found}"


def _following(after: Token) -> str | None:
    """What follows a name, in a word."""
    text = after.text
    if text[0].isupper() or generic().get(text) == "disease":
        return generic().get(text, "capital")
    if text in _POSSESSIVES:
        return "possessive"
    if text == "-":
        return "hyphen"
    if text in _PLACE_NOUNS:
        return "place noun"
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun"}.get(after.pos_)


def _around(
    text: str, spots: Sequence[Spot], standings: Sequence[str], qualified: Mapping[int, object], at: int
) -> Iterator[str]:
    """Evidence in the known names before and after it."""
    if at in qualified:
        yield "region named after it"
    if at - 1 in qualified:
        yield "region of the name before it"
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(spots) and standings[other] == "GPE whole"]
    between = [text[spots[min(at, other)].end : spots[max(at, other)].start].strip() for other in beside]
    if any(words in _BETWEEN_LISTED for words in between):
        yield "listed with places"
