"""Which stretches of a text bear names that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Candidate, Feature, Gazetteer
from factwire.extraction.places.lexicons import abbreviations, demonyms
from factwire.extraction.places.names import name_key

LONGEST = 5  # words in a place name
_JOINING = frozenset(
    {
        "of",
        "de",
        "del",
        "da",
        "do",
        "la",
        "le",
        "les",
        "el",
        "al",
        "and",
        "the",
        "upon",
        "on",
        "-",
        "–",
        "'s",
        "’s",
        ".",
    }
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `[first, last)` with a known name; `kind` says whether it is a name, an abbreviation or a demonym."""

    first: int
    last: int
    key: str
    kind: str
    candidates: tuple[Candidate, ...]


def spot_names(doc: Doc, gazetteer: Gazetteer) -> list[Spot]:
    """All known names, in text order, none overlapping: of those that start at a token the longest wins."""
    stretches = list(_stretches(doc))
    found = gazetteer.find([*(key for _, _, key in stretches), *_places_behind_words(doc)])
    spots: list[Spot] = []
    free = 0
    by_first: dict[int, list[tuple[int, str]]] = {}
    for first, last, key in stretches:
        if key in found:
            by_first.setdefault(first, []).append((last, key))
    for first in range(len(doc)):
        if first < free:
            continue
        spot = _at(doc, first, by_first.get(first, []), found)
        if spot:
            spots.append(spot)
            free = spot.last
    return spots


def _stretches(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Stretches of tokens that may be names, shorter ones first."""
    words = [token.text for token in doc]
    text = doc.text
    starts = [token.idx for token in doc]
    for first, word in enumerate(words):
        if not word[0].isupper():
            continue
        for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
            end = words[last - 1]
            if end[0].isupper():
                yield first, last, name_key(text[starts[first] : starts[last - 1] + len(end)])
            elif end not in _JOINING:
                break


def _places_behind_words(doc: Doc) -> Iterator[str]:
    known_demonyms, known_abbreviations = demonyms(), abbreviations()
    for token in doc:
        word = token.text
        if word in known_demonyms:
            yield known_demonyms[word][0]
        if word in known_abbreviations:
            yield known_abbreviations[word][0]


def _at(doc: Doc, first: int, names: list[tuple[int, str]], found: dict[str, tuple[Candidate, ...]]) -> Spot | None:
    two = doc[first : first + 2].text if first + 1 < len(doc) else ""
    for last, written in ((first + 2, two), (first + 1, doc[first].text)):
        if written in demonyms():
            key, country = demonyms()[written]
            where = tuple(c for c in found.get(key, ()) if c.country == country and not c.other_name)
            return Spot(first, last, key, "demonym", where[:1])
        if written in abbreviations():
            key, country = abbreviations()[written]
            where = tuple(c for c in found.get(key, ()) if c.country == country and c.feature is Feature.REGION)
            return Spot(first, last, key, "abbreviation", where[:1])
    if names:
        last, key = names[-1]
        return Spot(first, last, key, "name", found[key])
    return None
