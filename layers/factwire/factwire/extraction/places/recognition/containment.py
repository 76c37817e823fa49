"""Which names are qualified by a wider place beside them: "Paris, Texas"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from factwire.extraction.places.gazetteer import Candidate, Feature
from factwire.extraction.places.recognition.toponym_matching import Toponym

_LARGE = 100_000  # people: so large a town is meant by its other name where its country is named
_KIND: Final = (
    r"(?:town|village|city|hamlet|community|settlement|district|area|port"
    r"|resort|township|commune|municipality|enclave|stronghold)"
)
_WITHIN: Final = r" in(?: the)?(?: (?:[a-z]*(?:north|south|east|west|central)[a-z]*|far|rural)(?: of)?){0,2} "
_IN: Final = re.compile(_WITHIN)
_TITLED: Final = re.compile(rf"\b{_KIND} of $")  # "the fishing village of Mora in Spain"
_LONGEST_TITLE: Final = 20  # characters
# ", a small town in", " is a village in the north of"; not ", a town near".
_APPOSED: Final = re.compile(
    rf",? (?:(?:is|was) )?an? (?:[a-z-]+ ){{0,3}}{_KIND}(?: of (?:some |about )?[\d,]+(?: [a-z]+)?)?,?{_WITHIN}"
)
_BETWEEN = frozenset({",", "(", "in", "in the"})
_CALLED: Final = re.compile(r"^ (?:Twp|TWP|Township|TOWNSHIP|Borough|BOROUGH|Village|VILLAGE)\b\.?(?=,)")


def qualifiers(text: str, toponyms: Sequence[Toponym]) -> dict[int, tuple[Candidate, ...]]:
    """Return the candidates of each qualified toponym, by its position in `toponyms`: "Paris, Texas".

    A place qualifies only names of places that lie in it, so the names of a list do not qualify each other. A name that
    is said in so many words to lie in a place ("Mora, a village in the north of Spain", "the village of Mora in Spain",
    "MORA, N.Y.") has no candidates where none of its own does.
    """
    found = {}
    for at, (toponym, after) in enumerate(pairwise(toponyms)):
        between = text[toponym.end : after.start]
        if after.kind == "demonym" or toponym.kind != "name":
            continue
        if is_apposed(between) or (_IN.fullmatch(between) and _is_titled(text, toponym)):
            found[at] = _inside(toponym, after)
            continue
        between = without_kind(between).strip()
        inside = _inside(toponym, after) if between in _BETWEEN else ()
        if inside and not _is_known_better(toponym, inside, after.candidates):
            found[at] = inside
        elif between == "," and after.kind == "abbreviation" and not inside:
            found[at] = ()
    return found


def is_apposed(between: str) -> bool:
    """Return whether the words between two names say that the first is a place in the second: ", a village in"."""
    return _APPOSED.fullmatch(between) is not None


def _is_titled(text: str, toponym: Toponym) -> bool:
    """Return whether the words before a name say that it is a town or the like: "the village of"."""
    return _TITLED.search(text, max(0, toponym.start - _LONGEST_TITLE), toponym.start) is not None


def without_kind(between: str) -> str:
    """Return the words between a town and a wider place without what the town is called: "Hamilton Twp., N.J."."""
    return _CALLED.sub("", between)


def _inside(toponym: Toponym, wider: Toponym) -> tuple[Candidate, ...]:
    return tuple(place for place in toponym.candidates if any(lies_in(place, other) for other in wider.candidates))


def _is_known_better(toponym: Toponym, inside: tuple[Candidate, ...], wider: tuple[Candidate, ...]) -> bool:
    """Return whether the name is rather a country's, or a main name but only an other name of those `inside`."""
    if _may_be_country(toponym.candidates):
        return not any(_outdoes_country(place, wider) for place in inside)
    only_other_names = all(place.other_name and place.population < _LARGE for place in inside)
    return only_other_names and not all(place.other_name for place in toponym.candidates)


def _outdoes_country(place: Candidate, wider: tuple[Candidate, ...]) -> bool:
    """Return whether it is meant though a country has the name: "Georgia, U.S.", "Lebanon, Tennessee"; no list."""
    return not place.other_name and (place.feature is Feature.REGION or not _may_be_country(wider))


def _may_be_country(candidates: tuple[Candidate, ...]) -> bool:
    return any(place.feature is Feature.COUNTRY for place in candidates)


def lies_in(place: Candidate, wider: Candidate) -> bool:
    """Return whether the gazetteer says that a place lies in a wider one."""
    if place.feature <= wider.feature or place.country != wider.country:
        return False
    if wider.feature is Feature.COUNTRY:
        return True
    return wider.feature in (Feature.REGION, Feature.COUNTY) and bool(place.region) and place.region == wider.region
