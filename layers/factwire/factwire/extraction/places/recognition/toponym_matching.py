"""The stretches of a text that match names of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Candidate, Feature, Gazetteer
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.place_lexicons import abbreviations, demonyms, generic
from factwire.extraction.text.lexicon import load_terms

LONGEST = 5  # words in a place name
_SHORTENED = frozenset({"St", "ST", "Ste", "STE", "Mt", "MT", "Ft", "FT"})
_ELIDED = ("d'", "d’", "l'", "l’")

ToponymKind = Literal["name", "abbreviation", "demonym"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens `[first, last)` with a known name at the code points `[start, end)`, and its candidates."""

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: ToponymKind
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: int
    last: int
    start: int
    end: int
    written: str
    key: str


def match_toponyms(doc: Doc, text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """Return all known names, in text order, none overlapping: of those that start at a token the longest wins.

    `text` is the text of `doc`, which spaCy would put together anew.
    """
    stretches = list(_stretches(doc, text))
    behind = [place for stretch in stretches for place in _meanings(stretch.written)]
    counties = _listed_counties(doc, stretches) if "counties" in text else {}
    found = gazetteer.find([*(stretch.key for stretch in stretches), *(key for key, _ in behind), *counties.values()])
    toponyms: list[Toponym] = []
    for stretch in _longest_first(stretches):
        if toponyms and stretch.first < toponyms[-1].last:
            continue
        if is_month(doc, stretch.first):
            continue
        toponym = _toponym(_as_county(stretch, counties, found), found)
        if toponym and not _borrowed(doc, toponym, found):
            toponyms.append(toponym)
    return toponyms


def is_month(doc: Doc, at: int) -> bool:
    """Return whether a token is a month before its day: "Nov 25", "Jan. 3"."""
    if generic().get(doc[at].text.removesuffix(".")) != "month":
        return False
    following = doc[at + 1 : at + 3].text.removeprefix(".").split()
    return bool(following) and following[0][0].isdigit()


def _listed_counties(doc: Doc, stretches: Iterable[_Stretch]) -> dict[tuple[int, int], str]:
    """Return the full names of listed counties ("Camden and Nassau counties"), by the tokens of their short names."""
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


def _borrowed(doc: Doc, toponym: Toponym, found: dict[str, tuple[Candidate, ...]]) -> bool:
    """Return whether "City" belongs to the next word: the Dallas City Council is the council of Dallas."""
    if (
        doc[toponym.last - 1].text != "City"
        or toponym.last >= len(doc)
        or generic().get(doc[toponym.last].text) != "body"
    ):
        return False
    shorter = [
        c.population
        for c in found.get(toponym.key.removesuffix(" city"), ())
        if c.feature in (Feature.CITY, Feature.CAPITAL)
    ]
    return max(shorter, default=0) > max(c.population for c in toponym.candidates)


def _stretches(doc: Doc, text: str) -> Iterator[_Stretch]:
    """Yield the stretches of tokens that may be names, shorter ones first at each token."""
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
    """Yield the key and country of the place of a demonym or an abbreviation."""
    if written in demonyms():
        yield demonyms()[written]
    if written.removesuffix(".") in abbreviations():
        yield abbreviations()[written.removesuffix(".")]


def _toponym(stretch: _Stretch, found: dict[str, tuple[Candidate, ...]]) -> Toponym | None:
    written = stretch.written
    kind: ToponymKind = "name"
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
    return Toponym(stretch.first, stretch.last, stretch.start, stretch.end, key, kind, candidates)


def _named(candidates: Iterable[Candidate], *, country: str) -> tuple[Candidate, ...]:
    """Return the best known place of the name in the country."""
    own = [c for c in candidates if c.country == country or not country]
    return tuple(sorted(own, key=lambda c: (c.feature is not Feature.COUNTRY, c.other_name, -c.population))[:1])
