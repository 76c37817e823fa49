"""Which stretches of a text bear names that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Candidate, Feature, Gazetteer
from factwire.extraction.places.names import name_key
from factwire.extraction.places.place_lexicons import abbreviations, demonyms, generic
from factwire.extraction.text.lexicon import load_terms

LONGEST = 5  # words in a place name
_SHORTENED = frozenset({"St", "ST", "Ste", "STE", "Mt", "MT", "Ft", "FT"})
_ELIDED = ("d'", "d’", "l'", "l’")

SpotKind = Literal["name", "abbreviation", "demonym"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `[first, last)` with a known name at the code points `[start, end)`, and what the gazetteer has for it."""

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: SpotKind
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: int
    last: int
    start: int
    end: int
    written: str
    key: str


def spot_names(doc: Doc, text: str, gazetteer: Gazetteer) -> list[Spot]:
    """All known names, in text order, none overlapping: of those that start at a token the longest wins.

    `text` is the text of `doc`, which spaCy would put together anew.
    """
    stretches = list(_stretches(doc, text))
    behind = [place for stretch in stretches for place in _meanings(stretch.written)]
    counties = _listed_counties(doc, stretches) if "counties" in text else {}
    found = gazetteer.find([*(stretch.key for stretch in stretches), *(key for key, _ in behind), *counties.values()])
    spots: list[Spot] = []
    for stretch in _longest_first(stretches):
        if spots and stretch.first < spots[-1].last:
            continue
        spot = _spot(_as_county(stretch, counties, found), found)
        if spot and not _borrowed(doc, spot, found):
            spots.append(spot)
    return spots


def _listed_counties(doc: Doc, stretches: Iterable[_Stretch]) -> dict[tuple[int, int], str]:
    """The full names of the counties of a list, "Camden and Nassau counties", by the tokens of their short names."""
    ends = {stretch.last: stretch for stretch in reversed(_longest_first(stretches)) if " and " not in stretch.written}
    found = {}
    for token in doc:
        if token.lower_ == "counties":
            last = token.i
            while last in ends:
                stretch = ends[last]
                found[stretch.first, stretch.last] = f"{stretch.key} county"
                last = stretch.first
                while last > 0 and doc[last - 1].lower_ in {",", "and", "or", "&"}:
                    last -= 1
    return found


def _as_county(
    stretch: _Stretch, counties: dict[tuple[int, int], str], found: dict[str, tuple[Candidate, ...]]
) -> _Stretch:
    key = counties.get((stretch.first, stretch.last))
    return replace(stretch, key=key) if key in found else stretch


def _borrowed(doc: Doc, spot: Spot, found: dict[str, tuple[Candidate, ...]]) -> bool:
    """Whether "City" belongs to what follows: the Dallas City Council is the council of Dallas."""
    if doc[spot.last - 1].text != "City" or spot.last >= len(doc) or generic().get(doc[spot.last].text) != "body":
        return False
    shorter = [
        c.population
        for c in found.get(spot.key.removesuffix(" city"), ())
        if c.feature in (Feature.CITY, Feature.CAPITAL)
    ]
    return max(shorter, default=0) > max(c.population for c in spot.candidates)


def _stretches(doc: Doc, text: str) -> Iterator[_Stretch]:
    """Stretches of tokens that may be names, shorter ones first."""
    joining = load_terms("places/joining")
    tokens = list(doc)
    words = [token.text for token in tokens]
    starts = [token.idx for token in tokens]
    for first, word in enumerate(words):
        if not word[0].isupper() or (tokens[first].is_stop and not word.isupper()):
            continue
        if "-" in word[2:]:
            end = starts[first] + word.index("-", 2)
            yield _stretch(first, first + 1, starts[first], text[starts[first] : end])
        for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
            final = words[last - 1]
            if final[0].isupper() or final.startswith(_ELIDED):
                yield _stretch(first, last, starts[first], text[starts[first] : starts[last - 1] + len(final)])
            elif final not in joining and not (final == "." and words[last - 2] in _SHORTENED):
                break


def _stretch(first: int, last: int, start: int, written: str) -> _Stretch:
    return _Stretch(first, last, start, start + len(written), written, name_key(written))


def _longest_first(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    return sorted(stretches, key=lambda stretch: (stretch.first, -stretch.last, -stretch.end))


def _meanings(written: str) -> Iterator[tuple[str, str]]:
    """Key and country of the place that a demonym or an abbreviation stands for."""
    if written in demonyms():
        yield demonyms()[written]
    if written.removesuffix(".") in abbreviations():
        yield abbreviations()[written.removesuffix(".")]


def _spot(stretch: _Stretch, found: dict[str, tuple[Candidate, ...]]) -> Spot | None:
    written = stretch.written
    kind: SpotKind = "name"
    candidates = found.get(stretch.key, ())
    if written in demonyms():
        key, country = demonyms()[written]
        kind, candidates = "demonym", _named(found.get(key, ()), country=country)
    elif written.removesuffix(".") in abbreviations():
        key, country = abbreviations()[written.removesuffix(".")]
        kind, candidates = "abbreviation", _named(found.get(key, ()), country=country)
    elif len(stretch.key) <= 3:
        candidates = tuple(c for c in candidates if c.feature is Feature.COUNTRY or not written.isupper())
    if not candidates:
        return None
    key = stretch.key if kind == "name" else f"{kind}:{written}"
    return Spot(stretch.first, stretch.last, stretch.start, stretch.end, key, kind, candidates)


def _named(candidates: Iterable[Candidate], *, country: str) -> tuple[Candidate, ...]:
    """The most known of the places that bear the name itself in the country."""
    own = [c for c in candidates if c.country == country or not country]
    return tuple(sorted(own, key=lambda c: (c.feature is not Feature.COUNTRY, c.other_name, -c.population))[:1])
