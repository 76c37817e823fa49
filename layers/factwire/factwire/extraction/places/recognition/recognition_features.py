"""The features of toponym recognition.

Each has a name, which `recognition_weights.tsv` weighs: "GPE whole" (the recogniser's entity is that name),
"ORG start" (the name begins an organisation's), "entity PERSON part" (the entities component takes it for part of a
person's name), "town" (the largest place of the name is one), "after locative", "before road", "mostly a place"
(elsewhere in the article).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from factwire.extraction.places.gazetteer import Candidate, Feature
from factwire.extraction.places.place_lexicons import generic, kind_of, lending_names, neighbours, standing_alone
from factwire.extraction.places.recognition.containment import is_apposed
from factwire.extraction.places.recognition.place_cues import opens_dateline
from factwire.extraction.places.recognition.toponym_matching import Toponym
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.text.morphology import Morphology
from factwire.extraction.text.parse import model
from factwire.model import Entity, EntityType, Mention

_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"})
_AS_PLACE = frozenset({"GPE whole", "LOC whole", "FAC whole"})
_NUMERIC_LABELS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})
_BETWEEN_LISTED = frozenset({",", "and", ", and", "or", "to"})
_LONGEST_ACRONYM = 5
_MINOR = frozenset({"town", "small town", "other name of a town"})
_NAMING_ROUTES = frozenset({"country", "region", "abbreviation", "abbreviation alone"})  # "Ohio Route 4"
_NEXT_WORD = re.compile(r" ([A-Z][a-z]+)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_POSSESSIVES = frozenset({"'s", "’s"})
_HUGE, _BIG, _MIDDLING = 1_000_000, 100_000, 5_000  # people


def evidence(
    doc: Doc, text: str, toponyms: Sequence[Toponym], *, qualified: Mapping[int, object], entities: Sequence[Entity]
) -> list[list[str]]:
    """Return the features of each toponym; `qualified` has the positions of those with a wider place beside them."""
    standings = _standings(doc, toponyms)
    article = _Article(doc, toponyms, standings)
    named = _Entities(entities)
    return [
        _of_one(doc, text, toponyms, at=at, standings=standings, article=article, named=named, qualified=qualified)
        for at in range(len(toponyms))
    ]


def _of_one(
    doc: Doc,
    text: str,
    toponyms: Sequence[Toponym],
    *,
    at: int,
    standings: Sequence[str],
    article: _Article,
    named: _Entities,
    qualified: Mapping[int, object],
) -> list[str]:
    """Return the features of the toponym at an index."""
    toponym, standing, size = toponyms[at], standings[at], _size(toponyms[at])
    found = [standing, *named.about(toponym), *article.about(toponym), *_before(doc, toponym)]
    return [
        "always",
        size,
        *found,
        *_minor(size, found, is_adjective=toponym.key in _adjectives()),
        *_after(doc, toponym, size),
        *(["street"] if names_street(doc, toponym.first) or _crosses_street(doc, toponym) else []),
        *_itself(doc, text, toponym),
        *_around(text, toponyms, standings, qualified, at),
    ]


def _standings(doc: Doc, toponyms: Sequence[Toponym]) -> list[str]:
    """Return the relation of each toponym to the recogniser's entities: "GPE whole", "ORG start", "none"."""
    entities = {at: entity for entity in doc.ents for at in range(entity.start, entity.end)}
    return [
        "never"
        if _is_nickname(doc, toponym)
        else _standing(toponym, entities.get(toponym.first) or entities.get(toponym.last - 1))
        for toponym in toponyms
    ]


def _is_nickname(doc: Doc, toponym: Toponym) -> bool:
    """Return whether quotation marks within a person's name hold all of it: 'Luca "Paris" Moretti'."""
    first, last = toponym.first - 2, toponym.last + 2
    if first < 0 or last > len(doc) or not (doc[first + 1].is_quote and doc[last - 2].is_quote):
        return False
    return doc[first].pos_ == doc[last - 1].pos_ == "PROPN" and doc[first].is_title and doc[last - 1].is_title


def _standing(toponym: Toponym, entity: Tokens | None) -> str:
    if entity is None:
        return "none"
    if entity.label_ in _NUMERIC_LABELS:
        return "never"
    label = entity.label_ if entity.label_ in _LABELS else "thing"
    first, last = _trimmed(entity)
    if toponym.first <= first:
        return f"{label} whole" if toponym.last >= last else f"{label} start"
    return f"{label} end" if toponym.last >= last else f"{label} middle"


def _trimmed(entity: Tokens) -> tuple[int, int]:
    """Return the tokens `[first, last)` of an entity without its article and its possessive ending."""
    first, last = entity.start, entity.end
    while first < last and entity.doc[first].lower_ == "the":
        first += 1
    while last > first and (entity.doc[last - 1].text in _POSSESSIVES or entity.doc[last - 1].text == "."):
        last -= 1
    return first, last


def _size(toponym: Toponym) -> str:
    """Return the kind of the widest place of the name."""
    if toponym.kind == "abbreviation":
        written = toponym.key.removeprefix("abbreviation:").removesuffix(".")
        return "abbreviation alone" if written in standing_alone() else "abbreviation"
    if toponym.kind == "demonym":
        return "demonym"
    own = [c for c in toponym.candidates if not c.other_name]
    if not own and all(c.feature is not Feature.COUNTRY for c in toponym.candidates):
        return "other name of a " + ("town" if toponym.candidates[0].feature >= Feature.CAPITAL else "region")
    return _widest(own or list(toponym.candidates))


def _widest(candidates: Sequence[Candidate]) -> str:
    features = {c.feature for c in candidates}
    for feature in (Feature.COUNTRY, Feature.REGION, Feature.AREA, Feature.COUNTY):
        if feature in features and not (feature is Feature.AREA and Feature.CITY in features):
            return feature.name.lower()
    return _town_size(max(c.population for c in candidates))


def _town_size(people: int) -> str:
    if people >= _HUGE:
        return "huge town"
    return "big town" if people >= _BIG else "town" if people >= _MIDDLING else "small town"


@cache
def _adjectives() -> frozenset[str]:
    return cast("Morphology", model().get_pipe("factwire_morphology")).words("adj")


class _Entities:
    """Features from the entities component's types."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._mentions: Lookup[tuple[EntityType, Mention]] = Lookup(
            (mention.start, mention.end, (entity.type, mention))
            for entity in entities
            for mention in entity.mentions
            if mention.kind == "name"
        )

    def about(self, toponym: Toponym) -> Iterator[str]:
        found = self._mentions.covering(toponym.start, toponym.end)
        if found is None:
            yield "entity none"
        else:
            type, mention = found
            whole = mention.end - mention.start <= toponym.end - toponym.start + 1
            yield f"entity {type} whole" if whole else f"entity {type} part"


class _Article:
    """Features from the name's other mentions in the article."""

    def __init__(self, doc: Doc, toponyms: Sequence[Toponym], standings: Sequence[str]) -> None:
        self._doc = doc
        self._times = Counter(toponym.key for toponym in toponyms)
        self._as_place = Counter(
            toponym.key for toponym, standing in zip(toponyms, standings, strict=True) if standing in _AS_PLACE
        )
        self._in_persons = {
            token.text
            for entity in doc.ents
            if entity.label_ == "PERSON" and len(entity) > 1
            for token in entity
            if token.text[0].isupper()
        }

    def about(self, toponym: Toponym) -> Iterator[str]:
        share = self._as_place[toponym.key] / self._times[toponym.key]
        yield "mostly a place" if share > 0.5 else "sometimes a place" if share else "never a place"
        if toponym.last - toponym.first == 1 and self._doc[toponym.first].text in self._in_persons:
            yield "part of a person's name"


def _itself(doc: Doc, text: str, toponym: Toponym) -> Iterator[str]:
    """Yield the features of the name's own words."""
    words = [token.text for token in doc[toponym.first : toponym.last]]
    if _is_in_another_name(text, toponym):
        yield "in another name"
    if all(kind_of(word) not in (None, "team") or word == "-" for word in words):
        yield "direction" if len(words) == 1 and kind_of(words[0]) == "compass" else "generic word"
    if len(words) > 1:
        return
    if doc[toponym.first].pos_ != "PROPN":
        yield "no proper noun"
    yield from _in_capitals(text, toponym, words[0])


def _is_in_another_name(text: str, toponym: Toponym) -> bool:
    """Return whether the name is part of one that means no place, though it holds a place's: "Bank of America"."""
    word = text[toponym.start : toponym.end].split(maxsplit=1)[0]
    for name, at in lending_names().get(word, ()):
        start, end = toponym.start - at, toponym.start - at + len(name)
        if start >= 0 and text.startswith(name, start) and not text[end : end + 1].isalnum():
            following = _NEXT_WORD.match(text, end)
            return following is None or kind_of(following[1]) != "body"  # "Derby County Council"
    return False


def _in_capitals(text: str, toponym: Toponym, word: str) -> Iterator[str]:
    if word.isupper() and word.isalpha():
        yield "acronym" if len(word) <= _LONGEST_ACRONYM and not opens_dateline(text, toponym) else "capitals"


def _before(doc: Doc, toponym: Toponym) -> Iterator[str]:
    before = doc[toponym.first - 1] if toponym.first else None
    if before is None or before.is_space or doc[toponym.first].is_sent_start:
        yield "starts sentence"
    elif neighbours().get(before.lower_) == "locative":
        yield "after locative"
    elif before.lower_ == "of":
        yield "after of"
    elif before.text[0].isupper() and not before.is_stop:
        yield "after " + generic().get(before.text, "capital")
    elif before.text == "-":
        yield "after party" if _is_party(doc, toponym.first - 2) else "after hyphen"


def _is_party(doc: Doc, at: int) -> bool:
    return at >= 0 and neighbours().get(doc[at].text) == "party"


def names_street(doc: Doc, first: int) -> bool:
    """Return whether the name that begins at a token is a street's: "the 1200 block of Main", "at 4th and Main"."""
    before = [token.lower_ for token in doc[max(0, first - 3) : first]]
    while before and kind_of(before[-1].capitalize()) == "compass":
        before.pop()
    at_corner = before[-1:] == ["and"] and before[-2:-1] != [] and bool(_ORDINAL.fullmatch(before[-2]))
    return before[-2:] == ["block", "of"] or before[-2:] == ["corner", "of"] or at_corner


def _crosses_street(doc: Doc, toponym: Toponym) -> bool:
    """Return whether a street is joined with the name: "near Broadway and Mill Street", "Mill Street and Broadway"."""
    before, after = doc[max(0, toponym.first - 2) : toponym.first], doc[toponym.last : toponym.last + 4]
    if len(before) == 2 and before[1].lower_ == "and" and _is_road(before[0]):
        return True
    if len(after) < 3 or after[0].lower_ != "and":
        return False
    road = next((at for at, token in enumerate(after) if _is_road(token)), 0)
    return road > 1 and all(token.text[0].isupper() for token in after[1:road])


def _is_road(token: Token) -> bool:
    return token.text[0].isupper() and kind_of(token.text.removesuffix(".")) == "road"


def _minor(size: str, found: Collection[str], *, is_adjective: bool) -> Iterator[str]:
    """Yield what speaks against a place that few know, where larger ones are meant all the same."""
    if size in _MINOR and "after hyphen" in found:
        yield "minor beside hyphen"
    if size in _MINOR and is_adjective and "entity ORG part" in found:
        yield "adjective in an organisation"
    if size in _MINOR and "part of a person's name" in found:
        yield "minor in a person's name"


def _after(doc: Doc, toponym: Toponym, size: str) -> Iterator[str]:
    if size in _MINOR and _joins_name(doc, toponym):
        yield "minor beside hyphen"
    if toponym.last < len(doc):
        found = _following(doc[toponym.last])
        if found:
            yield f"before {found}"
        if found == "road" and size not in _NAMING_ROUTES:
            yield "in a road's name"


def _joins_name(doc: Doc, toponym: Toponym) -> bool:
    """Return whether a hyphen ties another name to it, as in the names of companies: "Hewlett-Packard"."""
    following = doc[toponym.last : toponym.last + 2]
    if len(following) < 2 or following[0].idx != toponym.end:
        return False
    return following[0].text_with_ws == "-" and following[1].text[0].isupper()


def _following(after: Token) -> str | None:
    """Return the kind of word that follows a name."""
    text = after.text
    if text[0].isupper() or generic().get(text) == "namesake":
        return generic().get(text, "capital")
    if text in _POSSESSIVES:
        return "possessive"
    if text == "-":
        return "hyphen"
    if neighbours().get(text) == "place noun":
        return "place noun"
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun"}.get(after.pos_)


def _around(
    text: str, toponyms: Sequence[Toponym], standings: Sequence[str], qualified: Mapping[int, object], at: int
) -> Iterator[str]:
    """Yield the features from the known names before and after it."""
    if at in qualified:
        apposed = is_apposed(text[toponyms[at].end : toponyms[at + 1].start])
        yield "said to be a place" if apposed else "region named after it"
    if at - 1 in qualified:
        yield "region of the name before it"
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(toponyms) and standings[other] == "GPE whole"]
    between = [text[toponyms[min(at, other)].end : toponyms[max(at, other)].start].strip() for other in beside]
    if any(words in _BETWEEN_LISTED for words in between):
        yield "listed with places"
